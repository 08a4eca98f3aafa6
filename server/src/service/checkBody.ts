import { type Config, configure, defaultConfig } from '../config/config.ts';
import type { Proof } from '../payload/proof.ts';
import { prove } from '../payload/prove.ts';
import type { Finding } from '../rules/finding.ts';
import { type RuleFailure, runRules } from '../rules/run.ts';
import { read } from '../template/read.ts';
import type { Template } from '../template/tree.ts';

export interface CheckedBody {
  readonly template: Template;
  readonly proof: Proof;
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  /** What it was checked by. */
  readonly config: Config;
}

export interface CheckOptions {
  readonly config?: Config;
  /** A rule has thrown and was left out. */
  readonly onRuleFailure?: RuleFailure;
}

/** Reads, proves and checks one body. Never throws. */
export function checkBody(body: string, options: CheckOptions = {}): CheckedBody {
  const { config = defaultConfig, onRuleFailure = () => {} } = options;
  const template = read(body);
  const proof = prove(template, { types: config.settings.types });
  const findings = configure(runRules({ template, proof, settings: config.settings }, onRuleFailure), config);
  return { template, proof, findings, config };
}
