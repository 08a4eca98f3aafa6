import { limits } from '../catalog/movable-ink/endpoint.ts';
import { type MomentForm, type Timestamp, timestampsOf } from '../events/timestamps.ts';
import { outputOf } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule, type Said } from './engine/rule.ts';
import type { TimestampForm } from './engine/settings.ts';
import { addFilter } from './fixes/output.ts';
import { type DateDirective, dateDirective, secondsFix } from './shared/date-directive.ts';
import { outputAround, withDigits } from './shared/output-around.ts';
import { slice } from './shared/words.ts';

type Found = Form | (DateDirective & { readonly expected: TimestampForm });

interface Form extends Timestamp {
  readonly expected: TimestampForm;
  /** The same value has another form in some case. */
  readonly isMixed: boolean;
}

const IS: Readonly<Record<MomentForm, string>> = {
  seconds: 'in seconds',
  milliseconds: 'in milliseconds',
  microseconds: 'in microseconds or a smaller unit',
  'iso-8601': 'a date string',
  other: 'not in a format that can be read reliably',
};

const DUE: Readonly<Record<TimestampForm, string>> = {
  milliseconds: 'milliseconds since 1970, such as `1257894000000`',
  seconds: 'seconds since 1970, such as `1257894000`',
  'iso-8601': 'an ISO 8601 string, such as `"2009-11-10T23:00:00Z"`',
};

export default defineRule<Found>({
  code: 'timestamp-unit',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Wrong timestamp unit',
  documentation: {
    what: "Reports a `timestamp` in a different form than Movable Ink expects: seconds instead of milliseconds, a date string, or a format such as `%S` that does not print the seconds since 1970. `date: '%s'` returns seconds. If your account's mapping expects another form, declare it in the configuration.",
    why: `Seconds read as milliseconds are a date in January 1970, and Movable Ink does not accept events older than ${limits.ageDays.value} days.`,
    do: "Append three zeros to the seconds: `{{ 'now' | date: '%s' }}000`.",
    bad: [
      {
        caption: 'Seconds',
        body: `{"type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": {{ 'now' | date: '%s' }}}`,
        at: `{{ 'now' | date: '%s' }}`,
        fixed: `{"type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": {{ 'now' | date: '%s' }}000}`,
      },
      {
        caption: 'A date string',
        body: `{"type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": "{{ 'now' | date: '%Y-%m-%dT%H:%M:%SZ' }}"}`,
        at: `"{{ 'now' | date: '%Y-%m-%dT%H:%M:%SZ' }}"`,
        fixed: `{"type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": {{ 'now' | date: '%s' }}000}`,
      },
    ],
    good: [
      {
        caption: 'Milliseconds',
        body: `{"type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": {{ 'now' | date: '%s' }}000}`,
      },
      {
        caption: 'Milliseconds, by multiplication',
        body: `{% assign timestamp = 'now' | date: '%s' | times: 1000 %}{"type": "track", "event": "quiz_done", "user_id": "{{\${braze_id} | json_escape}}", "timestamp": {{timestamp}}}`,
      },
    ],
  },
  find: {
    *output(output, { template, settings, events }) {
      const { timestamp: expected } = settings;
      const found = expected === 'iso-8601' ? undefined : dateDirective(output, template);
      if (found !== undefined && events().length > 0) yield { ...found, expected };
    },
    *event(event, analysis) {
      const { timestamp: expected } = analysis.settings;
      const all = timestampsOf(event);
      for (const found of all) {
        // Where the JSON is invalid because of what an output prints, there is no timestamp yet.
        const output = outputOf(found.value);
        if (output !== undefined && analysis.brokenOutputs().has(`${output.start}-${output.end}`)) continue;
        const isMixed = all.some(({ value, form }) => value.start === found.value.start && form !== found.form);
        if (found.form !== expected) yield { ...found, expected, isMixed };
      }
    },
  },
  say(found, { template: { source } }) {
    if ('output' in found) return sayDirective(found, found.expected, source);
    const { place, value, form, expected, isMixed, when } = found;
    const { start, end } = place.start === place.end ? value : place;
    const isEarly = form === 'seconds' && expected === 'milliseconds';
    const effect = isEarly ? ' would read it as a date in January 1970. It' : '';
    const message = `\`timestamp\` is ${IS[form]}${inCase(when)}: Movable Ink${effect} expects ${DUE[expected]}, unless your mapping says otherwise. ${tooManyZeros(form, isMixed, slice(source, value)) ?? ADVICE[expected]}`;
    return { start, end, subject: 'timestamp', message, ...caseOf(when) };
  },
  fixes(found, { template }) {
    const { source } = template;
    if ('output' in found) return [secondsFix(found, found.expected === 'milliseconds', source)];
    const { form, expected, isMixed, isClock, value } = found;
    if (!isMixed && tooManyZeros(form, isMixed, slice(source, value)) !== undefined) return withoutZeros(value, source);
    if (form === 'iso-8601' || form === 'other') return isMixed || !isClock ? [] : inSeconds(found, template);
    if (form !== 'seconds' || expected !== 'milliseconds' || isMixed) return [];
    const output = outputOf(value);
    if (output === undefined) return zerosBehind(digitsEnd(value, source));
    // A value that is not a date prints other text than digits, and appended zeros would not make it a number.
    if (!isClock) return addFilter(output, 'times: 1000', 'suggestion', source);
    return zerosBehind(source.startsWith('{{', output.start) ? output.end : undefined);
  },
});

