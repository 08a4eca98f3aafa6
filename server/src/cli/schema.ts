import { resolve } from 'node:path';
import { BlockFiles } from '../blocks/block-files.ts';
import { compareContracts } from '../contract/compare.ts';
import { contractInMarkdown } from '../contract/markdown.ts';
import { mergeContracts } from '../contract/merge.ts';
import { readSchema } from '../contract/read-schema.ts';
import { ordered, type Schema } from '../contract/schema.ts';
import { configurationFile, type Files } from '../files/files.ts';
import type { Renderer } from '../render/rendering.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import { checkBody } from '../service/check-body.ts';
import { contractOf } from '../service/contract.ts';
import { type Input, readInputs } from './inputs.ts';
import { type ConfigOf, loadConfig } from './load-config.ts';
import { readSampleUsers } from './sample-users.ts';
import { jsonText, terminalLine, terminalText } from './terminal.ts';
import { type Exit, readArguments, usage } from './usage.ts';
import { writeNewFile } from './write-file.ts';

const OPTIONS = {
  format: { type: 'string', default: 'json-schema' },
  out: { type: 'string' },
  check: { type: 'string' },
  config: { type: 'string' },
  'sample-user': { type: 'string', multiple: true, default: [] as string[] },
  'stdin-filename': { type: 'string', default: 'stdin.webhook.liquid' },
} as const;

const FORMATS = new Map<string, (contract: Schema) => string>([
  ['json-schema', (contract) => `${jsonText(ordered(contract), 2)}\n`],
  ['markdown', contractInMarkdown],
]);

/** Prints the contract of a body, or one for several. */
export async function schema(args: readonly string[], files: Files, renderer: Renderer): Promise<Exit> {
  const { values, positionals } = readArguments(args, OPTIONS);
  try {
    const format = FORMATS.get(values.format);
    if (format === undefined) return usage(`--format must be one of ${[...FORMATS.keys()].join(', ')}`);
    if (positionals.length === 0) return usage('schema needs a body: mi-webhook schema BODY');
    const tools = await toolsOf(values, files, renderer);
    if ('problem' in tools) return usage(tools.problem);
    const found = await contractsOf(positionals, values['stdin-filename'], files, tools);
    if ('exit' in found) return found.exit;
    const contract = mergeContracts(found.contracts);
    return values.check === undefined ? write(format(contract), values.out) : check(contract, values.check, files);
  } finally {
    renderer.dispose();
  }
}

export interface ContractTools {
  readonly configOf: ConfigOf;
  readonly users: readonly SampleUser[];
  readonly blockFiles: BlockFiles;
  readonly renderer: Renderer;
}

export async function toolsOf(
  { config, 'sample-user': names }: { config?: string | undefined; 'sample-user': readonly string[] },
  files: Files,
  renderer: Renderer,
): Promise<ContractTools | { readonly problem: string }> {
  const loaded = await loadConfig(config ?? configurationFile, config !== undefined, files);
  if ('problems' in loaded) return { problem: loaded.problems.join('\n') };
  const users = await readSampleUsers(names, files);
  if ('problem' in users) return users;
  const found = users.found.map(({ sampleUser }) => sampleUser);
  return { configOf: loaded.of, users: found, blockFiles: new BlockFiles(files), renderer };
}

/** Reads and checks a body with its Content Blocks. */
export async function checkedBody({ path, text }: Input, { configOf, blockFiles }: ContractTools) {
  const config = configOf(path);
  const blocks = await blockFiles.around(text, path, '', config.settings.contentBlocks);
  return checkBody(text, { config, blocks });
}

async function contractsOf(
  paths: readonly string[],
  standardInputName: string,
  files: Files,
  tools: ContractTools,
): Promise<{ readonly contracts: readonly [Schema, ...Schema[]] } | { readonly exit: Exit }> {
  const contracts: Schema[] = [];
  let exit: Exit = 0;
  for await (const input of readInputs(paths, standardInputName, files)) {
    if ('problem' in input) exit = usage(`${input.path}: ${input.problem}`);
    if ('problem' in input || input.kind !== 'body') continue;
    const found = await contractOf(await checkedBody(input, tools), input.path, tools.renderer, tools.users);
    if ('schema' in found) contracts.push(found.schema);
    else {
      usage(`${input.path} ${found.problem}`);
      if (exit === 0) exit = 1;
    }
  }
  const [first, ...others] = contracts;
  if (exit !== 0) return { exit };
  return first === undefined
    ? { exit: usage('there is no body to make a contract of') }
    : { contracts: [first, ...others] };
}

/** What changed for the receiver since a contract was written down. */
async function check(contract: Schema, file: string, files: Files): Promise<Exit> {
  const content = await files.read(file);
  const known = 'problem' in content ? content : readSchema(content.text);
  if ('problem' in known) return usage(`${file}: ${known.problem}`);
  const changes = compareContracts(known.schema, contract);
  const isBreaking = changes.some((one) => one.isBreaking);
  for (const one of changes) {
    const path = one.path === '' ? 'The payload' : one.path;
    process.stdout.write(`${terminalLine(`${one.isBreaking ? 'breaking' : 'compatible'}: ${path} ${one.words}`)}\n`);
  }
  if (changes.length === 0) process.stdout.write('No change for the receiver.\n');
  return isBreaking ? 1 : 0;
}

async function write(text: string, out: string | undefined): Promise<Exit> {
  if (out === undefined) {
    process.stdout.write(process.stdout.isTTY ? terminalText(text) : text);
    return 0;
  }
  const problem = await writeNewFile(resolve(out), text);
  return problem === undefined ? 0 : usage(`${out}: ${problem}`);
}
