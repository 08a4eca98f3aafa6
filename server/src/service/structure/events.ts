import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Part } from './part.ts';
import { structureOf } from './structure.ts';

/** An event that a body can send, and the place of its name. */
export interface NamedEvent extends Span {
  readonly name: string;
}

/** The events of a body by their names, also those of branches; `identify` where that is the type. */
export function eventsIn(template: Template): NamedEvent[] {
  const found: NamedEvent[] = [];
  collect(structureOf(template).parts, template.source, found);
  return found;
}

function collect(parts: readonly Part[], source: string, found: NamedEvent[]): void {
  for (const { kind, name, value, valueStart, end, children } of parts) {
    if (kind === 'condition' || kind === 'loop' || kind === 'variable') collect(children, source, found);
    if (kind !== 'member' || value !== 'string' || valueStart === undefined) continue;
    const text = source.slice(valueStart, end).replaceAll(/^"|"$/g, '');
    const isEvent = name === 'event' || (name === 'type' && text === 'identify');
    if (isEvent && text.trim() !== '') found.push({ name: text, start: valueStart, end });
  }
}
