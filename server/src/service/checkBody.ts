import { judge } from '../payload/judge.ts';
import type { Judgement } from '../payload/judgement.ts';
import type { Renderer } from '../render/rendering.ts';
import { type Config, configure, defaultConfig } from '../rules/config.ts';
import type { Finding } from '../rules/finding.ts';
import { type RuleFailure, runRules } from '../rules/run.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import { read } from '../template/read.ts';
import type { Template } from '../template/tree.ts';

export interface CheckedBody {
  readonly template: Template;
  readonly judgement: Judgement;
  /** In the order of their places. */
  readonly findings: readonly Finding[];
}

export interface CheckOptions {
  readonly config?: Config;
  /** A rule has thrown and was left out. */
  readonly onRuleFailure?: RuleFailure;
}

/** Texts full of quotes and line breaks show what is not escaped, which is no slip in the JSON itself. */
const judged = builtInSampleUsers.filter(({ id }) => id !== 'hostile-text');

/** Reads, judges and checks one body. Never throws. */
export async function checkBody(body: string, renderer: Renderer, options: CheckOptions = {}): Promise<CheckedBody> {
  const { config = defaultConfig, onRuleFailure = () => {} } = options;
  const template = read(body);
  const judgement = judge(await renderAll(body, renderer));
  const findings = configure(runRules({ template, judgement }, onRuleFailure), config);
  return { template, judgement, findings };
}

function renderAll(body: string, renderer: Renderer): Promise<Parameters<typeof judge>[0]> {
  return Promise.all(
    judged.map(async ({ id, sampleUser }) => ({
      sampleUser: id,
      rendering: await renderer.render({ body, sampleUser }),
    })),
  );
}
