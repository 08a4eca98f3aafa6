import { identifierStrength } from '../catalog/movable-ink/identifier-strength.ts';
import type { HoleSource, ScalarNode, TextHole } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import type { Event } from './events.ts';
import { type IdentifierName, identifierOf } from './identifiers.ts';

/** A text that an event sends as identifier, with the outputs in it. */
export interface IdentifierText {
  readonly name: IdentifierName;
  readonly value: ScalarNode;
  readonly holes: readonly TextHole[];
  readonly when: Case;
}

export function identifierTexts(event: Event): IdentifierText[] {
  return (['user_id', 'anonymous_id'] as const).flatMap((name) =>
    identifierOf(event, name).values.flatMap(({ value, when }) => {
      if (value.type !== 'scalar') return [];
      return (value.text ?? []).flatMap(({ parts, when: own }) => {
        const here = when.and(own);
        const holes = parts.filter((part) => typeof part === 'object');
        return here.isNever || holes.length === 0 ? [] : [{ name, value, holes, when: here }];
      });
    }),
  );
}

/** What a source is worth as identifier of a person, as far as its name tells. */
export function strengthOf({ path }: HoleSource): ReturnType<typeof identifierStrength> {
  if (path === undefined) return undefined;
  const name = path.steps.at(-1);
  return identifierStrength(path.root, typeof name === 'string' ? name : undefined);
}
