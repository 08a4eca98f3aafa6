import { type Assumption, type Proof, verdictOf } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { ShownProof } from './after-edit.ts';
import type { ChangedPart } from './changed-part.ts';
import { type Excerpt, sidesOf } from './excerpts.ts';
import { moved } from './moved-finding.ts';

/**
 * What is shown of a proof after an edit: of the excerpt what is known now, of the rest what was known before. `undefined` where it is not
 * known in which order a proof of the whole has it.
 */
export function mergedProof(
  before: Proof,
  { blanks, checked }: Excerpt,
  after: Proof,
  part: ChangedPart,
): ShownProof | undefined {
  const movedRest = <One extends Span>(all: readonly One[]): readonly One[] =>
    sidesOf(all, (one) => [one], blanks)?.others.map((one) => ({ ...one, ...moved(one, part) })) ?? [];
  const problems = inOrder([...movedRest(before.problems), ...after.problems]);
  const gaps = inOrder([...movedRest(before.gaps), ...after.gaps]);
  const assumptions = mergedAssumptions(movedRest(before.assumptions), after.assumptions);
  const cases = before.cases - checked.proof.cases + after.cases;
  return assumptions && { verdict: verdictOf(problems, gaps, assumptions), cases, problems, assumptions, gaps };
}

/** Those on the kinds of values come last, in the order in which something was met that only others lead to. */
function mergedAssumptions(
  one: readonly Assumption[],
  other: readonly Assumption[],
): readonly Assumption[] | undefined {
  const [ofOne, ofOther] = [one, other].map((all) => all.filter(isOfKind));
  if (ofOne === undefined || ofOther === undefined || (ofOne.length > 0 && ofOther.length > 0)) return undefined;
  const others = [...one, ...other].filter((each) => !isOfKind(each));
  return [...inOrder(others), ...ofOne, ...ofOther];
}

function isOfKind({ kind }: Assumption): boolean {
  return kind === 'list' || kind === 'date' || kind === 'number';
}

function inOrder<One extends Span>(all: readonly One[]): readonly One[] {
  return all.toSorted((one, other) => one.start - other.start || one.end - other.end);
}
