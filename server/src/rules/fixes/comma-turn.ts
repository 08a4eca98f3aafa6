import { once } from '../../template/once.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { loopAround } from '../shared/loop-brackets.ts';
import { prints } from '../shared/printing.ts';
import { quote, slice } from '../shared/words.ts';

/** How each of `forloop`'s numbers tells that a turn is not the first, or not the last. */
const NOT_FIRST: Readonly<Record<string, string>> = { index: 'forloop.index > 1', index0: 'forloop.index0 > 0' };
const NOT_LAST: Readonly<Record<string, string>> = {
  index: 'forloop.index < forloop.length',
  rindex: 'forloop.rindex > 1',
  rindex0: 'forloop.rindex0 > 0',
};

/** Where the comma of a loop is printed on the wrong turns: the test that was meant. */
export function correctTurn({ start }: Span, template: Template): Fix[] {
  const loop = loopAround(start, template);
  return loop === undefined ? [] : fixesOf(template)(loop);
}

/** Each loop has the same, however many of its commas are wrong. */
const fixesOf = once(({ source }: Template) => once((loop: Block): Fix[] => workOut(loop, source)));

function workOut({ branches }: Block, source: string): Fix[] {
  const nodes = branches[0]?.nodes ?? [];
  const commas = nodes.filter((node) => isComma(node, source));
  const [comma] = commas;
  if (comma?.type !== 'block' || commas.length > 1) return [];
  const isBefore = !nodes.some((node) => node.end <= comma.start && prints(node, source));
  if (!isBefore && nodes.some((node) => node.start >= comma.end && prints(node, source))) return [];
  const test = testOf(comma);
  if (test === undefined) return [];
  const written = slice(source, test);
  const turn = /\bforloop\.(\w+)/.exec(written)?.[1];
  const meant = turn === undefined ? nextNumbers(written) : [turnMeant(comma.name, turn, isBefore)];
  return meant.flatMap((newText) =>
    newText === written
      ? []
      : [{ title: `Change ${quote(written)} to ${quote(newText)}`, kind: 'suggestion', edits: [{ ...test, newText }] }],
  );
}

function turnMeant(tag: string, turn: string, isBefore: boolean): string {
  const end = isBefore ? 'first' : 'last';
  if (tag === 'unless') return `forloop.${end}`;
  return (isBefore ? NOT_FIRST : NOT_LAST)[turn] ?? `forloop.${end} == false`;
}

/** What one operator may have been meant as, between a counter and the size: either may stand first. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/==/, '!='],
  [/>=?/, '<'],
  [/>=/, '>'],
  [/<=/, '<'],
  [/<(?!=)/, '>'],
];

/** A counter of the body's own is compared with the number that it has on the first turn, or on the last. */
function nextNumbers(written: string): readonly string[] {
  const [, before = '', number] = /^([\w-]+\s*(?:[<>]=?|!=)\s*)(\d{1,4})$/.exec(written) ?? [];
  if (number === undefined)
    return OTHERS.flatMap(([from, to]) => (from.test(written) ? [written.replace(from, to)] : []));
  return [Number(number) - 1, Number(number) + 1].filter((one) => one >= 0).map((one) => `${before}${one}`);
}

/** The only comparison of a test. */
function testOf({ branches }: Block): Span | undefined {
  const markup = branches[0]?.tag.markup;
  if (markup?.kind !== 'condition') return undefined;
  const { terms, junk } = markup.condition;
  const [term] = terms;
  return term === undefined || terms.length > 1 || junk.length > 0 ? undefined : { start: term.start, end: term.end };
}

function isComma(node: Node, source: string): boolean {
  if (node.type !== 'block' || (node.name !== 'if' && node.name !== 'unless')) return false;
  const [branch, ...others] = node.branches;
  return (
    branch !== undefined && others.length === 0 && branch.nodes.every(isText) && textOf(branch.nodes, source) === ','
  );
}

function isText({ type }: Node): boolean {
  return type === 'text';
}

function textOf(nodes: readonly Node[], source: string): string {
  return nodes
    .map((node) => slice(source, node))
    .join('')
    .trim();
}
