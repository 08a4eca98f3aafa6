import type { Finding } from '../../rules/engine/finding.ts';
import { isPayload } from '../../rules/shared/is-payload.ts';
import { read } from '../../template/read.ts';
import type { Span } from '../../template/span.ts';
import { type CheckedBody, checkBody } from '../check-body.ts';
import type { AfterEdit } from './after-edit.ts';
import type { ChangedPart } from './changed-part.ts';
import { canBeTakenApart, hasNothingToHide, keepsApart, mayTouchOthers } from './conditions.ts';
import { isClosed, type Surroundings, startsPlainly } from './excerpt.ts';
import { type Excerpt, excerptOf, surroundingsIn } from './excerpts.ts';
import { isOfAnySize } from './findings-after.ts';
import { type DifferentNames, differentNames } from './kept-items.ts';
import { mergedProof } from './merged-proof.ts';
import { moved, movedFinding } from './moved-finding.ts';
import { decidesEvents, haveSameMembers, saysTheSameOfOthers } from './same-members.ts';
import { haveSamePieces } from './same-pieces.ts';
import { type UsedNames, usedNames } from './used-names.ts';

type Found = Omit<AfterEdit, 'layout'>;

/**
 * What is found in a body after an edit within an item of a list, or a member: it is checked with all that has to do with it, and the rest of the
 * body keeps its findings. `undefined` where that would not be the same as a check of the whole.
 */
export function findingsByExcerpt(before: CheckedBody, text: string, part: ChangedPart): Found | undefined {
  if (!canBeTakenApart(before) || !isOfAnySize(before, text.length)) return undefined;
  const surroundings = surroundingsIn(before, part);
  if (surroundings === undefined || surroundings.item.uses.isOdd) return undefined;
  const uses = usesAfter(surroundings, part, text);
  if (uses === undefined || uses.isOdd || decidesEvents(surroundings, surroundings.item.uses, uses)) return undefined;
  const edited = differentNames(surroundings.item.uses, uses);
  const checked = checkedWith(edited, before, surroundings, part);
  if (checked === undefined) return undefined;
  const { excerpt, after } = checked;
  return isAlike(surroundings, excerpt.checked, after, part) && staysApart(excerpt, uses, after)
    ? merged(before, excerpt, after, part, before.template.source.slice(surroundings.item.start, surroundings.item.end))
    : undefined;
}

interface CheckedExcerpt {
  readonly excerpt: Excerpt;
  readonly after: CheckedBody;
}

/** Where something is found in the piece, what may give names to variables is kept. */
function checkedWith(
  edited: DifferentNames,
  before: CheckedBody,
  around: Surroundings,
  part: ChangedPart,
): CheckedExcerpt | undefined {
  const { start, end } = around.item;
  const isOfInterest = edited.areOfInterest || isFoundIn(before, start, end);
  const excerpt = excerptOf(before, around, isOfInterest ? { ...edited, areOfInterest: true } : edited);
  if (excerpt === undefined || mayTouchOthers(part, before.template.source, excerpt.errors)) return undefined;
  const after = checkedAfter(excerpt, part, before);
  if (after === undefined) return undefined;
  const isLacking = !isOfInterest && isFoundIn(after, start, moved(around.item, part).end);
  return isLacking ? checkedWith({ ...edited, areOfInterest: true }, before, around, part) : { excerpt, after };
}

function isFoundIn({ findings }: CheckedBody, start: number, end: number): boolean {
  return findings.some((finding) => finding.start < end && finding.end > start);
}

/** Of the item around the part, as it is then. */
function usesAfter({ item }: Surroundings, part: ChangedPart, text: string): UsedNames | undefined {
  const by = part.newText.length - (part.end - part.start);
  const template = read(text.slice(item.start, item.end + by));
  return isClosed(template) ? usedNames(template.nodes, template.source) : undefined;
}

