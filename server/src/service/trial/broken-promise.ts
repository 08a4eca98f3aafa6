import type { Rendering } from '../../render/rendering.ts';
import type { Finding, Fix } from '../../rules/engine/finding.ts';
import { lazy } from '../../rules/engine/lazy.ts';
import type { Group } from '../../rules/engine/rule.ts';
import { rules } from '../../rules/index.ts';
import { showsFinding } from '../../witness/confirm.ts';
import { type CheckedBody, checkBody } from '../check-body.ts';
import { moved } from '../fix-effect.ts';
import { isJson } from './correct.ts';

/** What one sample user gets without and with a fix. */
export interface Judged {
  readonly was: Rendering;
  readonly is: Rendering;
  readonly wasCorrect: boolean;
}

/** Groups of rules that speak of the text itself: what they find is meant to be rendered otherwise. */
const OF_MEANING: ReadonlySet<Group> = new Set(['liquid', 'comments']);

/**
 * What a fix does to a rendering and must not, as the end of a sentence on the fix.
 * @param isUnseen nobody has read the title of the fix and chosen it: it keeps what is right, whatever it is for, and makes up no value.
 */
export function whatItBreaks(
  { was, is, wasCorrect }: Judged,
  fix: Fix,
  findings: readonly Finding[],
  body: CheckedBody,
  isUnseen: boolean,
): string | undefined {
  if (fix.kind === 'safe' && wasCorrect) return changedText(was, is);
  if (isUnseen && wasCorrect) return changedValue(was, is);
  // What a slip has kept from being printed was written by the author.
  const isMeant = isOfMeaning(findings);
  if (isUnseen && !isMeant && findings.some((finding) => isMadeUp(finding, was, is, fix)))
    return 'would make up a value';
  if (findings.length === 0) return wasCorrect ? changedValue(was, is) : undefined;
  if (findings.every(isOfNonsense)) return undefined;
  if (was.status === 'aborted') {
    return is.status === 'aborted' || isOfMeaning(findings) ? undefined : 'would send what is stopped today';
  }
  const stops = is.status === 'aborted' && isAbort(fix);
  if (stops) return undefined;
  if (!isJson(was.text)) return findings.some(isOfValue) ? undefined : misread(was, is, fix);
  // A test that Liquid has skipped may fail now that it is read, as for a text in the place of a number: that has a finding of its own.
  if (isOfMeaning(findings) && is.pieces.some(({ kind }) => kind === 'error')) return undefined;
  // The test that stops a message was meant to stop it.
  if (isOfMeaning(findings) && is.status === 'aborted') return undefined;
  if (is.status !== 'rendered' || !isJson(is.text)) return 'would break a rendering that is valid today';
  const isFree = isOfMeaning(findings) || !wasCorrect;
  // The title says that a member is left out: it is for those too who have no value.
  if (findings.every(isOfPrivacy) && isPartOf(JSON.parse(is.text), JSON.parse(was.text))) return undefined;
  if (findings.every(isOfUnit) && changesTimeAlone(was, is)) return undefined;
  const changed = isFree ? undefined : changedValue(was, is);
  return changed !== undefined && isShown(findings, was, body) ? undefined : changed;
}

const CHANGES = 'would change a rendering that is right today';

function changedText(was: Rendering, is: Rendering): string | undefined {
  return is.status === 'rendered' && was.text === is.text ? undefined : CHANGES;
}

function changedValue(was: Rendering, is: Rendering): string | undefined {
  const isSame = is.status === 'rendered' && isJson(is.text) && jsonValue(was.text) === jsonValue(is.text);
  return isSame ? undefined : CHANGES;
}

/** Its title says that it stops the message. */
function isAbort({ edits }: Fix): boolean {
  return edits.some(({ newText }) => newText.includes('abort_message'));
}

function isOfUnit({ code }: Finding): boolean {
  return code === 'timestamp-unit';
}

/** Which time it is cannot be seen of every number. */
function changesTimeAlone(was: Rendering, is: Rendering): boolean {
  const [one, other] = [was, is].map(({ text }) => JSON.stringify(sorted({ ...JSON.parse(text), timestamp: null })));
  return one === other;
}

/** All are of rules that speak of what Liquid makes of the text. */
export function isOfMeaning(findings: readonly Finding[]): boolean {
  return findings.every(({ code }) => rules.some((rule) => rule.code === code && OF_MEANING.has(rule.group)));
}

/** What prints nothing though it was meant to decide what is printed: no rendering with it is what the author means. */
export function isOfNonsense({ code }: Finding): boolean {
  return code === 'tag-in-output';
}

