import { type Config, configure, defaultConfig } from '../config/config.ts';
import type { Finding } from '../rules/finding.ts';
import { rules } from '../rules/index.ts';
import type { SampleUserFile } from '../rules/rule.ts';
import type { Settings } from '../rules/settings.ts';
import { readSampleUser } from '../samples/read.ts';
import { isJsonProblem, parseJsonTree } from '../semantics/json.ts';

/** The findings of a `*.sample-user.json`, in the order of their places. */
export function checkSampleUser(text: string, config: Config = defaultConfig): Finding[] {
  const problems = readSampleUser(text).problems.map((problem) => {
    return { ...problem, code: 'sample-user', related: [], fixes: [] };
  });
  const source = text.replace(/^\uFEFF/, ' ');
  const root = parseJsonTree(source);
  const found = isJsonProblem(root) ? [] : ofRules({ source, root }, config.settings);
  return configure([...problems, ...found], config).toSorted((one, other) => one.start - other.start);
}

function ofRules(file: SampleUserFile, settings: Settings): Finding[] {
  return rules.flatMap((rule) => {
    const { code, severity } = rule;
    const said = rule.inSampleUser?.(file, settings) ?? [];
    return Array.from(said, (one) => ({ code, severity, related: [], ...one }));
  });
}
