import { relative, resolve, sep } from 'node:path';
import { decodeText, type FileKind, type Files, type FileText, fileKind, largestFile } from '../files/files.ts';
import { inWords } from '../files/system-errors.ts';

export interface Input {
  /** Relative to the working folder, with `/`. */
  readonly path: string;
  /** Where it was read; none for standard input, whatever that is called. */
  readonly place: string | undefined;
  readonly kind: FileKind;
  readonly text: string;
  /** The byte order mark before the text, or an empty string. */
  readonly mark: string;
}

/** An input that cannot be read, with the reason as the end of a sentence. */
export interface Unreadable {
  readonly path: string;
  readonly problem: string;
}

/** Reads files, walks folders; each file once, and not before it is asked for. Never rejects. */
export async function* readInputs(
  paths: readonly string[],
  standardInputName: string,
  files: Files,
): AsyncGenerator<Input | Unreadable> {
  const seen = new Set<string>();
  for await (const found of filesOf(paths, files)) {
    if (typeof found !== 'string') yield found;
    else if (isNew(found, seen))
      yield found === '-' ? await fromStandardInput(standardInputName) : await fromFile(found, files);
  }
}

function isNew(path: string, seen: Set<string>): boolean {
  const known = seen.size;
  return seen.add(path === '-' ? path : resolve(path)).size > known;
}

/** Paths of files, and `-`. */
async function* filesOf(paths: readonly string[], files: Files): AsyncGenerator<string | Unreadable> {
  for (const path of paths) {
    if (path === '-' || (await files.kind(path)) !== 'folder') yield path;
    else yield* filesIn(path, files);
  }
}

async function* filesIn(folder: string, files: Files): AsyncGenerator<string | Unreadable> {
  const found = await files.find(folder);
  for (const { place, problem } of found.unreadable) yield { path: shown(place), problem };
  if (found.files.length === 0 && found.unreadable.length === 0)
    yield { path: folder, problem: 'contains no *.webhook.liquid or *.sample-user.json file' };
  yield* found.files;
}

async function fromFile(place: string, files: Files): Promise<Input | Unreadable> {
  const path = shown(place);
  const content = await files.read(place);
  if ('problem' in content) return { path, ...content };
  const kind = fileKind(place) ?? (place.endsWith('.liquid') ? 'body' : undefined);
  if (kind !== undefined) return { path, place, kind, ...content };
  return { path, problem: 'is not a body (*.webhook.liquid) or a sample user (*.sample-user.json)' };
}

async function fromStandardInput(path: string): Promise<Input | Unreadable> {
  const content = await readStandardInput();
  return 'problem' in content ? { path, ...content } : { path, place: undefined, kind: 'body', ...content };
}

/** Up to the same size as files, since some inputs have no end. */
export async function readStandardInput(): Promise<FileText> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of process.stdin) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      if (length > largestFile) break;
    }
    return decodeText(Buffer.concat(chunks));
  } catch (error) {
    return { problem: inWords(error) };
  }
}

export function shown(file: string): string {
  return relative(process.cwd(), file).split(sep).join('/') || '.';
}
