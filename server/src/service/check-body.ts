import { limits } from '../catalog/movable-ink/endpoint.ts';
import { type Config, configure, defaultConfig } from '../config/config.ts';
import { largestFile, tooLarge } from '../files/files.ts';
import { hiddenIn } from '../privacy/hidden.ts';
import type { Proof } from '../proof/proof.ts';
import { prove } from '../proof/prove.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { type RuleFailure, runRules } from '../rules/engine/run.ts';
import { read } from '../template/read.ts';
import type { Template } from '../template/tree.ts';
import { harmlessFindings } from './harmless-findings.ts';

export interface CheckedBody {
  readonly template: Template;
  readonly proof: Proof;
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  /** The configuration it was checked with. */
  readonly config: Config;
}

export interface CheckOptions {
  readonly config?: Config;
  /** Called when a rule has thrown and was skipped. */
  readonly onRuleFailure?: RuleFailure;
}

/** Reads, proves and checks one body. Never throws. */
export function checkBody(body: string, options: CheckOptions = {}): CheckedBody {
  const { config = defaultConfig, onRuleFailure = () => {} } = options;
  const template = read(body);
  const proof = prove(template, { types: config.settings.types });
  if (body.length > largestFile) return { template, proof, findings: [tooLargeFinding()], config };
  const found = configure(runRules({ template, proof, settings: config.settings }, onRuleFailure), config);
  const findings = found.length === 0 ? found : harmlessFindings(found, hiddenIn(template));
  return { template, proof, findings, config };
}

function tooLargeFinding(): Finding {
  const message = `This body ${tooLarge}. Movable Ink accepts requests of less than ${limits.requestBytes.value.toLocaleString('en')} bytes, so remove data your creatives don't use.`;
  return { code: 'body-size', severity: 'error', start: 0, end: 1, message, related: [], fixes: [] };
}
