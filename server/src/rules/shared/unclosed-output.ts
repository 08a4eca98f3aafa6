import { nodesOf } from '../../template/nodes.ts';
import { once } from '../../template/once.ts';
import type { Template } from '../../template/tree.ts';
import { type LiquidSlip, slip } from './liquid-slip.ts';

/** The end of a string, and the name of the next member, which no argument of a filter has. */
const NEXT_MEMBER = /"?\s{0,50},\s{0,50}"[^"{}|\n]{1,60}"\s{0,9}:/;
/** No value and its filters are longer. */
const FURTHEST = 1000;
/** More are not told one by one. */
const MOST = 20;

/** `"{{ ${city} ", "plan": "{{ … }}"`: an output without its end, which so goes on into the next member, and has the end of another. */
export const unclosedOutputs: (template: Template) => readonly LiquidSlip[] = once((template: Template) => {
  const { source } = template;
  const outputs = nodesOf(template).filter(({ type }) => type === 'output');
  const unclosed = template.problems.filter(({ kind }) => kind === 'unclosed-output');
  const slips = [...outputs, ...unclosed].flatMap(({ start, end }) => {
    const at = endMeant(source.slice(start, Math.min(end, start + FURTHEST)));
    return at === undefined ? [] : [closed(start, start + at, source)];
  });
  const one = new Map(slips.map((found) => [found.start, found]));
  return [...one.values()].slice(0, MOST);
});

/** Texts in single quotes, of which the last may be cut off. */
const TEXTS = /'[^']*(?:'|$)/g;

function endMeant(output: string): number | undefined {
  const found = NEXT_MEMBER.exec(output.replaceAll(TEXTS, (text) => ' '.repeat(text.length)));
  // The braces around a payload are a slip of their own.
  if (found === null || /^\{\{-?\s*"/.test(output)) return undefined;
  const isOwnQuote = found[0].startsWith('"') && output.slice(0, found.index).split('"').length % 2 === 0;
  return isOwnQuote ? found.index + 1 : found.index;
}

function closed(start: number, at: number, source: string): LiquidSlip {
  const message =
    'This output is missing its `}}`, so Liquid reads the next member as a part of it, and the event would be lost. Close it with `}}`.';
  const newText = /\s/.test(source.charAt(at - 1)) ? '}}' : ' }}';
  const fix = { title: 'Insert `}}`', kind: 'suggestion', edits: [{ start: at, end: at, newText }] } as const;
  const string = source.charAt(start - 1) === '"' ? start - 1 : start;
  return slip({ start, end: at }, message, [{ start: string, end: source.length }], fix);
}
