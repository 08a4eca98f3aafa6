import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Rule } from '../rules/engine/rule.ts';
import type { Settings } from '../rules/engine/settings.ts';
import { rules as allRules } from '../rules/index.ts';
import { deepestJson, explain, firstTooDeep } from '../semantics/json.ts';
import {
  type ConfigFile,
  type ConfigPart,
  defaultConfig,
  defaultConfigFile,
  type Override,
  withParts,
} from './config.ts';
import { longestPatterns, problemOfGlob } from './glob.ts';
import { readRules } from './read-rules.ts';
import { type ConfigProblem, Reader } from './reader.ts';
import { settingsShapes } from './settings-shapes.ts';
import { readersOf } from './shapes.ts';

export interface ReadConfig extends ConfigFile {
  /** With offsets into the text, in the order of their places. */
  readonly problems: readonly ConfigProblem[];
}

/** Reads a configuration. Never throws: whatever is invalid is reported and ignored, and the rest applies. */
export function readConfig(text: string, rules: readonly Rule[] = allRules): ReadConfig {
  const tooDeep = firstTooDeep(text);
  if (tooDeep !== undefined) return { ...defaultConfigFile, problems: [depthProblem(tooDeep)] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  // The others mostly follow from the first.
  if (tree === undefined || errors.length > 0)
    return { ...defaultConfigFile, problems: errors.slice(0, 1).map(syntaxProblem) };
  const reader = new Reader();
  let overrides: readonly Override[] = [];
  const part = readPart(tree, 'The configuration', '{ "rules": {} }', rules, reader, {
    $schema: () => {},
    overrides: (node) => {
      overrides = readOverrides(node, rules, reader);
    },
  });
  const problems = reader.problems.sort((one, other) => one.start - other.start);
  return { config: withParts(defaultConfig, [part]), overrides, problems };
}

function depthProblem(start: number): ConfigProblem {
  return { start, end: start + 1, message: `The configuration is nested more than ${deepestJson} levels deep.` };
}

function syntaxProblem(error: ParseError): ConfigProblem {
  const { offset, length } = error;
  const message = `Not valid JSON: ${explain(error)}. The configuration must be an object such as { "rules": {} }.`;
  return { start: offset, end: offset + length, message };
}

/** Settings while they are read. */
type Draft = { -readonly [Name in keyof Settings]?: Settings[Name] };

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
    ...readersOf(settingsShapes, settings, reader),
    ...others,
  });
  return { rules: levels, settings };
}

const OVERRIDE = '{ "files": ["legacy/**"], "rules": {} }';

function readOverrides(node: Node, rules: readonly Rule[], reader: Reader): Override[] {
  const room = { left: longestPatterns };
  return reader.items(node, '`overrides`', `[${OVERRIDE}]`).flatMap((item) => {
    const known = reader.problems.length;
    const draft: { files?: readonly string[] } = {};
    const part = readPart(item, 'An override', OVERRIDE, rules, reader, {
      files: (value) => {
        draft.files = readPatterns(value, reader, room);
      },
    });
    if (draft.files !== undefined) return [{ files: draft.files, ...part }];
    if (reader.problems.length === known)
      reader.report(item, `An override needs \`files\` to say where it applies: ${OVERRIDE}.`);
    return [];
  });
}

/** @param room how many characters further patterns may have; below 0 once that has been reported. */
function readPatterns(node: Node, reader: Reader, room: { left: number }): string[] {
  return reader.items(node, '`files`', '["legacy/**"]').flatMap((item) => {
    const pattern = reader.text(item, 'A pattern');
    if (pattern === undefined || room.left < 0) return [];
    const problem = problemOfGlob(pattern);
    if (problem === undefined) room.left -= pattern.length;
    if (problem === undefined && room.left >= 0) return [pattern];
    reader.report(
      item,
      problem ?? `All patterns together can have at most ${longestPatterns.toLocaleString('en')} characters.`,
    );
    return [];
  });
}
