import type { AttributePath, Proof } from '../../proof/proof.ts';
import type { Finding } from '../../rules/engine/finding.ts';
import { lazy } from '../../rules/engine/lazy.ts';
import { builtInSampleUsers } from '../../samples/built-in.ts';
import { readSampleUser } from '../../samples/read.ts';
import type { SampleUser } from '../../samples/sample-user.ts';
import { isJsonProblem, parseJsonTree, valueOfJson } from '../../semantics/json.ts';
import { Float, isArray, isHash, type Value } from '../../semantics/values.ts';
import { once } from '../../template/once.ts';
import type { Template } from '../../template/tree.ts';
import { type CaseFact, caseFile } from '../../witness/case-file.ts';
import { casesOf } from '../../witness/cases.ts';
import { plausibleAnswers } from '../../witness/plausible.ts';
import { type Read, readsOf } from '../../witness/reads.ts';
import type { CheckedBody } from '../check-body.ts';
import { chosenItems } from './chosen-items.ts';
import { comparedTexts } from './compared-texts.ts';

/** Of so many values each is missing, or blank, in a sample user of its own. */
const MOST_SINGLE = 8;

/** For whom a fix is rendered. */
export interface TrialUser {
  readonly user: SampleUser;
  /** Who that is, as a sentence on the fix ends: "a user whose texts are empty". */
  readonly words: string;
}

/** For whom a fix of this body is rendered: the built-in sample users, and some who have hostile values in all that the body reads. */
export const trialUsers = once(({ template, proof }: CheckedBody): readonly TrialUser[] =>
  unique([...hostileFiles(template, proof).flatMap(userOf), ...builtIn()]),
);

/** The sample users in whom a finding happens, the same with a harmless value, and with values that are blank or false in its place. */
export function usersOfCases(finding: Finding, { template, proof }: CheckedBody): readonly TrialUser[] {
  const files = casesOf(finding, template, proof).flatMap(({ file, harmless }) => [
    { file, words: 'in the case of this finding' },
    ...(harmless === undefined ? [] : [{ file: harmless, words: 'when the value is harmless' }]),
  ]);
  const [first] = files;
  const paths = proof.assumptions
    .filter(({ start, end, path }) => path !== undefined && start < finding.end && finding.start < end)
    .flatMap(({ path }) => path ?? []);
  const lists = listsIn(readsOf(template, []));
  const without = (path: AttributePath) =>
    withoutValue(path.root, path.steps, lists).flatMap(({ value, words }) => {
      if (first === undefined) return [];
      const content = contentOf(first.file);
      return [content, resized(content, 0)].flatMap((answers, at) => {
        const file = caseFile('Trial', [{ path, value }], answers);
        const isWithoutItems = at > 0 ? ', and lists are empty' : '';
        return file === undefined ? [] : { file, words: `when \`${path.text}\` ${words}${isWithoutItems}` };
      });
    });
  return [...files, ...paths.slice(0, 1).flatMap(without)].flatMap(userOf);
}

/** What a sample-user file holds. */
export function contentOf(file: object): Value {
  const text = JSON.stringify(file);
  const tree = parseJsonTree(text);
  return isJsonProblem(tree) ? new Map() : valueOfJson(tree, text);
}

const builtIn = lazy(() =>
  builtInSampleUsers.map(({ sampleUser }) => ({
    user: sampleUser,
    words: `for the sample user "${sampleUser.name}"`,
  })),
);

