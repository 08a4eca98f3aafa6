import type { Conditions, PathCondition } from '../conditions/conditions.ts';
import type { Hole } from './partial-node.ts';

/** The characters of a text of the payload, in all alternatives; undefined where they are too many to follow. */
export type Content = readonly Alternative[] | undefined;

export interface Alternative {
  readonly parts: Parts | undefined;
  readonly when: PathCondition;
}

/** A list that shares its beginning with others: the last part first. */
export interface Parts {
  readonly part: string | Hole;
  readonly before: Parts | undefined;
}

const MOST_ALTERNATIVES = 8;

export function emptyContent(conditions: Conditions): Content {
  return [{ parts: undefined, when: conditions.always }];
}

export function appendTo(content: Content, part: string | Hole): Content {
  if (part === '') return content;
  const [only] = content ?? [];
  if (content?.length === 1 && only !== undefined) return [{ parts: { part, before: only.parts }, when: only.when }];
  return content?.map(({ parts, when }) => ({ parts: { part, before: parts }, when }));
}

/** The content of two states that become one. */
export function mergeContents(
  one: Content,
  when: PathCondition,
  other: Content,
  otherwise: PathCondition,
  conditions: Conditions,
): Content {
  if (one === other) return one;
  if (one === undefined || other === undefined) return undefined;
  const merged: Alternative[] = [];
  for (const { parts, when: holds } of one) merged.push({ parts, when: conditions.and(holds, when) });
  for (const { parts, when: holds } of other) {
    const both = conditions.and(holds, otherwise);
    const same = merged.findIndex((known) => isSame(known.parts, parts));
    const known = merged[same];
    if (known !== undefined) merged[same] = { parts, when: conditions.or(known.when, both) };
    else merged.push({ parts, when: both });
  }
  const possible = merged.filter((alternative) => alternative.when !== conditions.never);
  return possible.length > MOST_ALTERNATIVES ? undefined : possible;
}

/** The same text, also where two branches print it; what is not compared here only counts twice. */
function isSame(one: Parts | undefined, other: Parts | undefined): boolean {
  return one === other || (one?.part === other?.part && one?.before === other?.before);
}

export function partsOf(parts: Parts | undefined): readonly (string | Hole)[] {
  const found: (string | Hole)[] = [];
  for (let at = parts; at !== undefined; at = at.before) found.push(at.part);
  return found.reverse();
}
