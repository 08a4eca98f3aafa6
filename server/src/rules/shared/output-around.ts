import { nodesOf } from '../../template/nodes.ts';
import { once } from '../../template/once.ts';
import { firstFrom, lastFrom, type Span } from '../../template/span.ts';
import type { Output, Template } from '../../template/tree.ts';

const outputsOf = once((template: Template) => nodesOf(template).filter((node) => node.type === 'output'));

/** The output that a part of it lies in. */
export function outputAround({ start, end }: Span, template: Template): Output | undefined {
  const output = lastFrom(outputsOf(template), start);
  return output !== undefined && output.end >= end ? output : undefined;
}

/** At most so many are of interest. */
const MOST_WITHIN = 5;

/** The first outputs that lie in a part of the body. */
export function outputsWithin({ start, end }: Span, template: Template): readonly Output[] {
  const outputs = outputsOf(template);
  const first = firstFrom(start, outputs);
  return outputs.slice(first, first + MOST_WITHIN).filter((output) => output.end <= end);
}

/** The output that ends where a text begins. */
export function outputBefore({ start }: Span, template: Template): Output | undefined {
  const output = lastFrom(outputsOf(template), start - 1);
  return output?.end === start ? output : undefined;
}

/** With the digits right behind it, which make milliseconds of seconds. */
export function withDigits({ start, end }: Span, source: string): Span {
  return { start, end: end + (/^\d*/.exec(source.slice(end, end + 20))?.[0].length ?? 0) };
}

/** So far back a string of the payload is looked for. */
const FURTHEST = 300;

/**
 * An attribute as it is written in the place of something else: where it is all that an output in a string prints, its quotes must be escaped,
 * which what was there before, a name that nothing sets, did not need.
 */
export function escapedInString(attribute: string, place: Span, template: Template): string {
  const { source } = template;
  const output = outputAround(place, template);
  if (output === undefined) return attribute;
  const isAll =
    /^\{\{-?\s*$/.test(source.slice(output.start, place.start)) &&
    /^\s*-?\}\}/.test(source.slice(place.end, place.end + FURTHEST));
  const before = source
    .slice(Math.max(0, output.start - FURTHEST), output.start)
    .replaceAll(/\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}/gs, '');
  const isInString = /[:,[{]\s*"[^"]*$/.test(before);
  const isEscaped = /\|\s*(?:json_escape|as_json_string)\b/.test(attribute);
  return isAll && isInString && !isEscaped ? `${attribute} | json_escape` : attribute;
}
