import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { rules as allRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import {
  type ConfigFile,
  type ConfigPart,
  defaultConfig,
  defaultConfigFile,
  type Override,
  withPart,
} from './config.ts';
import { problemOfGlob } from './glob.ts';
import { readRules } from './read-rules.ts';
import { type Draft, settingReaders } from './read-settings.ts';
import { type ConfigProblem, Reader } from './reader.ts';

export interface ReadConfig extends ConfigFile {
  /** With offsets into the text, in the order of their places. */
  readonly problems: readonly ConfigProblem[];
}

/** Reads a configuration. Never throws; what is wrong is left out and told, and the rest holds. */
export function readConfig(text: string, rules: readonly Rule[] = allRules): ReadConfig {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  if (tree === undefined || errors.length > 0) return { ...defaultConfigFile, problems: errors.map(syntaxProblem) };
  const reader = new Reader();
  let overrides: readonly Override[] = [];
  const part = readPart(tree, 'The configuration', '{ "rules": {} }', rules, reader, {
    $schema: () => {},
    overrides: (node) => {
      overrides = readOverrides(node, rules, reader);
    },
  });
  const problems = reader.problems.sort((one, other) => one.start - other.start);
  return { config: withPart(defaultConfig, part), overrides, problems };
}

function syntaxProblem({ error, offset, length }: ParseError): ConfigProblem {
  const message = `The configuration is no JSON here (${printParseErrorCode(error)}). It must be an object such as { "rules": {} }.`;
  return { start: offset, end: offset + length, message };
}

/** @param others readers of members that only this part has. */
function readPart(
  node: Node,
  subject: string,
  example: string,
  rules: readonly Rule[],
  reader: Reader,
  others: Readonly<Record<string, (value: Node) => void>>,
): ConfigPart {
  const settings: Draft = {};
  let levels: ConfigPart['rules'] = new Map();
  reader.table(node, subject, example, {
    rules: (value) => {
      const read = readRules(value, rules, reader);
      levels = read.rules;
      settings.options = read.options;
    },
    ...settingReaders(settings, reader),
    ...others,
  });
  return { rules: levels, settings };
}

const OVERRIDE = '{ "files": ["legacy/**"], "rules": {} }';

function readOverrides(node: Node, rules: readonly Rule[], reader: Reader): Override[] {
  return reader.items(node, '`overrides`', `[${OVERRIDE}]`).flatMap((item) => {
    const known = reader.problems.length;
    const draft: { files?: readonly string[] } = {};
    const part = readPart(item, 'An override', OVERRIDE, rules, reader, {
      files: (value) => {
        draft.files = readPatterns(value, reader);
      },
    });
    if (draft.files !== undefined) return [{ files: draft.files, ...part }];
    if (reader.problems.length === known) reader.tell(item, `An override says in \`files\` for which: ${OVERRIDE}.`);
    return [];
  });
}

function readPatterns(node: Node, reader: Reader): string[] {
  return reader.items(node, '`files`', '["legacy/**"]').flatMap((item) => {
    const pattern = reader.text(item, 'A pattern');
    const problem = pattern === undefined ? undefined : problemOfGlob(pattern);
    if (problem !== undefined) reader.tell(item, problem);
    return pattern === undefined || problem !== undefined ? [] : [pattern];
  });
}
