/** In UTF-16 units. Longer names are cut, since some file systems allow no more than 255 bytes. */
const LONGEST = 60;

export const SAMPLE_USER_SUFFIX = '.sample-user.json';

/** The name of a file for a sample user: `case-user-id-is-blank.sample-user.json`. `count` tells those of the same name apart. */
export function sampleUserFileName(name: string, count = 1): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const slug = words.join('-').slice(0, LONGEST).replace(/-$/, '');
  const number = count > 1 ? `-${count}` : '';
  return `${slug === '' ? 'case' : slug}${number}${SAMPLE_USER_SUFFIX}`;
}

/**
 * A path as a save dialog returns it, with the suffix once: dialogs know only the last extension of a name, so they add one that is there
 * already, or a part of it.
 */
export function withOneSuffix(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  const base = path.slice(slash).replace(/(?:\.json|\.sample-user)+$/i, '');
  return `${path.slice(0, slash)}${base === '' ? 'case' : base}${SAMPLE_USER_SUFFIX}`;
}
