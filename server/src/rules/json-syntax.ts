import type { PayloadProblem } from '../proof/proof.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import type { Analysis } from './engine/analysis.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import type { Explained } from './engine/explained.ts';
import type { Fix, Related } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { abortFix, abortOtherwise } from './fixes/abort.ts';
import { insertComma, removeComma } from './fixes/comma.ts';
import { correctTurn } from './fixes/comma-turn.ts';
import { commentFix } from './fixes/comment.ts';
import { quoteDateFix, unpaddedFix } from './fixes/date.ts';
import { escapeFix } from './fixes/escape.ts';
import { printedAt } from './fixes/filters.ts';
import { joinFix } from './fixes/join.ts';
import { literalFixes } from './fixes/literal.ts';
import { moveIntoBranch } from './fixes/optional-comma.ts';
import { separateOptional } from './fixes/optional-members.ts';
import { separatorFix } from './fixes/separator.ts';
import { closeFix, colonFix, surplusFix } from './fixes/structure.ts';
import { valueFix } from './fixes/value.ts';
import { codeAround } from './shared/code-around.ts';
import { isComposed } from './shared/composed.ts';
import { loopAround } from './shared/loop-brackets.ts';
import { isInArray } from './shared/open-array.ts';
import { blankOutput, placeOf } from './shared/output-assumption.ts';
import { isReportedByLiquid } from './shared/reported-by-liquid.ts';
import {
  adviceFor,
  errorAdvice,
  isBehindValue,
  isError,
  isHalfWritten,
  isOnlyZeros,
  isSecond,
  type SyntaxProblem,
  whatIsWrong,
} from './shared/syntax-words.ts';
import { LOST, quote, slice } from './shared/words.ts';

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
      // A word in the place of a name is told as one.
      if (isHalfWritten(problem) && !slice(analysis.template.source, problem).startsWith('"')) return;
      if (isBlankBesides(problem, analysis) || codeAround(problem, analysis.template.source) !== undefined) return;
      const { told, later } = analysis.quoteSlips();
      // One wrong quote leads to several errors.
      if (later.has(problem)) return;
      const slip = told.get(problem);
      const commas = analysis.missingCommas();
      const comma = commas.told.get(problem);
      if (slip === undefined && commas.later.has(problem)) return;
      if (slip === undefined && comma !== undefined) yield { ...problem, kind: 'missing-comma', ...comma };
      else if (slip === undefined && isSecondItem(problem, analysis.template.source)) {
        const { printed: _, ...written } = problem;
        yield { ...written, kind: 'missing-comma' };
      } else yield { ...problem, kind, ...(slip && { slip }) };
    },
  },
  say(problem, { template }) {
    const { slip, when, iteration } = problem;
    if (slip !== undefined) {
      const message = `${slip.message} ${capital(LOST)}.`;
      const shownAt = { start: problem.start, end: problem.end };
      const { start } = slip.place;
      const loop = loopAround(start, template);
      const again: Explained[] = loop === undefined ? [] : [{ start: loop.start, end: start, only: 'again' }];
      return { ...slip.place, message, shownAt, explains: [...slip.explains, ...again], ...caseOf(when, iteration) };
    }
    const blank = blankOutput(problem, template.source);
    const { start, end } = blank ?? (isBehindValue(problem) ? problem.previous : problem);
    const wrong = blank
      ? `${quote(slice(template.source, blank))} prints nothing, so a value is missing`
      : whatIsWrong(problem, template.source);
    const advice = isError(problem) ? errorAdvice(problem) : adviceFor(problem);
    return {
      start,
      end,
      message: `${wrong}${inCase(when, iteration)}: ${LOST}. ${advice}`.trim(),
      ...(problem.before && { related: problem.before.slice(0, MOST_TOLD).map(mayComeNext) }),
      ...(isCurrency(problem) && { explains: [{ start, end }] }),
      ...caseOf(when, iteration),
    };
  },
  fixes(problem, analysis) {
    const { template } = analysis;
    if (problem.slip !== undefined) return [problem.slip.fix];
    if (isError(problem)) return [];
    if (isCurrency(problem)) return [dropCurrency(problem)];
    if (isOnlyZeros(problem)) return abortFix(problem.when, problem, 'no date');
    if (problem.kind === 'empty')
      return [...abortFix(problem.when, { start: 0 }, 'nothing to send'), ...abortOtherwise(template)];
    if (isHalfWritten(problem)) return [];
    if (problem.kind === 'comment') return commentFix(problem, analysis);
    const turn = isCommaOf(problem, template) ? correctTurn(problem, template) : [];
    if (turn.length > 0) return turn;
    const optional = isCommaOf(problem, template) ? separateOptional(problem, template) : [];
    if (problem.kind === 'missing-comma') return withFirst(insertComma(problem, analysis), optional);
    if (problem.kind === 'trailing-comma') {
      const comma = removeComma(problem, analysis);
      const others = [
        ...separatorFix(problem, template),
        ...moveIntoBranch(isSecond(problem) ? problem.previous : problem, template),
      ];
      // Where several commas are wrong, one is not enough.
      const isOne = optional.every(({ edits }) => edits.length === 1);
      return isOne ? [...withFirst(comma, optional), ...others] : [...optional, ...comma, ...others];
    }
    if (problem.kind === 'missing-value' && slice(template.source, problem) === ',')
      return [...separatorFix(problem, template), ...optional];
    if (problem.kind === 'missing-key') return literalFixes(problem, template);
    if (problem.kind === 'missing-colon') return colonFix(problem, template.source);
    if (problem.kind === 'missing-close') return closeFix(problem, template.source);
    if (problem.kind === 'unexpected' && problem.printed === undefined) return surplusFix(problem, template.source);
    if (problem.kind === 'invalid-value') {
      const fixes = [...valueFix({ ...problem, isNumber: false }, template), ...literalFixes(problem, template)];
      return fixes.length > 0 ? fixes : [...unpaddedFix(problem, template), ...quoteDateFix(problem, template)];
    }
    const blank = blankOutput(problem, template.source);
    if (blank !== undefined) return problem.when.isAlways ? [] : valueFix({ ...blank, isNumber: false }, template);
    if (printedAt(problem, template) === undefined) return [];
    return isComposed(problem, analysis, 'text')
      ? joinFix(problem, template)
      : escapeFix(problem, 'suggestion', template);
  },
});

