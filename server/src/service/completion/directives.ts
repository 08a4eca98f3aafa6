import { directiveWords } from '../../rules/engine/directive.ts';
import { nodesOf } from '../../template/nodes.ts';
import { lastFrom } from '../../template/span.ts';
import type { CompletionItem } from './item.ts';
import type { CompletionRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  'mi-webhook-disable-next-line': 'Silences findings in the next line',
  'mi-webhook-disable': 'Silences findings from here on',
  'mi-webhook-enable': 'Ends what was silenced',
  'mi-webhook-disable-file': 'Silences findings in the whole body',
};

/** In a comment: what silences findings, and the codes of the rules that it can silence. */
export function directiveItems({ template, offset, rules = [], isInvoked }: CompletionRequest): CompletionItem[] {
  const node = lastFrom(nodesOf(template), offset - 1);
  if (node?.type !== 'comment' || offset < node.content.start) return [];
  const before = template.source.slice(node.content.start, offset);
  const word = /(?<![\w-])[\w-]*$/.exec(before)?.[0] ?? '';
  const edit = { start: offset - word.length, end: offset };
  if (before.trim() === word) return word === '' && !isInvoked ? [] : directives(edit);
  const [directive, ...codes] = before
    .slice(0, before.length - word.length)
    .trim()
    .split(/[\s,]+/);
  if (directive === undefined || !directiveWords.has(directive) || codes.includes('--')) return [];
  const left = rules.filter(({ code }) => !codes.includes(code));
  return left.map(({ code, title }, rank) =>
    simpleItem({ label: code, kind: 'value', detail: title, rank, edit: { ...edit, newText: code } }),
  );
}

function directives(edit: { readonly start: number; readonly end: number }): CompletionItem[] {
  return [...directiveWords.keys()].map((label, rank) =>
    simpleItem({ label, kind: 'value', detail: MEANINGS[label] ?? '', rank, edit: { ...edit, newText: `${label} ` } }),
  );
}
