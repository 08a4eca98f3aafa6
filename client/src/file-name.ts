/** In UTF-16 units. Longer names are cut, since some file systems allow no more than 255 bytes. */
const LONGEST = 60;

/** The name of a file for a sample user: `case-user-id-is-blank.sample-user.json`. */
export function sampleUserFileName(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const slug = words.join('-').slice(0, LONGEST).replace(/-$/, '');
  return `${slug === '' ? 'case' : slug}.sample-user.json`;
}
