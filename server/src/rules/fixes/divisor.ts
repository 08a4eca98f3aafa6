import { DIVIDES } from '../../catalog/filter-effects.ts';
import type { Expression } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { filtersOnTheWay } from '../shared/definitions.ts';
import { quote, slice } from '../shared/words.ts';
import { printedAt } from './filters.ts';

const NAME = 'divisor';

/** Whether an output prints what something was divided by. */
export function isDivided(found: Span, template: Template): boolean {
  const printed = printedAt(found, template);
  return printed !== undefined && filtersOnTheWay(printed, template).some(({ name }) => DIVIDES.has(name));
}

/** Stops the message right before the output where it would divide by 0: what is missing, or no number, counts as 0 as well. */
export function stopAtZero(found: Span, template: Template): Fix[] {
  const { source } = template;
  const by = divisorOf(found, template);
  if (by === undefined || by.type !== 'lookup' || !source.startsWith('{{', found.start)) return [];
  if (new RegExp(`\\b${NAME}\\b`).test(source)) return [];
  const text = slice(source, by);
  const newText = `{% assign ${NAME} = ${text} | plus: 0 %}{% if ${NAME} == 0 %}{% abort_message('divided by 0') %}{% endif %}`;
  const edits = [
    { start: found.start, end: found.start, newText },
    { start: by.start, end: by.end, newText: NAME },
  ];
  return [{ title: `Stop the message when ${quote(text)} is 0 or missing`, kind: 'suggestion', edits }];
}

/** Undefined where several are: which of them is 0, the finding does not say. */
function divisorOf(found: Span, template: Template): Expression | undefined {
  const divisions = printedAt(found, template)?.filters.filter(({ name }) => DIVIDES.has(name)) ?? [];
  return divisions.length === 1 ? divisions[0]?.arguments[0]?.value : undefined;
}
