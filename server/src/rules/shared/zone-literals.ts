import { didYouMean } from '../../catalog/did-you-mean.ts';
import { railsZones } from '../../catalog/rails-zones.ts';
import { isZone, zoneNames } from '../../semantics/zones.ts';
import type { Expression, Filter } from '../../template/expressions.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Edit } from '../engine/finding.ts';
import { assignedOnly } from './definitions.ts';

interface ZoneFault extends Span {
  readonly message: string;
  readonly severity: 'error';
  readonly edit?: Edit;
}

/** The IANA name that is probably meant: `America/NewYork`, `America/New York`, `Eastern Time (US & Canada)`. */
export function zoneMeant(name: string): string | undefined {
  return railsZones.get(name.trim()) ?? didYouMean(name.trim(), zoneNames());
}

/** A zone in quotes that `time_zone` does not know. */
export function zoneFault(filter: Filter): ZoneFault | undefined {
  const zone = filter.name === 'time_zone' ? filter.arguments[0]?.value : undefined;
  return zone && faultOfText(zone);
}

/** The same, where the zone was assigned to a variable. */
export function zoneInVariable({ name, arguments: [zone] }: Filter, template: Template): ZoneFault | undefined {
  if (name !== 'time_zone' || zone?.value.type !== 'lookup') return undefined;
  const { root, steps } = zone.value;
  if (root.kind !== 'name' || steps.length > 0) return undefined;
  for (const { value, filters } of assignedOnly(root.name, template)) {
    const found = filters.length === 0 ? value && faultOfText(value) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function faultOfText(zone: Expression): ZoneFault | undefined {
  if (zone.type !== 'literal' || zone.literal.kind !== 'string') return undefined;
  const { start, end, literal } = zone;
  const { value } = literal;
  if (value === '' || isZone(value) || railsZones.has(value)) return undefined;
  const meant = zoneMeant(value);
  const advice = meant === undefined ? 'Write a name such as `America/New_York`.' : `Did you mean \`${meant}\`?`;
  const message = `\`${value}\` is not a time zone, so \`time_zone\` prints an error instead of the time. ${advice}`;
  const edit = meant && { start: start + 1, end: end - 1, newText: meant };
  return { start, end, message, severity: 'error', ...(edit && { edit }) };
}
