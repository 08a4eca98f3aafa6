import { relative, sep } from 'node:path';
import { type FileKind, fileKind } from '../files/files.ts';
import { inWords, nodeFiles } from '../files/node-files.ts';

export interface Input {
  /** Relative to the working folder, with `/`. */
  readonly path: string;
  readonly kind: FileKind;
  readonly text: string;
}

/** What was asked for: the texts that can be read, and what is to be said of the rest. */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly problems: readonly string[];
}

/** Reads files, walks folders. Never rejects. */
export async function readInputs(paths: readonly string[], standardInputName: string): Promise<Inputs> {
  const inputs: Input[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    if (path === '-') inputs.push({ path: standardInputName, kind: 'body', text: await readStandardInput() });
    else for (const file of await filesOf(path, problems)) await readInto(file, inputs, problems);
  }
  return { inputs, problems };
}

async function filesOf(path: string, problems: string[]): Promise<readonly string[]> {
  if ((await nodeFiles.kind(path)) !== 'folder') return [path];
  try {
    const files = await nodeFiles.find(path);
    if (files.length === 0)
      problems.push(`${path}: there is no *.webhook.liquid and no *.sample-user.json in this folder`);
    return files;
  } catch (error) {
    problems.push(`${path}: ${inWords(error)}`);
    return [];
  }
}

async function readInto(file: string, inputs: Input[], problems: string[]): Promise<void> {
  const path = shown(file);
  const kind = fileKind(file) ?? (file.endsWith('.liquid') ? 'body' : undefined);
  const content = await nodeFiles.read(file);
  if ('problem' in content) problems.push(`${path}: ${content.problem}`);
  else if (kind === undefined)
    problems.push(`${path}: is neither a body (*.webhook.liquid) nor a sample user (*.sample-user.json)`);
  else inputs.push({ path, kind, text: content.text });
}

export function shown(file: string): string {
  return relative(process.cwd(), file).split(sep).join('/') || '.';
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
