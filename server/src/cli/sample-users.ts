import { didYouMean } from '../catalog/did-you-mean.ts';
import type { Files } from '../files/files.ts';
import { textDocument } from '../files/text-document.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import { readSampleUser } from '../samples/read.ts';
import type { SampleUser } from '../samples/sample-user.ts';

/** A sample user with the file or name by which a call asks for it. */
export interface Named {
  readonly id: string;
  readonly sampleUser: SampleUser;
}

export async function readSampleUsers(
  ids: readonly string[],
  files: Files,
): Promise<{ readonly found: readonly Named[] } | { readonly problem: string }> {
  const found: Named[] = [];
  for (const id of ids) {
    const one = await readOne(id, files);
    if ('problem' in one) return one;
    found.push({ id, sampleUser: one });
  }
  return { found };
}

async function readOne(id: string, files: Files): Promise<SampleUser | { readonly problem: string }> {
  const builtIn = builtInSampleUsers.find((one) => one.id === id);
  if (builtIn !== undefined) return builtIn.sampleUser;
  const content = await files.read(id);
  if ('problem' in content) return { problem: `${id}: ${content.problem}.${builtInHint(id)}` };
  const { sampleUser: found, problems } = readSampleUser(content.text);
  if (found !== undefined) return found;
  const lines = textDocument(content.text);
  const said = problems.map(({ start, message }) => `${id}:${lines.positionAt(start).line + 1}: ${message}`);
  return { problem: said.join('\n') };
}

function builtInHint(id: string): string {
  const names = builtInSampleUsers.map((one) => one.id);
  const near = didYouMean(id, names);
  return near === undefined ? ` Built-in sample users: ${names.join(', ')}.` : ` Did you mean ${near}?`;
}
