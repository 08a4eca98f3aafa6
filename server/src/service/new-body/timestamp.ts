import { isEventTimeName } from '../../catalog/movable-ink/time-names.ts';
import type { TimestampForm } from '../../rules/engine/settings.ts';
import type { Value } from '../../semantics/values.ts';
import { memberOf, namespacePlace } from './source-path.ts';
import type { TriggerEvent } from './trigger-event.ts';
import { isNumber, numberOf } from './values.ts';

/** How a body writes the time: lines before the payload, lines before the member, and its value. */
export interface TimestampLines {
  readonly before: readonly string[];
  readonly comment: readonly string[];
  readonly value: string;
}

/** The time of the event if one of its properties has it, otherwise that of sending: Braze has no tag for the time of an event. */
export function timestampLines(event: TriggerEvent, namespace: string, form: TimestampForm): TimestampLines {
  const times = [...event.properties].filter(([name]) => isEventTimeName(name));
  for (const [name, value] of times) {
    const source = memberOf(namespacePlace(namespace), name)?.source.inTag;
    const unit = isEventTime(value, event.time) ? unitOf(value) : undefined;
    if (source !== undefined && unit !== undefined)
      return { value: OF_PROPERTY[form], comment: [], before: [beforeWith(source, form)] };
  }
  const comment = times.length === 0 ? [] : [silence(times.map(([name]) => name))];
  return {
    value: OF_CLOCK[form],
    before: [`{% assign ${VARIABLES[form]} = 'now' | date: '${DATES[form]}' %}`],
    comment,
  };
}

const DAY = 86_400_000;

/** Other times may be in the data: when the product was created. */
function isEventTime(value: Value, time: string | undefined): boolean {
  const moment = millisecondsIn(value);
  const told = time === undefined ? Number.NaN : Date.parse(time);
  return moment !== undefined && !Number.isNaN(told) && Math.abs(moment - told) < DAY;
}

function millisecondsIn(value: Value): number | undefined {
  if (isNumber(value)) return numberOf(value) * (unitOf(value) === 'seconds' ? 1000 : 1);
  const moment =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

type Unit = 'date' | 'seconds';

function unitOf(value: Value): Unit | undefined {
  if (typeof value === 'string') return 'date';
  return isNumber(value) && numberOf(value) < 1e11 ? 'seconds' : undefined;
}

function beforeWith(source: string, form: TimestampForm): string {
  // A number also if the property holds no date.
  const number = form === 'iso-8601' ? '' : ' | plus: 0';
  return `{% assign ${VARIABLES[form]} = ${source} | default: 'now' | date: '${DATES[form]}'${number} %}`;
}

const VARIABLES = { milliseconds: 'seconds', seconds: 'seconds', 'iso-8601': 'time' };
const DATES = { milliseconds: '%s', seconds: '%s', 'iso-8601': '%Y-%m-%dT%H:%M:%SZ' };

const OF_CLOCK: Values = { milliseconds: '{{seconds}}000', seconds: '{{seconds}}', 'iso-8601': '"{{time}}"' };

const OF_PROPERTY: Values = {
  milliseconds: '{{seconds | times: 1000}}',
  seconds: '{{seconds}}',
  'iso-8601': '"{{time | json_escape}}"',
};

type Values = Readonly<Record<TimestampForm, string>>;

function silence(names: readonly string[]): string {
  const shown = names.join(', ').replaceAll(/[^\w, -]/g, '');
  return `{% comment %} mi-webhook-disable-next-line timestamp-not-event-time -- ${shown} is not when the event happened {% endcomment %}`;
}
