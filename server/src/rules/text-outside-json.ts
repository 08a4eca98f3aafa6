import type { PayloadProblem } from '../proof/proof.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import type { Edit } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { commentFix } from './fixes/comment.ts';
import { codeAround } from './shared/code-around.ts';
import { isReportedByLiquid } from './shared/reported-by-liquid.ts';
import { LOST, quote, slice } from './shared/words.ts';

export default defineRule<PayloadProblem>({
  code: 'text-outside-json',
  group: 'json',
  severity: 'error',
  title: 'Text outside the JSON',
  documentation: {
    what: 'Reports text before the first brace or after the last one: notes, `//` lines, the fence of a code block, code, quotes or HTML elements around the payload, leftovers.',
    why: 'Braze sends all text outside tags and outputs. With text around it the payload is not valid JSON: Movable Ink rejects it, and Braze does not retry.',
    do: 'Put notes in `{% comment %} … {% endcomment %}`, and remove the rest.',
    bad: [
      {
        caption: 'A note that is sent',
        body: '// Product viewed\n{"city": "{{${city} | json_escape}}"}',
        at: '// Product viewed',
        fixed: '{% comment %} Product viewed {% endcomment %}\n{"city": "{{${city} | json_escape}}"}',
      },
      {
        caption: 'Text after the payload',
        body: '{"city": "{{${city} | json_escape}}"}\nend',
        at: 'end',
      },
    ],
    good: [
      {
        caption: 'A note that is not sent',
        body: '{% comment %} Product viewed {% endcomment %}\n{"city": "{{${city} | json_escape}}"}',
      },
    ],
  },
  find: {
    *payloadProblem(problem, analysis) {
      const isLine = problem.found.startsWith('//');
      const fence = fenceOf(problem, analysis.template.source);
      if (fence?.isLater) return;
      if (problem.kind === 'text-outside' && codeAround(problem, analysis.template.source) !== undefined) {
        if (problem === analysis.proof.problems.find(({ kind }) => kind === 'text-outside')) yield problem;
        return;
      }
      if (problem.kind === 'text-outside' && (isLine || !isReportedByLiquid(problem, analysis))) yield problem;
    },
  },
  say(problem, { template: { source } }) {
    const { start, end, found, when, iteration } = problem;
    const fence = fenceOf({ start, found }, source);
    if (fence !== undefined) {
      const message = `A code fence was copied with the payload and is sent as text${inCase(when, iteration)}: ${LOST}. Remove it.`;
      return { start, end, message, ...caseOf(when, iteration) };
    }
    const code = codeAround(problem, source);
    if (code !== undefined) {
      const message = `${code.message} Otherwise ${LOST}.`;
      return { ...code.place, message, shownAt: { start, end }, explains: code.explains, ...caseOf(when, iteration) };
    }
    const what = found.startsWith('//')
      ? 'Liquid has no `//` comments, so this line is sent as text'
      : `${quote(found)} is text outside the JSON`;
    const message = `${what}${inCase(when, iteration)}: ${LOST}. Put it in a Liquid comment, or remove it.`;
    return { start, end, message, ...caseOf(when, iteration) };
  },
  fixes(problem, analysis) {
    const fence = fenceOf(problem, analysis.template.source);
    if (fence !== undefined) return [{ title: 'Remove the code fence', kind: 'suggestion', edits: fence.edits }];
    const sign = slice(analysis.template.source, problem);
    if (/^[;,]$/.test(sign)) {
      const { start, end } = problem;
      return [{ title: `Remove ${quote(sign)}`, kind: 'suggestion', edits: [{ start, end, newText: '' }] }];
    }
    const code = codeAround(problem, analysis.template.source);
    if (code !== undefined) return [code.fix];
    return commentFix(problem, analysis);
  },
});

/** Of a code block: the language behind its first line is part of it. */
const FENCE = /^(?:```|~~~)[^\n]*\n?/;
const LAST = /\n?(?:```|~~~)\s*$/;

interface Fence {
  /** Of the two, it is not the one that is told. */
  readonly isLater: boolean;
  readonly edits: readonly Edit[];
}

/** The lines that begin and end a code block, as pages and chats show a body. */
function fenceOf({ start, found }: Pick<PayloadProblem, 'start' | 'found'>, source: string): Fence | undefined {
  if (!/^(?:```|~~~)/.test(found)) return undefined;
  const from = source.length - source.trimStart().length;
  const first = FENCE.exec(source.slice(from))?.[0];
  const last = LAST.exec(source)?.index;
  const edits: Edit[] = [];
  if (first !== undefined) edits.push({ start: from, end: from + first.length, newText: '' });
  if (last !== undefined && last >= from + (first?.length ?? 0))
    edits.push({ start: last, end: source.length, newText: '' });
  return edits.length === 0 ? undefined : { isLater: first !== undefined && start > from, edits };
}
