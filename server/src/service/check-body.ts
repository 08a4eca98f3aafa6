import { type ContentBlock, type KnownBlocks, noBlocks } from '../blocks/content-block.ts';
import { expandBlocks } from '../blocks/expand.ts';
import type { Layout } from '../blocks/layout.ts';
import { limits } from '../catalog/movable-ink/endpoint.ts';
import { type Config, configure, defaultConfig } from '../config/config.ts';
import { largestFile, tooLarge } from '../files/files.ts';
import type { Proof } from '../proof/proof.ts';
import { proving } from '../proof/prove.ts';
import { finished, type Steps } from '../proof/steps.ts';
import { Analysis } from '../rules/engine/analysis.ts';
import { withoutExplained } from '../rules/engine/explained.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { Rule } from '../rules/engine/rule.ts';
import { type RuleFailure, runningRules } from '../rules/engine/run.ts';
import { rules as allRules } from '../rules/index.ts';
import { read } from '../template/read.ts';
import type { Template } from '../template/tree.ts';
import { harmlessFindings } from './harmless-findings.ts';

export interface CheckedBody {
  /** As its file has it. */
  readonly text: string;
  /** Of the body with its Content Blocks in place: all spans here lie in its source, and `layout` leads to the files. */
  readonly template: Template;
  readonly layout: Layout;
  /** The Content Blocks that were put in, each once. */
  readonly blocks: readonly ContentBlock[];
  /** Those that it may print. */
  readonly known: KnownBlocks;
  readonly proof: Proof;
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  /** What is worked out of both, as far as anybody has asked. */
  readonly analysis: Analysis;
  /** The configuration it was checked with. */
  readonly config: Config;
}

export interface CheckOptions {
  readonly config?: Config;
  /** The Content Blocks that the body may print. */
  readonly blocks?: KnownBlocks;
  /** All of them, where none are named. */
  readonly rules?: readonly Rule[];
  /** Called when a rule has thrown and was skipped. */
  readonly onRuleFailure?: RuleFailure;
}

/** Reads, proves and checks one body with the Content Blocks that it prints. Never throws. */
export function checkBody(body: string, options: CheckOptions = {}): CheckedBody {
  return finished(checkingBody(body, options));
}

/** The same with pauses. */
export function* checkingBody(body: string, options: CheckOptions = {}): Steps<CheckedBody> {
  const { config = defaultConfig, blocks = noBlocks, rules = allRules, onRuleFailure = () => {} } = options;
  const alone = read(body);
  const { text, layout, problems, used } = expandBlocks(body, blocks, alone);
  const template = text === body ? alone : read(text);
  yield;
  const proof = yield* proving(template, { types: config.settings.types });
  yield;
  const analysis = new Analysis(template, proof, config.settings, { problems, names: blocks.names });
  const checked = { text: body, template, layout, blocks: used, known: blocks, proof, analysis, config };
  if (body.length > largestFile) return { ...checked, findings: [tooLargeFinding()] };
  const found = withoutExplained(configure(yield* runningRules(analysis, onRuleFailure, rules), config));
  yield;
  proof.reads.endOfCheck();
  return { ...checked, findings: found.length === 0 ? found : harmlessFindings(found, analysis.hidden()) };
}

function tooLargeFinding(): Finding {
  const message = `This body ${tooLarge}. Movable Ink accepts requests of less than ${limits.requestBytes.value.toLocaleString('en')} bytes, so remove data your creatives don't use.`;
  return { code: 'body-size', severity: 'error', start: 0, end: 1, message, related: [], fixes: [] };
}
