import type { Files } from '../files/files.ts';
import { redacted } from '../privacy/redacted.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import { readSampleUser } from '../samples/read.ts';
import type { SampleUser } from '../samples/sample-user.ts';

export interface HarmlessUsers {
  readonly users: readonly SampleUser[];
  /** What was replaced, in words: "email address in maria.sample-user.json". */
  readonly replaced: readonly string[];
}

/**
 * Sample users in which reserved example values stand for personal data: of some data a payload shows nothing but a hash, by which a person can
 * still be recognised. @param ids their files or built-in names, in the order of `users`.
 */
export async function harmlessUsers(
  ids: readonly string[],
  users: readonly SampleUser[],
  files: Files,
): Promise<HarmlessUsers> {
  const replaced: string[] = [];
  const harmless: SampleUser[] = [];
  for (const [at, user] of users.entries()) {
    const id = ids[at] ?? '';
    const content = builtInSampleUsers.some((one) => one.id === id) ? undefined : await files.read(id);
    const told = content === undefined || 'problem' in content ? undefined : redacted(content.text);
    for (const words of new Set(told?.replaced)) replaced.push(`${words} in ${id}`);
    harmless.push((told && readSampleUser(told.text).sampleUser) ?? user);
  }
  return { users: harmless, replaced };
}
