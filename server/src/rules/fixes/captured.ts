import { nodesOf } from '../../template/nodes.ts';
import { lastFrom, type Span } from '../../template/span.ts';
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
  return name === undefined ? [] : (capturesOf(template).printed.get(name) ?? []);
}

/** The name of the variable. */
function captureAround(place: Span, template: Template): string | undefined {
  const capture = lastFrom(capturesOf(template).outermost, place.start);
  return capture !== undefined && place.end <= capture.end ? nameOf(capture) : undefined;
}

interface Captures {
  /** Those that lie in no other one, in order. */
  readonly outermost: readonly Block[];
  /** Outputs that print a variable as it is, by its name. */
  readonly printed: ReadonlyMap<string, readonly Output[]>;
}

const known = new WeakMap<Template, Captures>();

function capturesOf(template: Template): Captures {
  const captures = known.get(template) ?? gather(template);
  known.set(template, captures);
  return captures;
}

function gather(template: Template): Captures {
  const outermost: Block[] = [];
  const printed = new Map<string, Output[]>();
  let end = -1;
  for (const node of nodesOf(template)) {
    if (node.type === 'block' && node.name === 'capture' && node.end > end) {
      outermost.push(node);
      end = node.end;
    }
    const name = node.type === 'output' ? variableIn(node) : undefined;
    if (node.type !== 'output' || name === undefined) continue;
    const others = printed.get(name);
    if (others === undefined) printed.set(name, [node]);
    else others.push(node);
  }
  return { outermost, printed };
}

function nameOf({ branches: [body] }: Block): string | undefined {
  const markup = body?.tag.markup;
  return markup?.kind === 'name' ? markup.target?.name : undefined;
}

function variableIn({ expression: { value, filters } }: Output): string | undefined {
  if (filters.length > 0 || value?.type !== 'lookup' || value.steps.length > 0) return undefined;
  return value.root.kind === 'name' ? value.root.name : undefined;
}
