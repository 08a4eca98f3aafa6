import { readJson } from '../json/reader.ts';
import type { JsonProblemKind } from '../json/repair.ts';
import type { Rendering } from '../render/rendering.ts';
import type { RenderingProblem, RenderStatus } from './protocol.ts';

export interface PreviewOfRendering {
  readonly status: RenderStatus;
  readonly problems: readonly RenderingProblem[];
  /** One sentence on why the status is not `valid`. */
  readonly reason?: string;
}

const MESSAGES: Record<JsonProblemKind, string> = {
  'text-outside': 'Text outside the JSON.',
  comment: 'A `//` line: JSON has no comments.',
  'missing-comma': 'A comma is missing before this.',
  'trailing-comma': 'A comma with nothing behind it.',
  'missing-value': 'A value is missing before this.',
  'missing-key': 'A name in double quotes is due here.',
  'missing-colon': 'A colon is missing before this.',
  'missing-close': 'A bracket or brace is not closed before this.',
  'invalid-value': 'This is no JSON value.',
  'invalid-text': 'This text is not closed, or holds a character that must be escaped.',
  unexpected: 'This must not stand here.',
  empty: 'Nothing was printed.',
};

/** What one rendering is: valid JSON, or where and why not. */
export function previewRendering({ status, text, reason }: Rendering): PreviewOfRendering {
  if (status !== 'rendered') return { status, problems: [], ...(reason === undefined ? {} : { reason }) };
  const problems = readJson(text).problems.map(({ kind, start, end }) => ({ start, end, message: MESSAGES[kind] }));
  const [first] = problems;
  if (first === undefined) return { status: 'valid', problems };
  const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : '';
  return { status: 'invalid', problems, reason: `${first.message}${more}` };
}
