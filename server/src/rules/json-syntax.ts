import type { PayloadProblem, PayloadProblemKind } from '../proof/proof.ts';
import type { Analysis } from './engine/analysis.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { abortFix } from './fixes/abort.ts';
import { insertComma, removeComma } from './fixes/comma.ts';
import { commentFix } from './fixes/comment.ts';
import { escapeFix } from './fixes/escape.ts';
import { printedAt } from './fixes/filters.ts';
import { joinFix } from './fixes/join.ts';
import { literalFixes } from './fixes/literal.ts';
import { moveIntoBranch } from './fixes/optional-comma.ts';
import { separatorFix } from './fixes/separator.ts';
import { quoteDateFix, valueFix } from './fixes/value.ts';
import { isComposed } from './shared/composed.ts';
import { blankOutput, placeOf } from './shared/output-assumption.ts';
import type { QuoteSlip } from './shared/quote-slips.ts';
import { isReportedByLiquid } from './shared/reported-by-liquid.ts';
import { LOST, quote, slice } from './shared/words.ts';

/** Text outside the payload and unbalanced loops have rules of their own. */
type SyntaxProblem = PayloadProblem & {
  readonly kind: Exclude<PayloadProblemKind, 'text-outside' | 'unbalanced-loop'>;
  /** What explains it better, with what follows from it. */
  readonly slip?: QuoteSlip;
};

