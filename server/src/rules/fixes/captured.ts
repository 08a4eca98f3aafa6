import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Output, Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { filterEdit } from './output.ts';

/**
 * Escapes a captured text where it is printed, and not within the capture: a test such as `{% if name != blank %}` would see the escapes. None
 * where it is printed nowhere as it is, or with other filters.
 */
export function escapePrinted(place: Span, template: Template): Fix[] {
  const name = captureAround(place, template);
  const outputs = printedCapture(place, template);
  const edits = outputs.flatMap((output) => filterEdit(output, 'json_escape', template.source) ?? []);
  if (edits.length === 0) return [];
  return [{ title: `Add \`| json_escape\` where \`${name}\` is printed`, kind: 'suggestion', edits }];
}

/** The outputs that print, as it is, the capture around a place. */
export function printedCapture(place: Span, template: Template): readonly Output[] {
  const name = captureAround(place, template);
  if (name === undefined) return [];
  return nodesOf(template)
    .filter((node) => node.type === 'output')
    .filter((node) => printsVariable(node, name));
}

/** The name of the variable. */
function captureAround(place: Span, template: Template): string | undefined {
  const captures = nodesOf(template).filter((node) => node.type === 'block' && node.name === 'capture');
  const capture = captures.find((node) => isIn(place, node));
  return capture?.type === 'block' ? nameOf(capture) : undefined;
}

function isIn(place: Span, { start, end }: Span): boolean {
  return start <= place.start && place.end <= end;
}

function nameOf({ branches: [body] }: Block): string | undefined {
  const markup = body?.tag.markup;
  return markup?.kind === 'name' ? markup.target?.name : undefined;
}

function printsVariable({ expression: { value, filters } }: Output, name: string): boolean {
  if (filters.length > 0 || value?.type !== 'lookup' || value.steps.length > 0) return false;
  return value.root.kind === 'name' && value.root.name === name;
}
