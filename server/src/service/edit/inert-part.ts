import type { CheckedBody } from '../check-body.ts';
import type { ChangedPart } from './changed-part.ts';
import { inertComment } from './inert-comment.ts';
import { isInertString } from './inert-string.ts';
import { isInertWhiteSpace } from './inert-white-space.ts';

/**
 * The part around an edit if nothing depends on its characters, so that all that was found holds as it is. docs/design/speed.md says why.
 * `undefined` where that is not sure.
 */
export function inertPart(edit: ChangedPart, checked: CheckedBody): ChangedPart | undefined {
  const { template, proof } = checked;
  const read = proof.reads.partAround(edit);
  if (read === undefined) return inertComment(edit, checked);
  const { start, end, strings } = read;
  const newText = template.source.slice(start, edit.start) + edit.newText + template.source.slice(edit.end, end);
  const part = { start, end, newText };
  const isInert = strings.length > 0 ? isInertString(part, strings, checked) : isInertWhiteSpace(part, checked);
  return isInert ? part : undefined;
}
