import { isTextInJson } from '../../json/validity.ts';
import { print } from '../../semantics/print.ts';
import type { State } from '../reader/state.ts';
import { isExact } from '../values/exact.ts';
import { sampleOf } from '../values/filters.ts';
import { isNeverWithinText, mayHaveQuotes } from '../values/never-json.ts';
import { isSafeInText } from '../values/prints.ts';
import { assumption, behindHole, classifiedInText, narrowed, outputCursor, type Seen, shown } from './hole.ts';
import type { OutputSite } from './outputs.ts';
import type { Run } from './run.ts';

/** Within quotes: what could end the text must not be printed. */
export function printInText(given: readonly Seen[], state: State, place: OutputSite, run: Run): readonly State[] {
  const seen = given.flatMap((leaf) => (mayHaveQuotes(leaf.value) ? classifiedInText(leaf, state, run) : [leaf]));
  const isItem = !state.control.isName && state.provenance.frame?.shape.bracket === '[';
  const broken = seen.filter(({ value }) => isNeverWithinText(value, isItem));
  if (broken.length === 0) return printOthers(seen, state, place, run);
  const others = seen.filter((leaf) => !broken.includes(leaf));
  return run.joining.after(place, [
    printBroken(broken, state, place, run),
    ...(others.length > 0 ? printOthers(others, narrowed(others, state, run), place, run) : []),
  ]);
}

/** It ends the text around it, whatever it is. */
function printBroken(leaves: readonly Seen[], state: State, place: OutputSite, run: Run): State {
  const cursor = outputCursor(narrowed(leaves, state, run), place, run, shown(leaves));
  cursor.report('invalid-text', cursor.span(0, 0), place.text);
  return behindHole(leaves, 'string', state, place, run);
}

function printOthers(leaves: readonly Seen[], state: State, place: OutputSite, run: Run): readonly State[] {
  const where = state.control.isName ? 'name' : 'text';
  const harmless = leaves.filter((leaf) => !isAlwaysHarmful(leaf));
  const unsafe = leaves.filter((leaf) => !isSafe(leaf));
  const isDefinite = harmless.length === 0 && leaves.some(({ value }) => isExact(value));
  const kept = isDefinite ? leaves : harmless;
  if (isDefinite) {
    const cursor = outputCursor(state, place, run, shown(leaves));
    cursor.report('invalid-text', cursor.span(0, 0), place.text);
  } else if (unsafe.length > 0) {
    const isText = unsafe.some((leaf) => leaf.prints.text === 'any' || leaf.prints.json || leaf.prints.unknown);
    run.findings.addAssumption(assumption(isText ? 'unescaped' : 'object', unsafe, state, place, where, run));
  }
  if (kept.length === 0) {
    run.findings.lose(state);
    return [];
  }
  return [behindHole(kept, 'string', state, place, run)];
}

/** What is known to the last character may hold a quote that is escaped. */
function isSafe({ value, prints: one }: Seen): boolean {
  return isSafeInText(one) || (isExact(value) && isTextInJson(print(sampleOf(value) ?? null)));
}

/** It breaks the text whatever it is. */
function isAlwaysHarmful(leaf: Seen): boolean {
  const { value, prints: one } = leaf;
  if (isExact(value)) return !isSafe(leaf);
  return (
    one.object &&
    one.text === 'none' &&
    one.number === 'none' &&
    !one.nothing &&
    value.kind === 'place' &&
    value.representative?.valueClass === 'object'
  );
}
