import { BlockFiles } from '../blocks/block-files.ts';
import { bodySuffix, configurationFile, type FileText, sampleUserSuffix, type WritableFiles } from '../files/files.ts';
import type { Renderer } from '../render/rendering.ts';
import { checkBody } from '../service/check-body.ts';
import { checkSampleUser } from '../service/check-sample-user.ts';
import { withExpectation } from '../service/new-body/expectation.ts';
import type { Users } from '../service/new-body/identity.ts';
import { makeNewBody, type NewBody, type NewBodyTools } from '../service/new-body/new-body.ts';
import { renderFile } from '../service/new-body/render-file.ts';
import { readStandardInput } from './inputs.ts';
import { type ConfigOf, loadConfig } from './load-config.ts';
import { terminalText } from './terminal.ts';
import { type Exit, readArguments, usage } from './usage.ts';

const OPTIONS = {
  expected: { type: 'string' },
  users: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean', default: false },
  config: { type: 'string' },
} as const;

/** A body from a trigger event, printed, or written with its sample user beside it. */
export async function newBody(args: readonly string[], files: WritableFiles, renderer: Renderer): Promise<Exit> {
  try {
    return await make(args, files, renderer);
  } finally {
    renderer.dispose();
  }
}

async function make(args: readonly string[], files: WritableFiles, renderer: Renderer): Promise<Exit> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const { expected, users, out, force } = values;
  const [place, ...others] = positionals;
  if (place === undefined || others.length > 0) return usage('new needs one event: mi-webhook new EVENT_FILE');
  if (users !== undefined && !isUsers(users)) return usage(`--users must be known or all, not ${users}`);
  if (out !== undefined && !isBodyName(out))
    return usage(`--out must be the name of a body, such as product-view${bodySuffix}`);
  const settings = await loadConfig(values.config ?? configurationFile, values.config !== undefined, files);
  if ('problems' in settings) return usage(settings.problems.join('\n'));
  const event = place === '-' ? await readStandardInput() : await files.read(place);
  if ('problem' in event) return usage(`${place}: ${event.problem}`);
  const payload = expected === undefined ? undefined : await files.read(expected);
  if (payload !== undefined && 'problem' in payload) return usage(`${expected}: ${payload.problem}`);

  const request = { event: event.text, ...given(payload), ...(users && { users }) };
  const made = await makeNewBody(request, toolsFor(out ?? `new${bodySuffix}`, settings.of, files, renderer));
  if ('problem' in made) return usage(`${made.what === 'event' ? place : expected}: ${made.problem}`);
  const failed = out === undefined ? print(made.text) : await write(made, out, force, files, renderer);
  if (failed) return 2;
  for (const words of [...made.notes, ...made.problems]) usage(words);
  return made.problems.length > 0 ? 1 : 0;
}

function given(payload: FileText | undefined): { expected?: string } {
  return payload === undefined || 'problem' in payload ? {} : { expected: payload.text };
}

function isUsers(word: string): word is Users {
  return word === 'known' || word === 'all';
}

function isBodyName(path: string): boolean {
  return path.endsWith(bodySuffix) && !/(?:^|[/\\])\.webhook\.liquid$/.test(path);
}

function toolsFor(path: string, configOf: ConfigOf, files: WritableFiles, renderer: Renderer): NewBodyTools {
  const config = configOf(path);
  const blockFiles = new BlockFiles(files);
  return {
    check: async (text) => checkBody(text, { config, blocks: await blockFiles.around(text, path, '') }),
    checkSampleUser: async (text) => checkSampleUser(text, { config }),
    render: renderFile(renderer),
    settings: config.settings,
  };
}

function print(text: string): false {
  process.stdout.write(process.stdout.isTTY ? terminalText(text) : text);
  return false;
}

/** Writes both files or says why not. @returns whether something went wrong. */
async function write(
  made: NewBody,
  out: string,
  force: boolean,
  files: WritableFiles,
  renderer: Renderer,
): Promise<boolean> {
  const beside = `${out.slice(0, -bodySuffix.length)}${sampleUserSuffix}`;
  const name = out.split(/[/\\]/).at(-1) ?? out;
  const sampleUser = await withExpectation(made.sampleUser, name, made.text, renderFile(renderer));
  const both = [
    [out, made.text],
    [beside, sampleUser],
  ] as const;
  const there = force ? [] : await existing([out, beside], files);
  for (const path of there) usage(`${path} already exists: choose another name, or replace it with --force`);
  if (there.length > 0) return true;
  for (const [path, text] of both) {
    const failed = await writeOne(path, text, files);
    if (failed !== undefined) return usage(`${path} ${failed.problem}`) === 2;
    process.stdout.write(`Wrote ${terminalText(path)}\n`);
  }
  return false;
}

async function existing(paths: readonly string[], files: WritableFiles): Promise<string[]> {
  const kinds = await Promise.all(paths.map((path) => files.kind(path)));
  return paths.filter((_, at) => kinds[at] !== 'missing');
}

async function writeOne(
  path: string,
  text: string,
  files: WritableFiles,
): Promise<{ readonly problem: string } | undefined> {
  if ((await files.kind(path)) === 'missing') return files.create(path, text);
  const old = await files.read(path);
  if ('problem' in old) return old;
  const failed = await files.replace(path, { mark: old.mark, before: old.text, after: text });
  return failed && { problem: `was not written: ${failed.problem}` };
}
