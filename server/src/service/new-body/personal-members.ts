import { personalData } from '../../catalog/personal-data.ts';
import { print } from '../../semantics/print.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { pathInWords } from './differences.ts';
import { type OwnData, type PersonalValue, personalValues } from './personal-values.ts';
import type { Wish } from './plan.ts';

type Path = readonly string[];

/** What a body must not send of an event, where only the event shows that it is personal. */
export interface PersonalMembers {
  /** Members of the payload that hold such a value, with a sentence about each. */
  readonly members: readonly { readonly path: Path; readonly words: string }[];
  /** Whether a value of the event has personal data inside. */
  readonly isInside: (path: Path) => boolean;
}

export function personalMembers({ event, payload }: Wish, own: OwnData): PersonalMembers {
  const found = personalValues(event.properties, own);
  const unseen = found.filter(({ by }) => by !== 'name');
  const members = new Map<string, { path: Path; words: string }>();
  for (const { path, text } of unseen.length === 0 ? [] : singleValues(payload, [])) {
    const at = path.findLastIndex((name) => name !== '[]') + 1;
    const one = unseen.find((other) => other.text === text && (isTelling(text) || nameOf(other.path) === path[at - 1]));
    const member = path.slice(0, at);
    // Those of the envelope are identifiers.
    if (one !== undefined && at > 1) members.set(pathInWords(member), { path: member, words: wordsFor(member, one) });
  }
  return { members: [...members.values()], isInside: (path) => found.some((one) => isBelow(one.path, path)) };
}

/** Nobody has it by chance. */
function isTelling(text: string): boolean {
  return text.length > 4 && text !== 'false';
}

function nameOf(path: Path): string | undefined {
  return path.findLast((name) => name !== '[]');
}

function isBelow(path: Path, above: Path): boolean {
  return path.length > above.length && above.every((name, at) => path[at] === (name === '[0]' ? '[]' : name));
}

function singleValues(value: Value, path: Path): { path: Path; text: string }[] {
  if (isArray(value)) return value.flatMap((item) => singleValues(item, [...path, '[]']));
  if (isHash(value)) return [...value].flatMap(([name, member]) => singleValues(member, [...path, name]));
  return [{ path, text: print(value) }];
}

function wordsFor(path: Path, { kind }: PersonalValue): string {
  const what = kind === 'name' ? 'the name of a person' : personalData[kind].words;
  return `Left out ${pathInWords(path)}. In this event it is ${what}, and Movable Ink cannot process sensitive personal data.`;
}
