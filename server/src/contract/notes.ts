import { fieldAt } from '../catalog/movable-ink/find-field.ts';
import type { EventEntry } from '../catalog/movable-ink/types.ts';
import type { Sink } from '../privacy/sinks.ts';
import type { TaintFlow } from '../privacy/taint-flow.ts';
import type { Printed } from '../privacy/taint-flows.ts';
import type { HoleSource, TextHole } from '../proof/payload-tree.ts';
import type { DataNotes } from './build.ts';

/** What a check of a body has found out about its data. */
export interface KnownData {
  readonly flows: ReadonlyMap<number, Printed>;
  readonly sinks: readonly Sink[];
  /** The events of the catalog that the payload is; undefined where it is none of Movable Ink's at all. */
  readonly events: readonly EventEntry[] | undefined;
}

export function notesOf({ flows, sinks, events }: KnownData): DataNotes {
  const kinds = new Map(sinks.map((sink) => [sink.start, kindOf(sink)]));
  return {
    sourcesOf: (hole) => sourcesOf(hole, flows.get(hole.start)?.flows ?? []),
    personalDataIn: ({ start }) => kinds.get(start),
    purposeOf: (path) => (events === undefined ? undefined : fieldAt(path, events)?.description),
  };
}

/** `email`, or `email (hashed)`. */
function kindOf({ data }: Sink): string | undefined {
  const found = data.map(({ kind, isHash }) => (isHash ? `${kind} (hashed)` : kind));
  return found.length === 0 ? undefined : [...new Set(found)].join(', ');
}

function sourcesOf(hole: TextHole, flows: readonly TaintFlow[]): string[] {
  const found = [...new Set(hole.sources.map((source) => placeOf(source, flows)))];
  if (found.length > 0) return found;
  if (hole.timeValues.some(({ isClock }) => isClock)) return ['now'];
  return hole.hasUnknownSource ? [...new Set(flows.map(({ text }) => text))] : [];
}

/** Of `category.id` in a loop `event_properties.${categories}[].id`. */
function placeOf({ text }: HoleSource, flows: readonly TaintFlow[]): string {
  const [, variable = '', member = ''] = /^([\w-]+)(.*)$/s.exec(text) ?? [];
  const flow = flows.find(({ items, text: whole }) => items.includes(variable) && whole.endsWith(member));
  return flow === undefined ? text : `${flow.text.slice(0, flow.text.length - member.length)}[]${member}`;
}
