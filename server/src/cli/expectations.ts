import { dirname, join } from 'node:path';
import type { Files, Text } from '../files/files.ts';
import { textDocument } from '../files/text-document.ts';
import { readSampleUser } from '../samples/read.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import type { Value } from '../semantics/values.ts';
import { type Input, readInputs, shown, type Unreadable } from './inputs.ts';

/** A sample user's expected payload for one body. */
export interface Expectation {
  /** The file of the sample user. */
  readonly file: SampleUserFile;
  /** The body as the file names it. */
  readonly key: string;
  /** Where the body lies, relative to the working folder. */
  readonly body: string;
  readonly expected: Value;
}

export interface SampleUserFile extends Text {
  readonly path: string;
  readonly sampleUser: SampleUser;
}

/** Which expectations are wanted. */
export interface Wanted {
  readonly paths: readonly string[];
  /** A part of the name or the path of a sample user or of the path of a body, in any case. */
  readonly filter: string | undefined;
  /** The folder of the configuration. */
  readonly root: string;
}

/**
 * What the sample users in the given files and folders expect. Bodies that are named choose among the expectations; if no sample user and no folder is
 * named, those of the working folder are read.
 */
export async function* expectationsIn(wanted: Wanted, files: Files): AsyncGenerator<Expectation | Unreadable> {
  const bodies = new Set(wanted.paths.filter((path) => path.endsWith('.liquid')).map(shown));
  const others = wanted.paths.filter((path) => !path.endsWith('.liquid'));
  for await (const input of readInputs(others.length > 0 ? others : ['.'], '-', files)) {
    if ('problem' in input) yield input;
    else if (input.kind === 'sample-user') {
      for await (const one of expectationsOf(input, wanted.root, files))
        if ('problem' in one || ((bodies.size === 0 || bodies.has(one.body)) && isWanted(one, wanted.filter)))
          yield one;
    }
  }
}

async function* expectationsOf(
  { path, text, mark }: Input,
  root: string,
  files: Files,
): AsyncGenerator<Expectation | Unreadable> {
  // Most sample users expect nothing, and have been checked by others.
  if (!text.includes('"expect"')) return;
  const { sampleUser, problems } = readSampleUser(text);
  const [first] = problems;
  if (sampleUser === undefined) {
    const line = first === undefined ? 1 : textDocument(text).positionAt(first.start).line + 1;
    yield { path: `${path}:${line}`, problem: first?.message ?? 'cannot be read' };
    return;
  }
  const file = { path, text, mark, sampleUser };
  for (const [key, expected] of sampleUser.expect)
    yield { file, key, body: await placeOf(key, path, root, files), expected };
}

/** Beside the sample user, or else in the folder of the configuration. */
async function placeOf(key: string, sampleUser: string, root: string, files: Files): Promise<string> {
  const beside = shown(join(dirname(sampleUser), key));
  return (await files.kind(beside)) === 'file' ? beside : shown(join(root, key));
}

function isWanted({ file, body }: Expectation, filter: string | undefined): boolean {
  if (filter === undefined) return true;
  const part = filter.toLowerCase();
  return [file.sampleUser.name, file.path, body].some((text) => text.toLowerCase().includes(part));
}