/** What is wrong, and what to do if that is not obvious. */
const WORDS: Record<SyntaxProblem['kind'], readonly [what: (found: string) => string, advice: string]> = {
  comment: [
    (found) => `JSON has no comments, so this ${found.startsWith('`/*') ? 'one' : '`//` line'} is sent as text`,
    'Put it in a comment tag, or remove it.',
  ],
  'missing-comma': [(found) => `Missing comma before ${found}`, ''],
  'trailing-comma': [() => 'Trailing comma', ''],
  'missing-value': [
    (found) => `Missing value before ${found}`,
    'Write a value, or leave the whole member out when there is none.',
  ],
  'missing-key': [
    (found) => `Expected a member name instead of ${found}`,
    'Write a name in double quotes, then a colon.',
  ],
  'missing-colon': [(found) => `Missing colon before ${found}`, ''],
  'missing-close': [(found) => `Missing ${found}`, 'Close what was opened.'],
  'invalid-value': [
    (found) => `${found} is not a JSON value`,
    'Put strings in double quotes; only numbers, `true`, `false` and `null` go without.',
  ],
  'invalid-text': [
    (found) => `The string ${found} is missing a quote, or contains a character that JSON does not allow`,
    'Start and end it with a double quote on the same line, and write a quote inside it as `\\"`.',
  ],
  unexpected: [
    (found) => `Unexpected ${found}`,
    'Remove it, or add what is missing around it; write a quote inside a string as `\\"`.',
  ],
  empty: [() => 'The body prints nothing', 'Write the payload, or stop the message with `abort_message`.'],
};

export default defineRule<SyntaxProblem>({
  code: 'json-syntax',
  group: 'json',
  severity: 'error',
  title: 'JSON syntax error',
  documentation: {
    what: 'Reports syntax errors in the JSON that the body renders to: missing and trailing commas, missing values, names, quotes and brackets.',
    why: 'Braze sends the body as it is. Movable Ink rejects invalid JSON with a 400, and Braze does not retry: the event is lost.',
    do: 'Fix the error at the place shown. If it happens only for some users, the message says for which.',
    bad: [
      {
        caption: 'A missing comma',
        body: '{"type": "page" "id": "a"}',
        at: '"id"',
        fixed: '{"type": "page", "id": "a"}',
      },
      {
        caption: 'A trailing comma',
        body: '{"type": "page", "id": "a",}',
        at: ',',
        fixed: '{"type": "page", "id": "a"}',
      },
      {
        caption: 'A comma after the last item of a loop',
        body: '{"ids": [{% for product in {{event_properties.${products}}} %}"{{product.id | json_escape}}",{% endfor %}]}',
        at: ',',
        fixed:
          '{"ids": [{% for product in {{event_properties.${products}}} %}"{{product.id | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}]}',
      },
      {
        caption: 'A comma in one branch only',
        body: '{ {% if ${city} %}"city": "home",{% else %}"city": "away"{% endif %} "plan": "gold"}',
        at: '"plan"',
      },
      {
        caption: 'A payload that is sometimes not printed',
        body: '{% if ${city} != blank %}{"city": "home"}{% endif %}',
        at: '',
      },
      {
        caption: 'A comment in the JSON',
        body: '{\n  // who it is\n  "type": "page", "id": "a"\n}',
        at: '// who it is',
        fixed: '{\n  {% comment %} who it is {% endcomment %}\n  "type": "page", "id": "a"\n}',
      },
    ],
    good: [
      { caption: 'Commas only between members', body: '{"type": "page", "id": "a"}' },
      {
        caption: 'A comma in the branch that needs it',
        body: '{ {% if ${city} %}"city": "home",{% endif %} "plan": "gold"}',
      },
    ],
  },
  find: {
    *payloadProblem(problem, analysis) {
      const { kind } = problem;
      if (kind === 'text-outside' || kind === 'unbalanced-loop' || isLeftByLoop(problem, analysis)) return;
      if (isReportedByLiquid(problem, analysis) || isSaidBefore(problem, analysis)) return;
      const { told, later } = analysis.quoteSlips();
      // One wrong quote leads to several errors.
      if (later.has(problem)) return;
      const slip = told.get(problem);
      yield { ...problem, kind, ...(slip && { slip }) };
    },
  },
  say(problem, { template }) {
    const { slip } = problem;
    if (slip !== undefined) {
      const message = `${slip.message} ${capital(LOST)}.`;
      const shownAt = { start: problem.start, end: problem.end };
      return { ...slip.place, message, shownAt, explains: slip.explains, ...caseOf(problem.when, problem.iteration) };
    }
    const { when, iteration } = problem;
    const blank = blankOutput(problem, template.source);
    const { start, end } = blank ?? problem;
    const wrong = blank
      ? `${quote(slice(template.source, blank))} prints nothing, so a value is missing`
      : whatIsWrong(problem, template.source);
    const advice = isError(problem) ? errorAdvice(problem) : adviceFor(problem);
    return {
      start,
      end,
      message: `${wrong}${inCase(when, iteration)}: ${LOST}. ${advice}`.trim(),
      ...(isCurrency(problem) && { explains: [{ start, end }] }),
      ...caseOf(when, iteration),
    };
  },
  fixes(problem, analysis) {
    const { template } = analysis;
    if (problem.slip !== undefined) return [problem.slip.fix];
    if (isError(problem)) return [];
    if (isCurrency(problem)) return [dropCurrency(problem)];
    if (problem.kind === 'empty') return abortFix(problem.when, { start: 0 }, 'nothing to send');
    if (problem.kind === 'comment') return commentFix(problem, analysis);
    if (problem.kind === 'missing-comma') return insertComma(problem, analysis);
    if (problem.kind === 'trailing-comma')
      return [
        ...removeComma(problem, analysis),
        ...separatorFix(problem, template),
        ...moveIntoBranch(problem, template),
      ];
    if (problem.kind === 'missing-value' && slice(template.source, problem) === ',')
      return separatorFix(problem, template);
    if (problem.kind === 'missing-key') return literalFixes(problem, template);
    if (problem.kind === 'invalid-value') {
      const fixes = [...valueFix({ ...problem, isNumber: false }, template), ...literalFixes(problem, template)];
      return fixes.length > 0 ? fixes : quoteDateFix(problem, template);
    }
    const blank = blankOutput(problem, template.source);
    if (blank !== undefined) return problem.when.isAlways ? [] : valueFix({ ...blank, isNumber: false }, template);
    if (printedAt(problem, template) === undefined) return [];
    return isComposed(problem, analysis, 'text')
      ? joinFix(problem, template)
      : escapeFix(problem, 'suggestion', template);
  },
});

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sign before a price: what stands there is a number. */
function isCurrency({ kind, found }: PayloadProblem): boolean {
  return kind === 'invalid-value' && /^[$€£]$/.test(found);
}

function dropCurrency({ start, end, found }: PayloadProblem): Fix {
  return { title: `Remove ${quote(found)}`, kind: 'suggestion', edits: [{ start, end, newText: '' }] };
}

/** What an unbalanced loop leaves open, or closes too often, is reported at the loop. */
function isLeftByLoop({ kind, start }: PayloadProblem, analysis: Analysis): boolean {
  if (kind !== 'missing-close' && kind !== 'unexpected') return false;
  return analysis.firstUnbalancedLoop() <= start;
}

/** What an output prints is wrong once, however many tokens of it are. */
function isSaidBefore(problem: PayloadProblem, analysis: Analysis): boolean {
  return problem.printed !== undefined && analysis.firstOfOutputs().get(placeOf(problem)) !== problem;
}

/** Nothing behind a filter that fails changes what is printed, nor behind a division of a fraction by 0. */
function isError({ printed }: PayloadProblem): boolean {
  return printed !== undefined && /^Liquid error|^-?(?:Infinity|NaN)$/.test(printed);
}

function errorAdvice({ printed = '' }: PayloadProblem): string {
  return /divided by 0$|^-?(?:Infinity|NaN)$/.test(printed)
    ? 'Divide by another number, or test the divisor first.'
    : 'Correct the filter that fails, or test its values before.';
}

const PRINT_AS_JSON =
  'Print strings in double quotes with `json_escape`, and objects and arrays unquoted with `as_json_string`.';

/** A number with commas between its thousands, which quotes would make a string. */
const WITH_COMMAS = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

function adviceFor({ kind, printed }: SyntaxProblem): string {
  if (printed === undefined) return WORDS[kind][1];
  return WITH_COMMAS.test(printed) ? 'Numbers in JSON have no commas: print it without them.' : PRINT_AS_JSON;
}

function whatIsWrong(problem: SyntaxProblem, source: string): string {
  const { kind, found, printed } = problem;
  if (printed === undefined) return WORDS[kind][0](quote(found));
  if (WITH_COMMAS.test(printed)) return `${quote(slice(source, problem))} prints large numbers with commas`;
  const what = printed.trim() === '' ? 'something that' : `${quote(printed)}, which`;
  return `${quote(slice(source, problem))} prints ${what} is not JSON here`;
}
