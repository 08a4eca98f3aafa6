import { BlockFiles } from '../blocks/block-files.ts';
import { configurationFile, type Files } from '../files/files.ts';
import type { Renderer, Rendering } from '../render/rendering.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import { curlCommand } from '../service/exports/curl.ts';
import { powershellCommand } from '../service/exports/powershell.ts';
import { type PreviewOfRendering, previewRendering } from '../service/preview.ts';
import { causeOf } from '../service/replay/cause.ts';
import { withBlocks } from '../service/with-blocks.ts';
import { type Input, readInputs, type Unreadable } from './inputs.ts';
import { type ConfigOf, loadConfig } from './load-config.ts';
import { isOutputBroken } from './output.ts';
import { startRenderer } from './renderer.ts';
import { type Named, readSampleUsers } from './sample-users.ts';
import { jsonText, terminalText } from './terminal.ts';
import { type Exit, readArguments, usage } from './usage.ts';

const OPTIONS = {
  'sample-user': { type: 'string', multiple: true, default: [] as string[] },
  all: { type: 'boolean', default: false },
  now: { type: 'string' },
  format: { type: 'string', default: 'body' },
} as const;

interface Result extends PreviewOfRendering {
  readonly body: string;
  readonly sampleUser: string;
  readonly rendering: Rendering;
}

/** A command would send what the body stops, or what Movable Ink refuses, so there is none of that. */
const FORMATS = new Map<string, (result: Result) => string>([
  ['body', ({ rendering }) => rendering.text],
  [
    'json',
    ({ status, rendering }) =>
      status === 'valid' ? `${JSON.stringify(JSON.parse(rendering.text), null, 2)}\n` : rendering.text,
  ],
  ['curl', ({ status, rendering }) => (status === 'valid' ? curlCommand(rendering.text) : '')],
  ['powershell', ({ status, rendering }) => (status === 'valid' ? powershellCommand(rendering.text) : '')],
  ['results', resultLine],
]);

/** @param files the disk. */
export async function render(args: readonly string[], files: Files): Promise<Exit> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const format = FORMATS.get(values.format);
  if (format === undefined) return usage(`--format must be one of ${[...FORMATS.keys()].join(', ')}`);
  if (positionals.length === 0) return usage('render needs a body: mi-webhook render BODY');
  const people = await sampleUsers(values, files);
  if ('problem' in people) return usage(people.problem);
  const inputs = readInputs(positionals, 'stdin.webhook.liquid', files);
  const { rendered, isWhole, areValid } = await renderAll(
    inputs,
    people.found,
    format,
    values.format === 'results',
    files,
  );
  if (!isWhole || rendered === 0) return 2;
  return areValid ? 0 : 1;
}

/** Without one, a time is another on each machine. */
const WITH_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/i;

interface People {
  readonly 'sample-user': readonly string[];
  readonly all: boolean;
  readonly now?: string | undefined;
}

async function sampleUsers(
  { 'sample-user': wanted, all, now }: People,
  files: Files,
): Promise<{ readonly found: readonly Named[] } | { readonly problem: string }> {
  const moment = now === undefined ? undefined : WITH_ZONE.test(now) ? Date.parse(now) : Number.NaN;
  if (Number.isNaN(moment))
    return { problem: `--now must be a time with its zone, such as 2023-12-06T18:20:45Z, not ${now}` };
  const ids = [...wanted, ...(all ? builtInSampleUsers.map(({ id }) => id) : [])];
  const read = await readSampleUsers(ids.length > 0 ? ids : ['known-user'], files);
  if ('problem' in read || moment === undefined) return read;
  return { found: read.found.map(({ id, sampleUser }) => ({ id, sampleUser: { ...sampleUser, now: moment } })) };
}

interface RenderingTools {
  readonly configOf: ConfigOf;
  readonly renderer: Renderer;
  readonly blockFiles: BlockFiles;
}

interface Rendered {
  /** How many bodies. */
  readonly rendered: number;
  /** Whether all inputs could be read. */
  readonly isWhole: boolean;
  readonly areValid: boolean;
}

async function renderAll(
  inputs: AsyncIterable<Input | Unreadable>,
  people: readonly Named[],
  format: (result: Result) => string,
  quiet: boolean,
  files: Files,
): Promise<Rendered> {
  const settings = await loadConfig(configurationFile, false, files);
  if ('problems' in settings) return brokenConfiguration(settings.problems);
  const tools = { configOf: settings.of, renderer: startRenderer(), blockFiles: new BlockFiles(files) };
  let [rendered, isWhole, areValid] = [0, true, true];
  try {
    for await (const input of inputs) {
      if ('problem' in input) {
        usage(`${input.path}: ${input.problem}`);
        isWhole = false;
      } else if (input.kind === 'body') {
        rendered++;
        areValid = (await renderFor(input, people, format, quiet, tools)) && areValid;
      }
      if (isOutputBroken()) break;
    }
  } finally {
    tools.renderer.dispose();
  }
  return { rendered, isWhole, areValid };
}

/** It may name folders of Content Blocks, so that nothing can be rendered for sure. */
function brokenConfiguration(problems: readonly string[]): Rendered {
  for (const problem of problems) usage(problem);
  return { rendered: 0, isWhole: false, areValid: false };
}

/** @returns whether all renderings are valid. */
async function renderFor(
  { path, text }: Input,
  people: readonly Named[],
  format: (result: Result) => string,
  quiet: boolean,
  tools: RenderingTools,
): Promise<boolean> {
  let areValid = true;
  for (const { id, sampleUser } of people) {
    const result = await renderOne(path, text, { id, sampleUser }, tools);
    const printed = format(result);
    process.stdout.write(process.stdout.isTTY ? terminalText(printed) : printed);
    if (result.status !== 'valid') areValid = false;
    if (!quiet && result.status !== 'valid')
      usage(`${path} for ${id}: ${result.status}. ${result.reason ?? ''}`.trim());
    if (!quiet) for (const { message } of result.rendering.notes) usage(`${path} for ${id}: ${message}`);
  }
  return areValid;
}

async function renderOne(
  body: string,
  text: string,
  { id, sampleUser }: Named,
  { configOf, renderer, blockFiles }: RenderingTools,
): Promise<Result> {
  const { contentBlocks } = configOf(body).settings;
  const known = await blockFiles.around(text, body, '', contentBlocks);
  const whole = withBlocks(text, known, sampleUser);
  const rendering = await renderer.render({ body: whole.text, sampleUser: whole.sampleUser });
  const preview = previewRendering(rendering);
  const isInvalid = preview.status === 'invalid';
  const cause = isInvalid ? { reason: `${causeOf(rendering, text, whole.layout).message}.` } : {};
  return { body, sampleUser: id, rendering, ...preview, ...cause };
}

function resultLine({ body, sampleUser, status, rendering, reason }: Result): string {
  const notes = rendering.notes.map(({ message }) => message);
  return `${jsonText({ body, sampleUser, status, rendering: rendering.text, reason, notes })}\n`;
}