/** An output that prints JSON where the item before it has ended: what is missing is a comma, whatever it prints. */
function isSecondItem({ kind, printed = '', previous, start }: PayloadProblem, source: string): boolean {
  if (kind !== 'unexpected' || previous === undefined || !BEGINS_VALUE.test(printed)) return false;
  return /^\{\{|["}\]\d]$/.test(slice(source, previous)) && isInArray(start, source);
}

const BEGINS_VALUE = /^(?:["[{\d-]|(?:true|false|null)$)/;

/** Of fixes that change the same, the first. */
function withFirst(first: readonly Fix[], others: readonly Fix[]): Fix[] {
  const isKnown = ({ edits }: Fix) =>
    first.some((one) => one.edits.length === edits.length && JSON.stringify(one.edits) === JSON.stringify(edits));
  return [...first, ...others.filter((one) => !isKnown(one))];
}

/** A comma that is missing, or one too many. */
function isCommaOf(problem: PayloadProblem, { source }: Template): boolean {
  return problem.kind === 'missing-comma' || (problem.printed === undefined && slice(source, problem) === ',');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** More places would be too much to read. */
const MOST_TOLD = 8;

function mayComeNext({ start, end }: Span): Related {
  return { start, end, message: 'This may come next' };
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

/** Where an output prints what is not JSON as soon as it prints anything, it is not worth saying that it may print nothing. */
function isBlankBesides(problem: PayloadProblem, analysis: Analysis): boolean {
  const blank = blankOutput(problem, analysis.template.source);
  const other = blank && analysis.firstOfOutputs().get(placeOf(blank));
  return other !== undefined && other !== problem && other.kind === 'invalid-value';
}