/** A rendering in which the finding itself happens is not right, however valid. */
function isShown(findings: readonly Finding[], was: Rendering, { config }: CheckedBody): boolean {
  const findingsIn = (text: string) => checkBody(text, { config: { ...config, rules: new Map() } }).findings;
  return findings.some(
    (finding) => isOfValue(finding) && showsFinding(finding, was, { places: [], always: 0 }, findingsIn),
  );
}

/** Rules that speak of JSON alone find nothing in a rendering that is JSON. */
function isOfValue({ code }: Finding): boolean {
  return !rules.some((rule) => rule.code === code && rule.group === 'json');
}

function isOfPrivacy({ code }: Finding): boolean {
  return rules.some((rule) => rule.code === code && rule.group === 'privacy');
}

/** The same JSON, or with fewer members. */
function isPartOf(part: unknown, whole: unknown): boolean {
  const isObject = typeof part === 'object' && typeof whole === 'object' && part !== null && whole !== null;
  if (!isObject || Array.isArray(part) !== Array.isArray(whole)) return part === whole;
  if (Array.isArray(part) && Array.isArray(whole) && part.length !== whole.length) return false;
  const all = new Map<string, unknown>(Object.entries(whole));
  return Object.entries(part).every(([name, member]) => all.has(name) && isPartOf(member, all.get(name)));
}

function jsonValue(json: string): string {
  return JSON.stringify(sorted(JSON.parse(json)));
}

/** The order of members means nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  // No array is the same as an object.
  return { members: members.map(([name, member]) => [name, sorted(member)]) };
}

/** An output that printed a number in writing, `1,234.50`, and would print another number: valid, and wrong. */
function misread(was: Rendering, is: Rendering, fix: Fix): string | undefined {
  if (is.status !== 'rendered') return undefined;
  const printed = lazy(() => printedByPlace(is));
  const isMisread = was.pieces.some(({ kind, source, rendered }) => {
    const written = kind === 'output' ? numberOf(was.text.slice(rendered.start, rendered.end)) : undefined;
    if (written === undefined) return false;
    const numbers = (printed().get(moved(source.start, fix.edits)) ?? []).map(numberOf);
    const known = numbers.filter((number) => number !== undefined);
    return known.length > 0 && !known.some((number) => Math.abs(number - written) <= Math.abs(number) * 1e-9);
  });
  return isMisread ? 'would send another number than is printed today' : undefined;
}

/** Whether the output that a finding lies on prints a value now that its data does not hold: `0` for a text, a default for nothing. */
function isMadeUp({ start }: Finding, was: Rendering, is: Rendering, { edits }: Fix): boolean {
  const place = moved(start, edits);
  // An output behind a sign that is taken away has printed the same before.
  const before = [...printedByPlace(was)].flatMap(([at, printed]) => (moved(at, edits) === place ? printed : []));
  return printedFrom(place, is).some((printed) => {
    const number = numberOf(printed);
    if (number !== undefined) return !before.some((text) => numberOf(text) === number);
    return before.length === 0 && /[\p{L}\p{N}]/u.test(decoded(printed).replace(/\bnull\b/g, ''));
  });
}

/** The text of a string, printed with its quotes or within those of the body; anything else as it is. */
function decoded(printed: string): string {
  const json = printed.startsWith('"') ? printed : `"${printed}"`;
  return isJson(json) ? String(JSON.parse(json)) : printed;
}

/** Whether the output that a finding lies on prints an error, whatever the data: then the value that a fix speaks of is never printed. */
export function printsOnlyErrors(findings: readonly Finding[], { edits }: Fix, after: readonly Rendering[]): boolean {
  const onlyErrors = new Map<number, boolean>();
  for (const { pieces } of after)
    for (const { kind, source } of pieces)
      onlyErrors.set(source.start, kind === 'error' && (onlyErrors.get(source.start) ?? true));
  return findings.some(({ start }) => onlyErrors.get(moved(start, edits)) === true);
}

/** All that is not blank of what an output printed. */
function printedFrom(start: number, { text, pieces }: Rendering): readonly string[] {
  const own = pieces.filter(({ source }) => source.start === start);
  return printedByPlace({ text, pieces: own }).get(start) ?? [];
}

/** The same of all outputs, by where they begin. */
function printedByPlace({ text, pieces }: Pick<Rendering, 'text' | 'pieces'>): ReadonlyMap<number, readonly string[]> {
  const printed = new Map<number, string[]>();
  for (const { kind, source, rendered } of pieces) {
    const own = text.slice(rendered.start, rendered.end);
    if (kind !== 'output' || own.trim() === '') continue;
    const others = printed.get(source.start);
    if (others === undefined) printed.set(source.start, [own]);
    else others.push(own);
  }
  return printed;
}

/** With separators between thousands, as people and `money` write it. */
function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(/(?<=\d)[ ,'](?=\d{3}(?!\d))/g, '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
