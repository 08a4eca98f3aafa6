import { renderBody } from '../../server/src/render/render.ts';
import type { Rendering } from '../../server/src/render/rendering.ts';
import type { Finding, Fix } from '../../server/src/rules/engine/finding.ts';
import { rules } from '../../server/src/rules/index.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import type { SampleUser } from '../../server/src/samples/sample-user.ts';
import { isArray, isHash, type Value } from '../../server/src/semantics/values.ts';
import { makeAlwaysValid } from '../../server/src/service/always-valid.ts';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import type { CheckedBody } from '../../server/src/service/check-body.ts';
import { effectOf } from '../../server/src/service/fix-effect.ts';
import { hasJoinedValues, hasQuoteOfBothEnds, suspectsOf } from '../../server/src/service/trial/correct.ts';
import { tryFixes } from '../../server/src/service/trial/fix-trials.ts';
import { nodesOf } from '../../server/src/template/nodes.ts';
import { read } from '../../server/src/template/read.ts';
import { findRefusal } from '../../server/src/template/refusal.ts';
import { checkForTest } from '../check.ts';
import { randomOf } from '../oracle/generator.mjs';
import { assignmentsOf, hostileAssignments, readingsOf } from '../proof/assignments.ts';
import { readsOf, write } from '../proof/body-tree.ts';
import { bodyOf } from '../proof/compare.ts';
import { isJson } from '../proof/printed-holes.ts';
import { sampleUserWith } from '../proof/sources.ts';
import { tools } from '../service/trial/fixes.ts';

/** What a fix that is offered must not do, and did: to be read, and put right where the fix is made or tried. */
export interface BrokenPromise {
  readonly code: string;
  readonly title: string;
  readonly why: string;
  readonly body: string;
  readonly fixed: string;
}

export interface Outcome {
  readonly fixes: number;
  readonly renderings: number;
  readonly broken: readonly BrokenPromise[];
}

/** Holds every fix that is offered for a body to its promise, for `users` that its trial has not seen, and the built-in ones. */
export async function holdOfferedFixes(body: string, users: readonly SampleUser[] = []): Promise<Outcome> {
  const before = checkForTest(body);
  const broken: BrokenPromise[] = [];
  let [fixes, renderings] = [0, 0];
  const everybody = [...users, ...builtIn].filter((user) => isPlain(user, before));
  for (const [finding, { offered }] of await tryFixes(before, tools)) {
    for (const fix of offered) {
      fixes++;
      renderings += everybody.length;
      const fixed = applyEdits(body, fix.edits);
      const why = badEffect(finding, fix, before, fixed) ?? renderingThatBroke(body, fixed, everybody, finding, fix);
      if (why !== undefined) broken.push({ code: finding.code, title: fix.title, why, body, fixed });
    }
  }
  return { fixes, renderings, broken };
}

/** The same of *Make Always Valid*, which keeps all that is right whatever it is for. */
export async function holdAlwaysValid(body: string, users: readonly SampleUser[] = []): Promise<Outcome> {
  const before = checkForTest(body);
  const made = await makeAlwaysValid(body, tools);
  const fixed = made?.text ?? body;
  const everybody = [...users, ...builtIn].filter((user) => isPlain(user, before));
  const lost = namesIn(body).filter((name) => !namesIn(fixed).includes(name));
  const why = lost.length > 0 ? `lost ${lost.join()}` : changedValue(body, fixed, everybody);
  const broken = why === undefined ? [] : [{ code: 'all', title: 'Make Always Valid', why, body, fixed }];
  return { fixes: made?.applied ?? 0, renderings: everybody.length, broken };
}

/** A generated body, and users with the values that it tells apart, and hostile ones. */
export function generated(seed: number, number: number): readonly [body: string, users: readonly SampleUser[]] {
  const parts = bodyOf(seed, number);
  const random = randomOf(seed + number);
  const readings = readingsOf(readsOf(parts));
  const { all } = assignmentsOf(readings, 16, random);
  const hostile = hostileAssignments(readings, all, { each: 1, random });
  return [write(parts).body, [...all, ...hostile].map(sampleUserWith)];
}

/**
 * What gives JSON by chance, with another text than the data has, is no correct rendering, and `json_escape` changes it: a backslash of the
 * data that begins an escape, a quote of the data where the body lacks one, and a list in the place of a text, whose items are printed
 * without anything between them.
 */
