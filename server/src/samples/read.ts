import { getNodeValue, type Node } from 'jsonc-parser';
import validate from '../../generated/validate-sample-user.js';
import { isJsonProblem, membersOf, parseJsonTree, valueOfJson } from '../semantics/json.ts';
import { isArray, isHash, type Value } from '../semantics/values.ts';
import { explainMisnamedFields, explainSchemaError, type SampleProblem, spanOf } from './problems.ts';
import type { SampleUser, ValueMap } from './sample-user.ts';

/** A sample user, with warnings; or at least one error and no sample user. Problems are in the order of their places. */
export interface ReadSampleUser {
  readonly sampleUser?: SampleUser;
  readonly problems: readonly SampleProblem[];
}

/** The value of `'now'` if neither `now` nor the event has a time: the time of the examples, so that renderings never change. */
const defaultNow = Date.parse('2023-12-06T18:20:45Z');

/** Reads a `*.sample-user.json`. Never throws. Offsets are UTF-16 units of `text`. */
export function readSampleUser(text: string): ReadSampleUser {
  const json = text.replace(/^\uFEFF/, ' ');
  const tree = parseJsonTree(json);
  if (isJsonProblem(tree)) {
    const { start, end, message } = tree;
    return { problems: [{ start, end, severity: 'error', message: `Not valid JSON: ${message}.` }] };
  }
  const problems = [
    ...schemaProblems(tree),
    ...fieldProblems(tree),
    ...momentProblems(tree),
    ...numberProblems(tree, json),
  ];
  problems.sort((one, other) => one.start - other.start);
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  return { sampleUser: build(mapOf(valueOfJson(tree, json))), problems };
}

/** The most problems of one kind that are reported for one file: more would take time and help nobody. */
const MOST_PROBLEMS = 1_000;

function schemaProblems(tree: Node): SampleProblem[] {
  if (validate(getNodeValue(tree))) return [];
  const errors = validate.errors ?? [];
  const isWarning = ({ keyword }: { keyword: string }) => keyword === 'additionalProperties';
  const worstFirst = [...errors.filter((error) => !isWarning(error)), ...errors.filter(isWarning)];
  return worstFirst.slice(0, MOST_PROBLEMS).map((error) => explainSchemaError(error, tree));
}

function fieldProblems(tree: Node): SampleProblem[] {
  const user = membersOf(tree).findLast(({ key }) => key === 'user')?.value;
  return user ? explainMisnamedFields(user).slice(0, MOST_PROBLEMS) : [];
}

/** The right shape, but no such day or hour. */
function momentProblems(tree: Node): SampleProblem[] {
  const now = membersOf(tree).findLast(({ key }) => key === 'now')?.value;
  if (now?.type !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(String(now.value))) return [];
  if (!Number.isNaN(Date.parse(String(now.value)))) return [];
  return [{ ...spanOf(now), severity: 'error', message: '`now` is not a valid time: check its day and hour.' }];
}

function numberProblems(tree: Node, json: string): SampleProblem[] {
  const problems: SampleProblem[] = [];
  const nodes = [tree];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (node.type === 'number' && !Number.isFinite(Number(json.slice(node.offset, node.offset + node.length)))) {
      problems.push({ ...spanOf(node), severity: 'error', message: 'This number is too large to calculate with.' });
    }
    // Spread into arguments, the items of a long list would overflow the stack.
    for (const child of node.children ?? []) nodes.push(child);
  }
  return problems.slice(0, MOST_PROBLEMS);
}

function build(file: ValueMap): SampleUser {
  const event = unwrapped(mapOf(file.get('event')), 'events');
  const user = file.has('user') ? unwrapped(mapOf(file.get('user')), 'users') : ownerOf(event);
  const time = textOf(event.get('time'));
  const name = textOf(event.get('name'));
  return {
    name: textOf(file.get('name')) ?? '',
    now: millisecondsOf(textOf(file.get('now'))) ?? millisecondsOf(time) ?? defaultNow,
    user,
    event: {
      ...(name === undefined ? {} : { name }),
      ...(time === undefined ? {} : { time }),
      properties: mapOf(event.get('properties')),
    },
    api_trigger_properties: mapOf(file.get('api_trigger_properties')),
    canvas_entry_properties: mapOf(file.get('canvas_entry_properties')),
    context: mapOf(file.get('context')),
    campaign: mapOf(file.get('campaign')),
    canvas: mapOf(file.get('canvas')),
    catalogs: mapOf(file.get('catalogs')),
    content_blocks: mapOf(file.get('content_blocks')),
    connected_content: mapOf(file.get('connected_content')),
    promotions: mapOf(file.get('promotions')),
    expect: mapOf(file.get('expect')),
  };
}

/** A pasted request or answer holds its one entry in a list. */
function unwrapped(map: ValueMap, list: 'events' | 'users'): ValueMap {
  const entries = map.get(list);
  return entries !== undefined && isArray(entries) ? mapOf(entries[0]) : map;
}

/** The event itself says whose it is. */
function ownerOf(event: ValueMap): ValueMap {
  const identifiers = ['external_id', 'email', 'braze_id'];
  return new Map([...event].filter(([key]) => identifiers.includes(key)));
}

function mapOf(value: Value | undefined): ValueMap {
  return value !== undefined && isHash(value) ? value : new Map();
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function millisecondsOf(text: string | undefined): number | undefined {
  // A time that names no zone would be another on each machine.
  const milliseconds = text === undefined ? Number.NaN : Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
