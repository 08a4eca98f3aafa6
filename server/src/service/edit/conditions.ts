import { once } from '../../template/once.ts';
import { findRefusal } from '../../template/refusal.ts';
import type { Span } from '../../template/span.ts';
import { variablesOf } from '../../template/variables.ts';
import type { CheckedBody } from '../check-body.ts';
import type { ChangedPart } from './changed-part.ts';
import { isClosed } from './excerpt.ts';

/** What is said of one part of a body may then depend on words anywhere else in it. */
const REACHES_FAR = /mi-webhook|content_blocks|-----|<!--|\{\{\{/;

/** Behind so many variables some are given up, so that it depends on the rest of the body which. */
const MOST_VARIABLES = 60;
const MOST_DECISIONS = 2000;
const MOST_STATES = 100;

/** Whether parts of a body can be checked without the others. */
export const canBeTakenApart = once(
  (body: CheckedBody): boolean => body.config.settings.types.size === 0 && hasNothingToHide(body) && keepsApart(body),
);

/** Whether no part of it changes how another is read, executed or counted. */
export function keepsApart({ template, proof }: CheckedBody): boolean {
  const { definitions, isOpen } = variablesOf(template);
  return (
    !REACHES_FAR.test(template.source) &&
    isClosed(template) &&
    findRefusal(template) === undefined &&
    !isOpen &&
    definitions.size < MOST_VARIABLES &&
    proof.stats.mostStates < MOST_STATES &&
    proof.stats.decisionVariables < MOST_DECISIONS &&
    proof.meter.hasLeft(proof.meter.spent / 4)
  );
}

/**
 * Whether an edit may change what is said of other parts by more than where they are: they name lines, and what explains an error, and a fix for
 * it, may be looked for around it, and quotes of the wrong kind in the whole body.
 * @param errors in parts that are not checked again
 */
export function mayTouchOthers(part: ChangedPart, source: string, errors: readonly Span[]): boolean {
  const text = source.slice(part.start, part.end) + part.newText;
  const isNear = ({ start, end }: Span) => start < part.end + FURTHEST && end > part.start - FURTHEST;
  return /[\r\n]/.test(text) || (errors.length > 0 && (/['&\u201c-\u201f]/.test(text) || errors.some(isNear)));
}

const FURTHEST = 200;

/** What is personal or secret is hidden in what is said of other parts. */
export function hasNothingToHide({ analysis }: CheckedBody): boolean {
  return analysis.hidden().isEmpty;
}
