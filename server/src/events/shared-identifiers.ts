import type { ScalarNode, TextHole, TextPart } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { blankWhen } from './blank-text.ts';
import type { Event } from './events.ts';
import { type IdentifierName, identifierOf } from './identifiers.ts';

/** An identifier that has a value although nothing is known about the user, so it is the same for everyone in this case. */
export interface SharedIdentifier {
  readonly name: IdentifierName;
  readonly value: ScalarNode;
  /** `missing`: made of values that are blank. `constant`: a text of the body, where other cases have data. `fixed`: no case has. */
  readonly kind: 'missing' | 'constant' | 'fixed';
  /** The output that prints all of it. */
  readonly output?: TextHole;
  readonly text?: string;
  readonly when: Case;
}

export function sharedIdentifiers(event: Event, name: IdentifierName): SharedIdentifier[] {
  const found: SharedIdentifier[] = [];
  const constants: SharedIdentifier[] = [];
  let hasData = false;
  for (const { value, when } of identifierOf(event, name).values) {
    if (value.type !== 'scalar' || (value.kind !== 'string' && value.kind !== 'number')) continue;
    // A number that is printed has a wrong type, and no text that all share.
    if (value.kind === 'number' && outputIn(value.text ?? [])) continue;
    const blank = blankWhen(value.text, when);
    for (const { parts, when: own } of value.text ?? []) {
      const here = when.and(own).and(blank.not());
      if (here.isNever) continue;
      const holes = parts.filter((part) => typeof part === 'object');
      if (holes.length === 0) constants.push({ name, value, kind: 'constant', text: parts.join(''), when: here });
      else hasData = true;
      const missing = holes.length === 0 ? undefined : missingWhen(holes, here);
      if (missing?.isNever !== false) continue;
      found.push({ name, value, kind: 'missing', ...outputOf(parts), when: missing });
    }
  }
  // `${user_id}` that is not in an output is one that the author meant to print.
  const fixed = constants.filter(({ text = '' }) => text.trim() !== '' && !text.includes('$'));
  return [...found, ...(hasData ? constants : fixed.map((one) => ({ ...one, kind: 'fixed' as const })))];
}

function outputIn(text: NonNullable<ScalarNode['text']>): boolean {
  return text.some(({ parts }) => parts.some((part) => typeof part === 'object'));
}

function missingWhen(holes: readonly TextHole[], when: Case): Case {
  return holes.reduce((all, { missingWhen }) => all.and(missingWhen), when);
}

function outputOf(parts: readonly TextPart[]): { output?: TextHole } {
  const [part, ...others] = parts;
  return others.length === 0 && typeof part === 'object' ? { output: part } : {};
}