function sayDirective(found: DateDirective, expected: TimestampForm, source: string): Said {
  const { start, end } = found.output;
  const message = `The format \`${found.format}\` does not print the seconds since 1970: Movable Ink expects ${DUE[expected]}, unless your mapping says otherwise. ${ADVICE[expected]}`;
  return { start, end, subject: 'timestamp', message, explains: [withDigits(found.output, source)] };
}

/** A string that one output prints as a date, as a number. */
function inSeconds({ value, expected }: Form, template: Template): Fix[] {
  const { source } = template;
  const hole = outputOf(value);
  const output = hole && outputAround(hole, template);
  const last = output?.expression.filters.at(-1);
  const argument = last?.name === 'date' ? last.arguments[0]?.value : undefined;
  if (output === undefined || argument?.type !== 'literal' || expected === 'iso-8601') return [];
  const isAll = value.start === output.start - 1 && value.end === output.end + 1;
  const quote = source.charAt(argument.start);
  if (!isAll || !/['"]/.test(quote)) return [];
  const newText = `${quote}%s${quote}`;
  const edits = [
    { start: value.start, end: output.start, newText: '' },
    { start: argument.start, end: argument.end, newText },
    { start: output.end, end: value.end, newText: expected === 'milliseconds' ? '000' : '' },
  ];
  return [{ title: 'Send the seconds since 1970, with three zeros', kind: 'suggestion', edits }];
}

/** Behind an output. */
const ZEROS = /(?<=\}\})000(?="?$)/;

function tooManyZeros(form: MomentForm, isMixed: boolean, written: string): string | undefined {
  if (form !== 'microseconds' || !ZEROS.test(written)) return undefined;
  return isMixed
    ? 'In that case the value before `000` is already in milliseconds: make it seconds, as in the other cases.'
    : 'The value before `000` is already in milliseconds: remove the zeros.';
}

function withoutZeros(value: Span, source: string): Fix[] {
  const at = value.start + (ZEROS.exec(slice(source, value))?.index ?? 0);
  return [{ title: 'Remove `000`', kind: 'suggestion', edits: [{ start: at, end: at + 3, newText: '' }] }];
}

const ADVICE: Readonly<Record<TimestampForm, string>> = {
  milliseconds: "Write it as `{{ 'now' | date: '%s' }}000`.",
  seconds: "Write it as `{{ 'now' | date: '%s' }}`.",
  'iso-8601': `Write it as \`"{{ 'now' | date: '%Y-%m-%dT%H:%M:%SZ' }}"\`.`,
};

function zerosBehind(at: number | undefined): Fix[] {
  if (at === undefined) return [];
  return [{ title: 'Append `000`', kind: 'suggestion', edits: [{ start: at, end: at, newText: '000' }] }];
}

/** Where the digits end that are all of a value; undefined where there is more to it. */
function digitsEnd({ start, end }: Span, source: string): number | undefined {
  const written = /^("?)(\d+)\1$/.exec(slice(source, { start, end }));
  return written?.[2] === undefined ? undefined : end - (written[1]?.length ?? 0);
}
