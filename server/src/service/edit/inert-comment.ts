import { nodesOf } from '../../template/nodes.ts';
import type { CheckedBody } from '../check-body.ts';
import type { ChangedPart } from './changed-part.ts';
import { haveSameSigns, isOrWasSecret } from './signs.ts';

/** Words and what stands between them: nothing that ends a comment, and no digits, which personal data have. */
const HARMLESS = /^[\p{L} ,.:;!?()/_+=#*|~^\r\n\t`-]*$/u;

/** The words of a comment that silences nothing, if they are all that has changed. */
export function inertComment({ start, end, newText }: ChangedPart, checked: CheckedBody): ChangedPart | undefined {
  const { template } = checked;
  const { source } = template;
  const comment = nodesOf(template).find(
    (node) => node.type === 'comment' && node.content.start <= start && end <= node.content.end,
  );
  if (comment?.type !== 'comment' || comment.closing === undefined) return undefined;
  const { content } = comment;
  const before = source.slice(content.start, content.end);
  const after = source.slice(content.start, start) + newText + source.slice(end, content.end);
  const part = { start: content.start, end: content.end, newText: after };
  const isHarmless =
    HARMLESS.test(before) && HARMLESS.test(after) && haveSameSigns(before, after) && !/mi-webhook/.test(before);
  return isHarmless && lines(before) === lines(after) && !isOrWasSecret(part, checked) ? part : undefined;
}

function lines(text: string): number {
  return text.split(/[\r\n]/).length;
}
