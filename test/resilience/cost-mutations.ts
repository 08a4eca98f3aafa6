import type { Dice } from '../proof/dice.ts';
import { pieces } from './cost-pieces.ts';

/** UTF-16 units; Movable Ink takes not much more. */
export const LARGEST = 50_000;

interface Range {
  readonly start: number;
  readonly end: number;
}

const TOKEN = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|[^{]+|\{/g;
const NAME = /[A-Za-z_]\w*/g;
const INSIDE = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;

/** A body that may cost more than the one it comes from: most of these do not, and the search drops them. @param others bodies to take parts of */
export function mutateTowardsCost(body: string, others: readonly string[], dice: Dice): string {
  let mutated = body;
  do mutated = mutateOnce(mutated, others, dice).slice(0, LARGEST);
  while (dice.chance(0.4));
  return mutated;
}

function mutateOnce(body: string, others: readonly string[], dice: Dice): string {
  const make = dice.weighed<() => string>([
    [5, () => repeat(body, dice)],
    [3, () => wrap(body, dice)],
    [3, () => insert(body, spanOf(dice.pick(others), dice), dice)],
    [1, () => splice(body, dice.pick(others), dice)],
    [2, () => shareName(body, dice)],
    [2, () => tellNamesApart(body, dice)],
    [4, () => changeWord(body, dice)],
    [4, () => insert(body, dice.pick(pieces.inserted), dice)],
    [3, () => insertRun(body, dice)],
    [2, () => remove(body, dice)],
  ]);
  return make();
}

/** A part of the body, mostly from one token's edge to another's. */
function rangeOf(body: string, dice: Dice): Range {
  if (dice.chance(0.15)) {
    const start = dice.below(body.length + 1);
    return { start, end: Math.min(body.length, start + dice.below(60)) };
  }
  const edges = [0, ...[...body.matchAll(TOKEN)].map(({ index, 0: token }) => index + token.length)];
  const first = dice.below(edges.length);
  const last = Math.min(edges.length - 1, first + 1 + dice.below(dice.chance(0.7) ? 6 : edges.length));
  return { start: edges[first] ?? 0, end: edges[last] ?? body.length };
}

function spanOf(body: string, dice: Dice): string {
  const { start, end } = rangeOf(body, dice);
  return body.slice(start, end);
}

/** A span again and again, each time with the same names or with new ones. */
function repeat(body: string, dice: Dice): string {
  const { start, end } = rangeOf(body, dice);
  const span = body.slice(start, end);
  if (span === '') return body;
  const room = Math.max(2, Math.floor((LARGEST - body.length) / span.length));
  const times = Math.min(room, 2 + dice.below(dice.pick([2, 6, 20, 100, 400])));
  const names = dice.chance(0.5) ? new Set(namesIn(span).filter(() => dice.chance(0.5))) : new Set<string>();
  const copies = Array.from({ length: times }, (_, at) =>
    renamed(span, (name) => (names.has(name) ? `${name}${at}` : name)),
  );
  return body.slice(0, start) + copies.join('') + body.slice(end);
}

function wrap(body: string, dice: Dice): string {
  const { start, end } = rangeOf(body, dice);
  const times = dice.chance(0.8) ? 1 : 1 + dice.below(20);
  const [open, close] = dice.pick(pieces.blocks);
  return body.slice(0, start) + open.repeat(times) + body.slice(start, end) + close.repeat(times) + body.slice(end);
}

function insert(body: string, piece: string, dice: Dice): string {
  const { start } = rangeOf(body, dice);
  return body.slice(0, start) + piece + body.slice(start);
}

const SIGNS = [' ', '\n', '\t', '0', '1', 'a', '{', '}', '"', "'", '\\', '%', ',', '.', '|', ':', '$', '[', ']', '-'];

/** One character again and again, anywhere: what a regular expression tries costs no steps, but time. */
function insertRun(body: string, dice: Dice): string {
  const at = dice.below(body.length + 1);
  const sign = dice.chance(0.3) ? body.charAt(at) : dice.pick(SIGNS);
  return body.slice(0, at) + sign.repeat(dice.below(dice.pick([20, 200, 2000, 10_000]))) + body.slice(at);
}

function splice(body: string, other: string, dice: Dice): string {
  return body.slice(0, rangeOf(body, dice).end) + other.slice(rangeOf(other, dice).start);
}

function remove(body: string, dice: Dice): string {
  const { start, end } = rangeOf(body, dice);
  return body.slice(0, start) + body.slice(end);
}

/** Words that are no names of the author's. */
const FIXED = new Set(
  `if elsif else endif unless endunless case when endcase for in endfor break continue assign capture endcapture and or contains blank empty
   nil true false reversed limit offset cycle increment decrement comment endcomment raw endraw forloop first last index custom_attribute
   event_properties content_blocks abort_message connected_content liquid tablerow endtablerow ${pieces.filters.map((filter) => /\w+/.exec(filter)?.[0]).join(' ')}`.split(
    /\s+/,
  ),
);

function namesIn(text: string): string[] {
  const found = [...text.matchAll(INSIDE)].flatMap(([inside]) => inside.match(NAME) ?? []);
  return [...new Set(found)].filter((name) => !FIXED.has(name));
}

function renamed(text: string, rename: (name: string) => string): string {
  return text.replace(INSIDE, (inside) => inside.replace(NAME, rename));
}

/** One name becomes another: what was told apart hangs together. */
function shareName(body: string, dice: Dice): string {
  const names = namesIn(body);
  if (names.length < 2) return body;
  const [from, to] = [dice.pick(names), dice.pick(names)];
  return renamed(body, (name) => (name === from ? to : name));
}

/** One name becomes many. */
function tellNamesApart(body: string, dice: Dice): string {
  const names = namesIn(body);
  if (names.length === 0) return body;
  const from = dice.pick(names);
  let at = 0;
  return renamed(body, (name) => (name === from && dice.chance(0.7) ? `${name}${at++}` : name));
}

const CHANGED: readonly (readonly [found: RegExp, instead: readonly string[]])[] = [
  [/(?:==|!=|<=|>=|<|>|contains)(?= )/g, pieces.operators],
  [/\| *\w+(?:: *[^|}%]*)?/g, pieces.filters.map((filter) => `| ${filter} `)],
  [/\d+/g, pieces.numbers],
  [/'[^']*'/g, pieces.literals],
  [/\b(?:and|or)\b/g, ['and', 'or']],
];

/** Another operator, filter, number or literal in one place, or in all that are equal. */
function changeWord(body: string, dice: Dice): string {
  const [found, instead] = dice.pick(CHANGED);
  const matches = [...body.matchAll(found)];
  if (matches.length === 0) return body;
  const { index, 0: word } = dice.pick(matches);
  const other = dice.pick(instead);
  if (dice.chance(0.3)) return body.replaceAll(word, other);
  return body.slice(0, index) + other + body.slice(index + word.length);
}
