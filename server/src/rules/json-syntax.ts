import type { PayloadProblem, PayloadProblemKind, Proof } from '../proof/proof.ts';
import type { Span } from '../template/span.ts';
import { defineRule } from './engine/rule.ts';
import { insertComma, removeComma } from './fixes/comma.ts';
import { commentFix } from './fixes/comment.ts';
import { escapeFix, joinFix } from './fixes/escape.ts';
import { printedAt } from './fixes/filters.ts';
import { valueFix } from './fixes/value.ts';
import { isComposed } from './shared/composed.ts';
import { isToldByLiquid } from './shared/told-by-liquid.ts';
import { caseOf, lostWithInvalidJson, quote, slice } from './shared/words.ts';

/** What stands outside the payload and what loops leave open have rules of their own. */
type Slip = PayloadProblem & { readonly kind: Exclude<PayloadProblemKind, 'text-outside' | 'unbalanced-loop'> };

/** What is wrong, and what to do where the slip does not say it. */
const WORDS: Record<Slip['kind'], readonly [what: (found: string) => string, advice: string]> = {
  comment: [
    () => 'This `//` line is no comment to JSON, but text that is sent',
    'Put it into a comment tag, or remove it.',
  ],
  'missing-comma': [(found) => `Missing comma before ${found}`, ''],
  'trailing-comma': [() => 'Nothing follows this comma', ''],
  'missing-value': [
    (found) => `A value is missing before ${found}`,
    'Write a value, or leave the whole member out when there is none.',
  ],
  'missing-key': [(found) => `${found} stands where a name is due`, 'Write a name in double quotes and a colon.'],
  'missing-colon': [(found) => `Missing colon before ${found}`, ''],
  'missing-close': [(found) => `${found} is missing here`, 'Close what is open.'],
  'invalid-value': [
    (found) => `${found} is no JSON value`,
    'Put text into double quotes; only numbers, `true`, `false` and `null` stand without.',
  ],
  'invalid-text': [
    (found) => `The text ${found} lacks a quote, or holds a character that JSON does not allow`,
    'Begin and end it with a double quote in the same line, and write a quote within as `\\"`.',
  ],
  unexpected: [
    (found) => `${found} cannot stand here`,
    'Remove it, or write what is missing around it; a quote within a text is written as `\\"`.',
  ],
  empty: [() => 'The body prints nothing', 'Write the payload, or stop the message with `abort_message`.'],
};

export default defineRule<Slip>({
  code: 'json-syntax',
  group: 'json',
  severity: 'error',
  title: 'Invalid JSON',
  documentation: {
    what: 'Looks for slips in the JSON that the body renders to: missing and trailing commas, missing values, names, quotes and brackets.',
    why: 'Braze sends the body as it is. Movable Ink refuses invalid JSON with a 400, and Braze does not send it again: the event is lost.',
    do: 'Mend the slip at the place shown. Where it happens only for some users, the message says for whom.',
    bad: [
      {
        caption: 'A comma is missing',
        body: '{"type": "page" "id": "a"}',
        at: '"id"',
        fixed: '{"type": "page", "id": "a"}',
      },
      {
        caption: 'A comma too much',
        body: '{"type": "page", "id": "a",}',
        at: ',',
        fixed: '{"type": "page", "id": "a"}',
      },
      {
        caption: 'A comma behind the last item of a loop',
        body: '{"ids": [{% for product in {{event_properties.${products}}} %}"{{product.id | json_escape}}",{% endfor %}]}',
        at: ',',
        fixed:
          '{"ids": [{% for product in {{event_properties.${products}}} %}"{{product.id | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}]}',
      },
      {
        caption: 'A comma that stands in one branch only',
        body: '{ {% if ${city} %}"city": "home",{% else %}"city": "away"{% endif %} "plan": "gold"}',
        at: '"plan"',
      },
      {
        caption: 'A payload that is not always printed',
        body: '{% if ${city} != blank %}{"city": "home"}{% endif %}',
        at: '',
      },
      {
        caption: 'A comment within the JSON',
        body: '{\n  // who it is\n  "type": "page", "id": "a"\n}',
        at: '// who it is',
        fixed: '{\n  {% comment %} who it is {% endcomment %}\n  "type": "page", "id": "a"\n}',
      },
    ],
    good: [
      { caption: 'Commas between, none behind', body: '{"type": "page", "id": "a"}' },
      {
        caption: 'A comma in the branch that has something to separate',
        body: '{ {% if ${city} %}"city": "home",{% endif %} "plan": "gold"}',
      },
    ],
  },
  find: {
    *payloadProblem(problem, analysis) {
      const { kind } = problem;
      if (kind === 'text-outside' || kind === 'unbalanced-loop' || isLeftByLoop(problem, analysis.proof)) return;
      if (isToldByLiquid(problem, analysis)) return;
      yield { ...problem, kind };
    },
  },
  say(problem, { template }) {
    const { kind, when, iteration: turn } = problem;
    const blank = blankOutput(problem, template.source);
    const { start, end } = blank ?? problem;
    const wrong = blank
      ? `${quote(slice(template.source, blank))} prints nothing, so a value is missing`
      : whatIsWrong(problem, template.source);
    const advice = problem.printed === undefined ? WORDS[kind][1] : PRINT_AS_JSON;
    return { start, end, message: `${wrong}: ${lostWithInvalidJson(when, turn)} ${advice}`.trim(), ...caseOf(when) };
  },
  fixes(problem, analysis) {
    const { template } = analysis;
    if (problem.kind === 'comment') return commentFix(template, problem);
    if (problem.kind === 'missing-comma') return insertComma(problem, analysis);
    if (problem.kind === 'trailing-comma') return removeComma(problem, analysis);
    if (problem.kind === 'invalid-value') return valueFix({ ...problem, isNumber: false }, template);
    if (printedAt(problem, template) === undefined) return [];
    return isComposed(problem, template, 'text')
      ? joinFix(problem, template)
      : escapeFix(problem, 'suggestion', template);
  },
});

/** What a loop leaves open, or closes too much, is told of at the loop. */
function isLeftByLoop({ kind, start }: PayloadProblem, { problems }: Proof): boolean {
  if (kind !== 'missing-close' && kind !== 'unexpected') return false;
  return problems.some((other) => other.kind === 'unbalanced-loop' && other.start <= start);
}

const PRINT_AS_JSON =
  'Print text in double quotes and with `json_escape`, objects and lists without quotes and with `as_json_string`.';

function whatIsWrong(problem: Slip, source: string): string {
  const { kind, found, printed } = problem;
  if (printed === undefined) return WORDS[kind][0](quote(found));
  const what = printed.trim() === '' ? 'what' : `${quote(printed)}, which`;
  return `${quote(slice(source, problem))} prints ${what} is no JSON here`;
}

/** The output that stands where a value is missing, if nothing else does. */
function blankOutput({ kind, previous, start }: Slip, source: string): Span | undefined {
  if (kind !== 'missing-value' || previous === undefined || previous.end > start) return undefined;
  const gap = source.slice(previous.end, start);
  const text = gap.trim();
  if (!text.startsWith('{{') || !text.endsWith('}}')) return undefined;
  const from = previous.end + gap.indexOf('{{');
  return { start: from, end: from + text.length };
}