function unique(users: readonly TrialUser[]): readonly TrialUser[] {
  const known = new Map<string, TrialUser>();
  for (const one of users) {
    const key = keyOf(one.user);
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}

function keyOf({ name: _, ...user }: SampleUser): string {
  return JSON.stringify(user, (_key, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    return value instanceof Map ? [...value] : value;
  });
}

/** The content of a sample-user file, and who that is. */
interface TrialFile extends Pick<TrialUser, 'words'> {
  readonly file: object;
}

export function userOf({ file, words }: TrialFile): TrialUser[] {
  const { sampleUser } = readSampleUser(JSON.stringify(file));
  return sampleUser === undefined ? [] : [{ user: sampleUser, words }];
}

const TIME = '2023-12-06T18:20:45Z';

/** Free text of every kind that has broken payloads; the last two are texts that read as something else. */
const TEXTS: readonly { readonly text: string; readonly words: string }[] = [
  { text: '6" Wipes', words: 'contain a quotation mark' },
  { text: 'C:\\new', words: 'contain a backslash' },
  { text: 'two\nlines\tand é 🧻', words: 'contain a line break' },
  { text: `${'a "long" text with \\ in it, '.repeat(12)}end`, words: 'are long' },
  { text: '', words: 'are empty' },
  { text: ' ', words: 'are a space' },
  { text: TIME, words: 'are times' },
];

function hostileFiles(template: Template, proof: Proof): TrialFile[] {
  const values = proof.assumptions.filter(({ place }) => place === 'value');
  const reads = readsOf(template, values);
  const plausible = plausibleAnswers(reads, 'numbers');
  const booleans = plausibleAnswers(reads, 'booleans');
  const file = (words: string, answers: Value, facts: readonly CaseFact[] = []): TrialFile[] => {
    const made = caseFile('Trial', facts, answers);
    return made === undefined ? [] : [{ file: made, words }];
  };
  const scalars = (words: string, change: Change) => file(words, changed(plausible, change));
  // What is no date is printed as it is, so that hardly anything is right today.
  const readsDates = proof.assumptions.some(({ kind }) => kind === 'date');
  const dated = readsDates ? changed(plausible, (value) => (typeof value === 'string' ? TIME : value)) : plausible;
  return [
    file('for a user with ordinary values', plausible),
    file('when values are `true`', booleans),
    file(
      'when values are missing instead of `true`',
      changed(booleans, (value) => value !== true && value),
    ),
    ...TEXTS.map(({ text, words }) =>
      scalars(`when texts ${words}`, (value) => (typeof value === 'string' ? text : value)),
    ),
    ...[1234.5, 12, 1_234_567].map((number) =>
      scalars(`when numbers are ${number}`, (value) => (isNumber(value) ? new Float(number) : value)),
    ),
    scalars('when texts are numbers', (value) => (typeof value === 'string' ? new Float(1234.5) : value)),
    scalars('when numbers are texts', (value) => (isNumber(value) ? '12.50' : value)),
    scalars('when all values are empty', () => ''),
    file('when lists are empty', resized(plausible, 0)),
    ...[2, 3].map((length) => file(`when lists have ${length} items`, resized(plausible, length))),
    ...chosenItems(reads, template).flatMap(({ facts, length, words }) => [
      ...file(words, resized(dated, length), facts),
      ...(length > 1 ? [] : file(`${words}, and nobody is known`, unknown(resized(dated, length)), facts)),
    ]),
    ...[...single(reads, template), ...chosen(reads, template)].map(({ fact, words }) =>
      file(words, plausible, [fact]),
    ),
    file('for a user of whom only the ID is known', new Map([['user', new Map([['external_id', 'user-1']])]])),
  ].flat();
}

function isNumber(value: Value): boolean {
  return typeof value === 'bigint' || value instanceof Float;
}

/** What stands in the place of one value, while all others are as they should be. */
const WITHOUT: readonly { readonly value: Value; readonly words: string }[] = [
  { value: null, words: 'is missing' },
  { value: '', words: 'is empty' },
  { value: ' ', words: 'is a space' },
  { value: '\n', words: 'is a line break' },
  { value: false, words: 'is `false`' },
];

/** Everybody has all but one value. */
function single(reads: readonly Read[], { source }: Template): { fact: CaseFact; words: string }[] {
  const lists = listsIn(reads);
  return reads.slice(0, MOST_SINGLE).flatMap(({ root, steps, at }) => {
    const named = steps.filter((step) => step !== null);
    if (named.length < steps.length) return [];
    const path = { root, steps: named, text: source.slice(at.start, at.end) };
    return withoutValue(root, named, lists).map(({ value, words }) => ({
      fact: { path, value },
      words: `when \`${path.text}\` ${words}`,
    }));
  });
}

/** Of so many branches that a comparison leads into each is taken by a sample user of its own. */
const MOST_CHOSEN = 12;

/** Everybody has one of the values that the body asks for. */
function chosen(reads: readonly Read[], template: Template): { fact: CaseFact; words: string }[] {
  const compared = comparedTexts(template);
  const facts = reads.flatMap(({ root, steps, at }) => {
    const named = steps.filter((step) => step !== null);
    const text = template.source.slice(at.start, at.end);
    if (named.length < steps.length) return [];
    return [...(compared.get(text) ?? [])].map((value) => ({
      fact: { path: { root, steps: named, text }, value },
      words: `when \`${text}\` is \`${value}\``,
    }));
  });
  return facts.slice(0, MOST_CHOSEN);
}

/** A list is missing or empty, but hardly ever `false`. */
function withoutValue(root: Read['root'], steps: Read['steps'], lists: ReadonlySet<string>): typeof WITHOUT {
  return WITHOUT.filter(({ value }) => value !== false || !lists.has(keyOfPlace(root, steps)));
}

export function listsIn(reads: readonly Read[]): ReadonlySet<string> {
  const lists = reads.filter(({ steps }) => steps.includes(null));
  return new Set(lists.map(({ root, steps }) => keyOfPlace(root, steps.slice(0, steps.indexOf(null)))));
}

export function keyOfPlace({ kind, name }: Read['root'], steps: Read['steps']): string {
  return [kind, name, ...steps].join('\n');
}

/** The answers without the fields of the profile: what only known users are sent is left out. */
function unknown(answers: Value): Value {
  if (!isHash(answers)) return answers;
  return new Map([...answers].map(([name, section]) => [name, name === 'user' ? ofNobody(section) : section]));
}

function ofNobody(section: Value): Value {
  return isHash(section) ? new Map([...section].filter(([name]) => name === 'custom_attributes')) : section;
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

export function resized(value: Value, length: number): Value {
  if (isArray(value)) {
    const [item] = value;
    return item === undefined ? value : Array.from({ length }, () => resized(item, length));
  }
  return withMembers(value, (member) => resized(member, length));
}
