import { basename, join, resolve } from 'node:path';
import type { Sample } from '../contract/confirm.ts';
import { ordered } from '../contract/schema.ts';
import type { Files } from '../files/files.ts';
import type { Renderer } from '../render/rendering.ts';
import type { CheckedBody } from '../service/check-body.ts';
import { contractOf } from '../service/contract.ts';
import { curlCommand } from '../service/exports/curl.ts';
import { launchList } from '../service/handover/launch-list.ts';
import { handOverPage } from '../service/handover/page.ts';
import { sharedContract, sharedSamples } from '../service/handover/samples.ts';
import { type HarmlessUsers, harmlessUsers } from './harmless-users.ts';
import { type Input, readInputs } from './inputs.ts';
import { type ContractTools, checkedBody, toolsOf } from './schema.ts';
import { jsonText } from './terminal.ts';
import { type Exit, readArguments, usage } from './usage.ts';
import { writeNewFile } from './write-file.ts';

const OPTIONS = {
  out: { type: 'string' },
  redact: { type: 'boolean', default: false },
  'sample-user': { type: 'string', multiple: true, default: [] as string[] },
  'stdin-filename': { type: 'string', default: 'stdin.webhook.liquid' },
  config: { type: 'string' },
} as const;

/** Writes all that Movable Ink and whoever launches the campaign need to know of a body. */
export async function share(args: readonly string[], files: Files, renderer: Renderer): Promise<Exit> {
  const { values, positionals } = readArguments(args, OPTIONS);
  try {
    const { out } = values;
    if (positionals.length > 1) return usage('share takes one body, since each has a launch list of its own');
    if (positionals.length === 0 || out === undefined)
      return usage('share needs a body and a folder: mi-webhook share BODY --out DIR');
    const tools = await toolsOf(values, files, renderer);
    if ('problem' in tools) return usage(tools.problem);
    const users = await harmlessUsers(values['sample-user'], tools.users, files);
    for await (const input of readInputs(positionals, values['stdin-filename'], files)) {
      if ('problem' in input) return usage(`${input.path}: ${input.problem}`);
      if (input.kind === 'body') return await shareBody(input, out, values.redact, { ...tools, harmless: users });
    }
    return usage('there is no body to share');
  } finally {
    renderer.dispose();
  }
}

interface ShareTools extends ContractTools {
  readonly harmless: HarmlessUsers;
}

async function shareBody(input: Input, out: string, isRedacted: boolean, tools: ShareTools): Promise<Exit> {
  const { path } = input;
  const { harmless, renderer } = tools;
  const checked = await checkedBody(input, tools);
  const found = await contractOf(checked, basename(path), renderer, isRedacted ? harmless.users : tools.users);
  if ('problem' in found) return refuse(`${path} ${found.problem}`);
  const shared = sharedSamples(found.samples, isRedacted);
  const { contract, replaced } = sharedContract(found.schema);
  const inContract = isRedacted ? [] : replaced.map((words) => `${words} in the contract`);
  const hashed = isRedacted || 'found' in shared ? [] : await hashedData(checked, found.samples, tools);
  const personal = 'found' in shared ? shared.found : [...inContract, ...hashed];
  if ('found' in shared || personal.length > 0) {
    for (const words of personal) usage(`${path}: ${words}`);
    return refuse('nothing was written, since personal data must not be shared; --redact replaces it');
  }
  const { samples } = shared;
  const request = curlCommand(samples[0]?.payload ?? '{}\n');
  const launch = launchList(checked, tools.users.find(({ event }) => event.name !== undefined)?.event.name);
  const page = handOverPage(checked, { contract, samples, request, launch });
  return write(out, [
    ['handover.md', page],
    ['contract.json', `${jsonText(ordered(contract), 2)}\n`],
    ['request.sh', request],
    ...samples.map(({ payload }, at): [string, string] => [`sample-${at + 1}.json`, payload]),
  ]);
}

/** Personal data of the sample users that no payload shows as it is: with other data in its place, another payload is sent. */
async function hashedData(
  checked: CheckedBody,
  samples: readonly Sample[],
  tools: ShareTools,
): Promise<readonly string[]> {
  const { replaced, users } = tools.harmless;
  if (replaced.length === 0) return [];
  const others = await contractOf(checked, '', tools.renderer, users);
  const sent = new Set('problem' in others ? [] : others.samples.map(({ text }) => text));
  if (samples.every(({ text }) => sent.has(text))) return [];
  return replaced.map((words) => `${words}, of which a payload has a hash or a part`);
}

function refuse(message: string): Exit {
  usage(message);
  return 1;
}

async function write(folder: string, all: readonly (readonly [name: string, text: string])[]): Promise<Exit> {
  for (const [name, text] of all) {
    const problem = await writeNewFile(resolve(join(folder, name)), text);
    if (problem !== undefined) return usage(`${join(folder, name)}: ${problem}`);
    process.stdout.write(`${join(folder, name)}\n`);
  }
  return 0;
}