function checkedAfter({ checked, text }: Excerpt, part: ChangedPart, before: CheckedBody): CheckedBody | undefined {
  let hasFailed = false;
  const onRuleFailure = () => {
    hasFailed = true;
  };
  const { config, proof } = before;
  const after = checkBody(text.slice(0, part.start) + part.newText + text.slice(part.end), { config, onRuleFailure });
  if (hasFailed || !hasNothingToHide(after) || !keepsApart(after) || !haveSamePieces(checked, after, part))
    return undefined;
  const isPaid = proof.meter.hasLeft(after.proof.meter.spent);
  if (!isPaid || isPayload(after.proof) !== isPayload(proof)) return undefined;
  return findsTheSame(checked.findings, after.findings, part) ? after : undefined;
}

/** Rules that look at one expression or one output, and tell each of what they find there. */
const LOCAL: ReadonlySet<string> = new Set([
  'filter-arguments',
  'misplaced-filter',
  'misplaced-operator',
  'object-as-text',
  'undefined-variable',
  'unescaped-value',
  'unknown-attribute',
  'unknown-filter',
]);

/** What is told of only once, or only beside something else, is told where it was: so nothing else has to be told in its place. */
function findsTheSame(before: readonly Finding[], after: readonly Finding[], part: ChangedPart): boolean {
  const [first, second] = [before, after].map((all) => all.filter(({ code }) => !LOCAL.has(code)));
  return (
    first?.length === second?.length &&
    (first ?? []).every((one, at) => {
      const other = second?.[at];
      return other !== undefined && one.code === other.code && isThere(one, other, part);
    })
  );
}

function isThere(one: Span, other: Span, part: ChangedPart): boolean {
  const to = moved(one, part);
  return (other.start === to.start || other.start === one.start) && (other.end === to.end || other.end === one.end);
}

/** Nothing more is asked of places and variables that the rest of the body has as well, and no name is unused that others have. */
function staysApart(
  { places, given, names }: Excerpt,
  { deep, tested }: UsedNames,
  { proof, findings, template }: CheckedBody,
): boolean {
  const asked = [...deep, ...proof.asked()];
  if (asked.some((place) => places.has(place)) || [...tested].some((name) => given.has(name))) return false;
  const unused = findings.flatMap(({ explains = [] }) => explains.filter(({ only }) => only === 'unused'));
  return !unused.some(({ start, end }) => names.has(template.source.slice(start, end)));
}

function isAlike(around: Surroundings, before: CheckedBody, after: CheckedBody, part: ChangedPart): boolean {
  return (
    beginsAlike(after, around, part) &&
    haveSameMembers(around, before, after) &&
    saysTheSameOfOthers(around, before.findings, after.findings, part)
  );
}

/** The item begins as it did, so that it makes no difference which of the others are there. */
function beginsAlike(after: CheckedBody, { item, levels }: Surroundings, part: ChangedPart): boolean {
  const { nodes, source } = after.template;
  const span = { start: item.start, end: moved(item, part).end };
  const inside = nodes.filter(({ type, start, end }) => type !== 'text' && start >= span.start && end <= span.end);
  const { type = 'list' } = levels.at(-1) ?? {};
  return startsPlainly(type, span, inside, source) === item.startsPlainly;
}

function merged(
  before: CheckedBody,
  excerpt: Excerpt,
  after: CheckedBody,
  part: ChangedPart,
  item: string,
): Found | undefined {
  const proof = mergedProof(before.proof, excerpt, after.proof, part);
  const others: Finding[] = [];
  const pairs: (readonly [Finding, Finding])[] = [];
  for (const finding of excerpt.others) {
    const to = movedFinding(finding, part);
    if (to === undefined || isToldBy(finding, part, item)) return undefined;
    if (to !== finding) pairs.push([to, finding]);
    others.push(to);
  }
  const findings = [...others, ...after.findings].sort((one, other) => one.start - other.start || one.end - other.end);
  return proof && { findings, moved: pairs, proof };
}

/** Its case is told by what is written in the part, or is always so with values that the item asks for. */
function isToldBy({ when }: Finding, part: ChangedPart, item: string): boolean {
  const { decisions = [], facts = [] } = when?.explain() ?? {};
  if (decisions.length === 0) return facts.some(({ path }) => item.includes(path.text));
  return decisions.some(({ start, end }) => start <= part.end && part.start <= end);
}
