import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { didYouMean } from '../catalog/did-you-mean.ts';
import type { Span } from '../template/span.ts';
import type { Finding, Severity } from './finding.ts';
import { rules } from './index.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** What `mi-webhook.config.json` says: a severity or `off` by rule. What it leaves out keeps its default. */
export interface Config {
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  readonly settings: Settings;
}

export interface ConfigProblem extends Span {
  readonly message: string;
}

export const defaultConfig: Config = { rules: new Map(), settings: defaultSettings };

const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Reads a configuration. Never throws; what is wrong is left out and told, with offsets into `text`. */
export function readConfig(text: string): { config: Config; problems: ConfigProblem[] } {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const problems: ConfigProblem[] = errors.map(({ error, offset, length }) => ({
    start: offset,
    end: offset + length,
    message: `The configuration is no JSON here (${printParseErrorCode(error)}). It must be an object such as { "rules": {} }.`,
  }));
  const settings = new Map<string, Severity | 'off'>();
  if (tree !== undefined && errors.length === 0) readRoot(tree, settings, problems);
  return { config: { rules: settings, settings: defaultSettings }, problems };
}

function readRoot(tree: Node, settings: Map<string, Severity | 'off'>, problems: ConfigProblem[]): void {
  if (tree.type !== 'object') {
    problems.push({ ...spanOf(tree), message: 'The configuration must be an object such as { "rules": {} }.' });
    return;
  }
  for (const [key, value] of members(tree)) {
    const name = String(key.value);
    if (name === 'rules' && value.type === 'object') readRules(value, settings, problems);
    else if (name === 'rules') {
      problems.push({ ...spanOf(value), message: '`rules` must be an object with a severity for each rule.' });
    } else if (name !== '$schema') {
      problems.push({ ...spanOf(key), message: `There is no setting \`${name}\`.${hint(name, ['rules', '$schema'])}` });
    }
  }
}

function readRules(tree: Node, settings: Map<string, Severity | 'off'>, problems: ConfigProblem[]): void {
  const codes = rules.map(({ code }) => code);
  for (const [key, value] of members(tree)) {
    const code = String(key.value);
    const given: unknown = getNodeValue(value);
    const severity = SEVERITIES.find((known) => known === given);
    if (!codes.includes(code)) {
      problems.push({ ...spanOf(key), message: `There is no rule \`${code}\`.${hint(code, codes)}` });
    } else if (severity === undefined) {
      const message = `A rule is set to one of ${SEVERITIES.map((known) => `"${known}"`).join(', ')}.`;
      problems.push({ ...spanOf(value), message });
    } else settings.set(code, severity);
  }
}

function hint(name: string, candidates: readonly string[]): string {
  const near = didYouMean(name, candidates);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}

function* members(tree: Node): Generator<[key: Node, value: Node]> {
  for (const { children: [key, value] = [] } of tree.children ?? []) {
    if (key !== undefined && value !== undefined) yield [key, value];
  }
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

/** The findings with the severities that the configuration asks for, without those that it turns off. */
export function configure(findings: readonly Finding[], { rules: settings }: Pick<Config, 'rules'>): Finding[] {
  return findings.flatMap((finding) => {
    const severity = settings.get(finding.code) ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}
