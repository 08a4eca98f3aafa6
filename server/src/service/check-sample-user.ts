import { configure, defaultConfig } from '../config/config.ts';
import { hiddenInText } from '../privacy/hidden.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { Rule, SampleUserFile } from '../rules/engine/rule.ts';
import type { RuleFailure } from '../rules/engine/run.ts';
import type { Settings } from '../rules/engine/settings.ts';
import { rules } from '../rules/index.ts';
import { readSampleUser } from '../samples/read.ts';
import { isJsonProblem, parseJsonTree } from '../semantics/json.ts';
import type { CheckOptions } from './check-body.ts';
import { harmlessFindings } from './harmless-findings.ts';

/** The findings of a `*.sample-user.json`, in the order of their places. Never throws. */
export function checkSampleUser(text: string, options: CheckOptions = {}): Finding[] {
  const { config = defaultConfig, onRuleFailure = () => {} } = options;
  const problems = readSampleUser(text).problems.map((problem) => {
    return { ...problem, code: 'sample-user', related: [], fixes: [] };
  });
  const source = text.replace(/^\uFEFF/, ' ');
  const root = parseJsonTree(source);
  const found = isJsonProblem(root)
    ? []
    : rules.flatMap((rule) => ofRule(rule, { source, root }, config.settings, onRuleFailure));
  const findings = configure([...problems, ...found], config).toSorted((one, other) => one.start - other.start);
  return findings.length === 0 ? findings : harmlessFindings(findings, hiddenInText(text));
}

/** A rule that throws finds nothing. */
function ofRule(rule: Rule, file: SampleUserFile, settings: Settings, onFailure: RuleFailure): Finding[] {
  const { code, severity } = rule;
  try {
    return Array.from(rule.inSampleUser?.(file, settings) ?? [], (one) => ({ code, severity, related: [], ...one }));
  } catch (error) {
    onFailure(code, error);
    return [];
  }
}
