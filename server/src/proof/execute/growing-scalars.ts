import type { Span } from '../../template/span.ts';
import { appendTo, type Content, type Parts } from '../reader/content.ts';
import { type State, withProvenance } from '../reader/state.ts';

/**
 * Where scalars begin that go on in each iteration: `"{% for x in list %}a{% endfor %}"`. What states are due after one iteration they are due
 * after a thousand, but their text is another one.
 */
export function grownScalars(before: readonly State[], after: readonly State[], loop: Span): readonly number[] {
  const grown = after.filter((state) => before.some((other) => hasGrown(other, state, loop)));
  return grown.map(({ provenance }) => provenance.start);
}

function hasGrown({ provenance: before }: State, { provenance: after }: State, loop: Span): boolean {
  if (before.start !== after.start || before.content === after.content) return false;
  const [known, found] = [partsIn(before.content), partsIn(after.content)];
  const added = found.filter((parts) => parts !== undefined && !known.includes(parts));
  const isOfLoop = loop.start <= after.start && after.start < loop.end;
  return added.some((parts) => !isOfLoop || known.some((one) => goesOn(parts, one)));
}

function partsIn(content: Content): readonly (Parts | undefined)[] {
  return (content ?? []).map(({ parts }) => parts);
}

/** An iteration that adds more parts is taken to go on. */
const MOST_PARTS = 64;

/** What began in an iteration may have ended in it as well, and another one begun there. */
function goesOn(after: Parts | undefined, before: Parts | undefined): boolean {
  let at = after;
  for (let count = 0; at !== before && at !== undefined; count++) {
    if (count === MOST_PARTS) return true;
    at = at.before;
  }
  return at === before;
}

/** The states with what more iterations may have added to such scalars: any of what one adds, any number of times. */
export function withMore(
  states: readonly State[],
  starts: ReadonlySet<number>,
  { start, end }: Span,
): readonly State[] {
  return states.map((state) => {
    const { provenance, when } = state;
    if (provenance.content === undefined || !starts.has(provenance.start)) return state;
    const more = { start, end, values: [], reached: when };
    return withProvenance(state, { content: appendTo(provenance.content, more) });
  });
}