function isPlain(user: SampleUser, { proof }: CheckedBody): boolean {
  const byChance = proof.problems.length > 0 ? /["\\]/ : /\\/;
  const { event, api_trigger_properties, canvas_entry_properties, context } = user;
  const attributes = new Map([...user.user].filter(([name]) => name !== 'custom_attributes'));
  const custom = user.user.get('custom_attributes') ?? null;
  const namespaces = [attributes, custom, event.properties, api_trigger_properties, canvas_entry_properties, context];
  return namespaces.every((members) => !isHash(members) || arePlain(members, byChance));
}

/** Names of lists and objects in the bodies at hand; what has another name is printed. */
const COLLECTIONS = new Set(['items', 'pages', 'wishes', 'tags', 'categories', 'products', 'meta']);

function arePlain(members: ReadonlyMap<string, Value>, byChance: RegExp): boolean {
  return [...members].every(([name, value]) => {
    const isCollection = COLLECTIONS.has(name);
    const inner = isCollection && isArray(value) ? value : [value];
    return inner.every((one) => {
      if (isHash(one)) return isCollection && arePlain(one, byChance);
      return !isArray(one) && !(typeof one === 'string' && byChance.test(one));
    });
  });
}

const builtIn = builtInSampleUsers.map(({ sampleUser }) => sampleUser);

const RANK = { refuted: 0, 'not-proved': 1, conditional: 2, proved: 3 } as const;
const WEIGHT = { hint: 0, information: 1, warning: 2, error: 3 } as const;

function badEffect(finding: Finding, fix: Fix, before: CheckedBody, fixed: string): string | undefined {
  const after = checkForTest(fixed);
  const { removed, added } = effectOf(fix, before.findings, after.findings);
  if (!removed.includes(finding)) return 'its finding is still there';
  const known = removed.filter((one) => one !== finding).map(({ code }) => code);
  const worse = added.find(
    ({ code, severity }) =>
      !known.includes(code) && (fix.kind === 'safe' || WEIGHT[severity] > WEIGHT[finding.severity]),
  );
  if (worse !== undefined) return `then ${worse.code} at ${worse.start}: ${worse.message}`;
  // Of a body that Braze rejects nothing is sent, whatever the verdict.
  const isWeaker = RANK[after.proof.verdict] < RANK[before.proof.verdict] && findRefusal(before.template) === undefined;
  const isRead = after.proof.verdict === 'conditional' && groupOf(finding) === 'liquid';
  if (isOfNonsense(finding)) return undefined;
  return isWeaker && !isRead ? `${before.proof.verdict} became ${after.proof.verdict}` : undefined;
}

/** What is written as an output and means nothing: no rendering of it is what was meant. */
function isOfNonsense({ code }: Finding): boolean {
  return code === 'tag-in-output';
}

function groupOf({ code }: Finding): string | undefined {
  return rules.find((rule) => rule.code === code)?.group;
}

/** What a finding is not about the validity of, its fix is meant to change: it must stay JSON, and no more is asked. */
function renderingThatBroke(
  body: string,
  fixed: string,
  users: readonly SampleUser[],
  finding: Finding,
  fix: Fix,
): string | undefined {
  if (isOfNonsense(finding)) return undefined;
  const stops = fix.edits.some(({ newText }) => newText.includes('abort_message'));
  const [before, after, due] = [read(body), read(fixed), dueIn(body)];
  for (const user of users) {
    const [was, is] = [renderBody(before, user), renderBody(after, user)];
    if (
      !isRight(was, due, user) ||
      (stops && is.status === 'aborted') ||
      is.pieces.some(({ kind }) => kind === 'error')
    )
      continue;
    const isStrict = groupOf(finding) === 'json' || fix.kind === 'safe';
    const isKept = was.status === 'aborted' ? is.status === 'aborted' || !isStrict : keeps(was, is, fix.kind, isStrict);
    if (!isKept) return shown(was, is);
  }
  return undefined;
}

function keeps(was: Rendering, is: Rendering, kind: Fix['kind'], isStrict: boolean): boolean {
  if (kind === 'safe') return is.status === 'rendered' && is.text === was.text;
  // A test that is read as it was meant may stop the message.
  if (!isStrict && is.status === 'aborted') return true;
  if (is.status !== 'rendered' || !isJson(is.text)) return false;
  return !isStrict || isSameValue(was, is);
}

function isSameValue(was: Rendering, is: Rendering): boolean {
  return plainValue(was.text) === plainValue(is.text);
}

/** A text that was printed without quotes and reads as a number, or as a word of JSON, was JSON by chance. */
function plainValue(json: string): string {
  const plain = (_: string, value: unknown) =>
    typeof value === 'string' && /^-?\d+(?:\.\d+)?$|^(?:true|false|null)$/.test(value) ? JSON.parse(value) : value;
  return JSON.stringify(JSON.parse(json, plain));
}

/** Of a message that is stopped nothing is sent. */
function isRight(rendering: Rendering, due: Due, user: SampleUser): boolean {
  const { status, text } = rendering;
  if (status !== 'rendered') return status === 'aborted';
  const quotes = suspectsOf(user).texts.filter((one) => one.includes('"'));
  return isJson(text) && !isByChance(rendering, due, quotes);
}

/** Where outputs begin of which the proof assumes something without which the JSON is invalid in some rendering. */
interface Due {
  readonly values: ReadonlySet<number>;
  /** They print dates as numbers: what is none is printed as it is, and may be JSON by chance. */
  readonly dates: ReadonlySet<number>;
}

function dueIn(body: string): Due {
  const assumed = checkForTest(body).proof.assumptions.filter(({ place }) => place === 'value');
  const blank = assumed.filter(({ kind }) => kind === 'blank').map(({ start }) => start);
  // Not by what is assumed, since nothing is of a body that is refuted.
  const dates = nodesOf(read(body)).filter(
    (node) => node.type === 'output' && node.expression.filters.some(({ name }) => name === 'date'),
  );
  return { values: new Set(blank), dates: new Set(dates.map(({ start }) => start)) };
}

/**
 * An output has printed nothing where a value is due, as for the only item of an array, white space between the brackets of an array, or a quote
 * that begins or ends a string.
 * @param quotes texts of the data with quotes, which two of them, put together, can make a string of.
 */
function isByChance({ text, pieces, blank }: Rendering, due: Due, quotes: readonly string[]): boolean {
  if (blank.some((start) => due.values.has(start)) || hasLostItem(text, pieces, blank)) return true;
  const strings = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  if (hasQuoteOfBothEnds(pieces, strings) || hasJoinedValues(text, pieces, strings)) return true;
  return pieces.some(({ kind, source, rendered: { start, end } }) => {
    const isInside = strings.some((string) => string.start < start && end < string.end);
    const printed = text.slice(start, end);
    const isOdd = (printed.match(/"/g)?.length ?? 0) % 2 === 1;
    const isNoDate = due.dates.has(source.start) && !/^\s*-?\d+\s*$/.test(printed);
    const isOfData = quotes.some((one) => printed.includes(one) && !isDecoded(printed, one));
    return kind === 'output' && !isInside && (printed.trim() === '' || isOdd || isOfData || isNoDate);
  });
}

/** Of an array in which nothing is left, an output of the body between its brackets printed nothing. */
function hasLostItem(text: string, pieces: Rendering['pieces'], blank: readonly number[]): boolean {
  const placeOf = (offset: number) => {
    const piece = pieces.find(({ rendered }) => rendered.start <= offset && offset < rendered.end);
    return piece?.kind === 'text' ? piece.source.start + offset - piece.rendered.start : undefined;
  };
  return [...text.matchAll(/\[\s*\]/g)].some(({ index, 0: { length } }) => {
    const [open, close] = [placeOf(index), placeOf(index + length - 1)];
    return open !== undefined && close !== undefined && blank.some((start) => open < start && start < close);
  });
}

function isDecoded(printed: string, text: string): boolean {
  return isJson(printed) && String(JSON.parse(printed)).includes(text);
}

function changedValue(body: string, fixed: string, users: readonly SampleUser[]): string | undefined {
  const [before, after, due] = [read(body), read(fixed), dueIn(body)];
  for (const user of users) {
    const [was, is] = [renderBody(before, user), renderBody(after, user)];
    if (was.status !== 'rendered' || !isRight(was, due, user)) continue;
    if (is.status !== 'rendered' || !isJson(is.text) || !isSameValue(was, is)) return shown(was, is);
  }
  return undefined;
}

function shown(was: Rendering, is: Rendering): string {
  return `${was.status} ${was.text}\n became ${is.status} ${is.text}`;
}

function namesIn(body: string): string[] {
  return Array.from(body.matchAll(/"([a-z]\w*)"\s*:/g), ([, name = '']) => name);
}
