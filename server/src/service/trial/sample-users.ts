import type { AttributePath, Proof } from '../../proof/proof.ts';
import type { Finding } from '../../rules/engine/finding.ts';
import { lazy } from '../../rules/engine/lazy.ts';
import { builtInSampleUsers } from '../../samples/built-in.ts';
import { readSampleUser } from '../../samples/read.ts';
import type { SampleUser } from '../../samples/sample-user.ts';
import { isJsonProblem, parseJsonTree, valueOfJson } from '../../semantics/json.ts';
import { Float, isArray, isHash, type Value } from '../../semantics/values.ts';
import type { Template } from '../../template/tree.ts';
import { type CaseFact, caseFile } from '../../witness/case-file.ts';
import { casesOf } from '../../witness/cases.ts';
import { plausibleAnswers } from '../../witness/plausible.ts';
import { type Read, readsOf } from '../../witness/reads.ts';
import type { CheckedBody } from '../check-body.ts';

/** Of so many values each is missing, or blank, in a sample user of its own. */
const MOST_SINGLE = 8;

const known = new WeakMap<Proof, readonly SampleUser[]>();

/** For whom a fix of this body is rendered: the built-in sample users, and some who have hostile values in all that the body reads. */
export function trialUsers({ template, proof }: CheckedBody): readonly SampleUser[] {
  const found = known.get(proof) ?? unique([...hostileFiles(template, proof).flatMap(userOf), ...builtIn()]);
  known.set(proof, found);
  return found;
}

/** The sample users in whom a finding happens, the same with a harmless value, and with values that are blank or false in its place. */
export function usersOfCases(finding: Finding, { template, proof }: CheckedBody): readonly SampleUser[] {
  const files = casesOf(finding, template, proof).flatMap(({ file, harmless }) => [file, harmless ?? []].flat());
  const [first] = files;
  const paths = proof.assumptions
    .filter(({ start, end, path }) => path !== undefined && start < finding.end && finding.start < end)
    .flatMap(({ path }) => path ?? []);
  const lists = listsIn(readsOf(template, []));
  const without = (path: AttributePath) =>
    withoutValue(path.root, path.steps, lists).flatMap((value) =>
      first === undefined ? [] : (caseFile('Trial', [{ path, value }], contentOf(first)) ?? []),
    );
  return [...files, ...paths.slice(0, 1).flatMap(without)].flatMap(userOf);
}

function contentOf(file: object): Value {
  const text = JSON.stringify(file);
  const tree = parseJsonTree(text);
  return isJsonProblem(tree) ? new Map() : valueOfJson(tree, text);
}

const builtIn = lazy(() => builtInSampleUsers.map(({ sampleUser }) => sampleUser));

function unique(users: readonly SampleUser[]): readonly SampleUser[] {
  const texts = new Map(users.map((user) => [keyOf(user), user]));
  return [...texts.values()];
}

function keyOf({ name: _, ...user }: SampleUser): string {
  return JSON.stringify(user, (_key, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    return value instanceof Map ? [...value] : value;
  });
}

function userOf(file: object): SampleUser[] {
  const { sampleUser } = readSampleUser(JSON.stringify(file));
  return sampleUser === undefined ? [] : [sampleUser];
}

/** Free text of every kind that has broken payloads; the last two are texts that read as something else. */
const TEXTS = [
  '6" Wipes',
  'C:\\new',
  'two\nlines\tand é 🧻',
  `${'a "long" text with \\ in it, '.repeat(12)}end`,
  '',
  ' ',
  '2023-12-06T18:20:45Z',
];

function hostileFiles(template: Template, proof: Proof): object[] {
  const values = proof.assumptions.filter(({ place }) => place === 'value');
  const reads = readsOf(template, values);
  const plausible = plausibleAnswers(reads, 'numbers');
  const booleans = plausibleAnswers(reads, 'booleans');
  const file = (facts: readonly CaseFact[], answers: Value) => caseFile('Trial', facts, answers) ?? [];
  const scalars = (change: (value: Value) => Value) => file([], changed(plausible, change));
  return [
    file([], plausible),
    file([], booleans),
    file(
      [],
      changed(booleans, (value) => value !== true && value),
    ),
    ...TEXTS.map((text) => scalars((value) => (typeof value === 'string' ? text : value))),
    ...[1234.5, 12, 1_234_567].map((number) => scalars((value) => (isNumber(value) ? new Float(number) : value))),
    scalars((value) => (typeof value === 'string' ? new Float(1234.5) : value)),
    scalars((value) => (isNumber(value) ? '12.50' : value)),
    ...[0, 2, 3].map((length) => file([], resized(plausible, length))),
    ...single(reads).map((fact) => file([fact], plausible)),
    file([], new Map([['user', new Map([['external_id', 'user-1']])]])),
  ].flat();
}

function isNumber(value: Value): boolean {
  return typeof value === 'bigint' || value instanceof Float;
}

/** What stands in the place of one value, while all others are as they should be. */
const WITHOUT: readonly Value[] = [null, '', ' ', '\n', false];

/** Everybody has all but one value. */
function single(reads: readonly Read[]): CaseFact[] {
  const lists = listsIn(reads);
  return reads.slice(0, MOST_SINGLE).flatMap(({ root, steps }) => {
    const named = steps.filter((step) => step !== null);
    const path = { root, steps: named, text: '' };
    return named.length < steps.length ? [] : withoutValue(root, named, lists).map((value) => ({ path, value }));
  });
}

/** A list is missing or empty, but hardly ever `false`. */
function withoutValue(root: Read['root'], steps: Read['steps'], lists: ReadonlySet<string>): readonly Value[] {
  return WITHOUT.filter((value) => value !== false || !lists.has(keyOfPlace(root, steps)));
}

function listsIn(reads: readonly Read[]): ReadonlySet<string> {
  const lists = reads.filter(({ steps }) => steps.includes(null));
  return new Set(lists.map(({ root, steps }) => keyOfPlace(root, steps.slice(0, steps.indexOf(null)))));
}

function keyOfPlace({ kind, name }: Read['root'], steps: Read['steps']): string {
  return [kind, name, ...steps].join('\n');
}

type Change = (value: Value) => Value;

/** The answers with another value in each place that holds no list and no object. Fields of the profile are texts and stay so. */
function changed(file: Value, change: Change): Value {
  const inProfile: Change = (value) => {
    const made = change(value);
    return typeof made === 'string' ? made : value;
  };
  return withMembers(file, (section, name) => {
    if (name !== 'user') return withScalars(section, change);
    return withMembers(section, (field, at) => withScalars(field, at === 'custom_attributes' ? change : inProfile));
  });
}

function withMembers(value: Value, change: (member: Value, name: string) => Value): Value {
  return isHash(value) ? new Map([...value].map(([name, member]) => [name, change(member, name)])) : value;
}

function withScalars(value: Value, change: Change): Value {
  if (isArray(value)) return value.map((item) => withScalars(item, change));
  return isHash(value) ? withMembers(value, (member) => withScalars(member, change)) : change(value);
}

function resized(value: Value, length: number): Value {
  if (isArray(value)) {
    const [item] = value;
    return item === undefined ? value : Array.from({ length }, () => resized(item, length));
  }
  return withMembers(value, (member) => resized(member, length));
}
