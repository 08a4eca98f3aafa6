import { readJson } from '../json/reader.ts';
import type { JsonProblemKind } from '../json/repair.ts';
import type { Rendering } from '../render/rendering.ts';
import { blame, type How } from './blame.ts';
import type { RenderingProblem, RenderStatus } from './protocol.ts';

export interface PreviewOfRendering {
  readonly status: RenderStatus;
  readonly problems: readonly RenderingProblem[];
  /** One or two sentences on why the status is not `valid`. */
  readonly reason?: string;
}

const MESSAGES: Record<JsonProblemKind, string> = {
  'text-outside': 'Text outside the JSON.',
  comment: 'JSON has no comments, so this `//` line makes it invalid.',
  'missing-comma': 'Missing comma before this.',
  'trailing-comma': 'Trailing comma.',
  'missing-value': 'Missing value before this.',
  'missing-key': 'Expected a member name in double quotes.',
  'missing-colon': 'Missing colon before this.',
  'missing-close': 'Missing closing bracket or brace before this.',
  'invalid-value': 'Not a JSON value.',
  'invalid-text': 'This string has no closing quote, or contains a character that must be escaped.',
  unexpected: 'This does not belong here.',
  empty: 'The body printed nothing.',
};

/** What prints it has more to do with it than where it shows. */
const OF_VALUES: Partial<Record<How, string>> = {
  special: 'A value printed here has a quote, a backslash or a line break that is not escaped.',
  object: 'An array or object is printed here as Ruby text. Print it with `as_json_string`, and without quotes.',
};

/** Where a whole member begins, no string has ended early: quotes before it were meant, as in a captured block that is printed. */
const MEMBER = /^"[^"\\]{0,100}"\s{0,100}:/;

/** Beyond these, what the text alone shows must do. */
const MOST_BLAMED = 20;

export function messageOfProblem(kind: JsonProblemKind): string {
  return MESSAGES[kind];
}

/** What one rendering is: valid JSON, or where and why not. */
export function previewRendering(rendering: Rendering): PreviewOfRendering {
  const { status, text, reason } = rendering;
  if (status !== 'rendered') return { status, problems: [], ...(reason === undefined ? {} : { reason }) };
  const problems = readJson(text).problems.map(({ kind, start, end }, index) => {
    const isLookedAt = index < MOST_BLAMED && !MEMBER.test(text.slice(start));
    const how = isLookedAt ? blame({ kind, start, end }, rendering)?.how : undefined;
    return { start, end, message: (how && OF_VALUES[how]) ?? MESSAGES[kind] };
  });
  const [first] = problems;
  if (first === undefined) return { status: 'valid', problems };
  const more =
    problems.length > 1 ? ` ${problems.length - 1} more ${problems.length === 2 ? 'problem' : 'problems'}.` : '';
  return { status: 'invalid', problems, reason: `${first.message}${more}` };
}
