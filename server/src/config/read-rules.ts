import type { Node } from 'jsonc-parser';
import type { Rule } from '../rules/engine/rule.ts';
import { levels } from './choices.ts';
import type { ConfigPart, Level } from './config.ts';
import { type Reader, suggestion } from './reader.ts';

interface RuleSettings extends Pick<ConfigPart, 'rules'> {
  /** By `code.option`. */
  readonly options: ReadonlyMap<string, number>;
}

/** The levels and options of rules. The level of a group applies to its rules, except those that have a level of their own. */
export function readRules(node: Node, rules: readonly Rule[], reader: Reader): RuleSettings {
  const ofGroups = new Map<string, Level>();
  const ofCodes = new Map<string, Level>();
  const options = new Map<string, number>();
  const groups = new Set<string>(rules.map(({ group }) => group));
  for (const { name, key, value } of reader.members(node, '`rules`', '{ "unescaped-value": "error" }')) {
    const rule = rules.find(({ code }) => code === name);
    if (rule !== undefined) readRule(value, rule, reader, ofCodes, options);
    else if (groups.has(name)) setLevels(value, name, reader, ofGroups, codesOf(name, rules));
    else {
      const known = [...rules.map(({ code }) => code), ...groups];
      reader.report(key, `There is no rule or group named \`${name}\`.${suggestion(name, known)}`);
    }
  }
  return { rules: new Map([...ofGroups, ...ofCodes]), options };
}

function codesOf(wanted: string, rules: readonly Rule[]): readonly string[] {
  return rules.filter(({ group }) => group === wanted).map(({ code }) => code);
}

/** `"off"`, or `{ "severity": "off", … }` with the options of the rule. */
function readRule(
  value: Node,
  { code, options: declared = [] }: Rule,
  reader: Reader,
  found: Map<string, Level>,
  options: Map<string, number>,
): void {
  const readLevel = (node: Node) => setLevels(node, code, reader, found, [code]);
  if (value.type !== 'object') {
    readLevel(value);
    return;
  }
  const readers = declared.map(({ name, least, most }) => {
    const read = (node: Node) => {
      const number = reader.integer(node, `\`${name}\` of \`${code}\``, least, most);
      if (number !== undefined) options.set(`${code}.${name}`, number);
    };
    return [name, read] as const;
  });
  reader.table(value, `\`${code}\``, '{ "severity": "warning" }', {
    severity: readLevel,
    ...Object.fromEntries(readers),
  });
}

function setLevels(
  node: Node,
  name: string,
  reader: Reader,
  found: Map<string, Level>,
  codes: readonly string[],
): void {
  const level = reader.choice(node, `\`${name}\``, levels);
  if (level !== undefined) for (const code of codes) found.set(code, level);
}
