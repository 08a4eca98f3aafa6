import type { PayloadProblem, PayloadProblemKind } from '../payload/judgement.ts';
import type { Template } from '../template/tree.ts';
import { commentFix } from './comment-fix.ts';
import type { Fix } from './finding.ts';
import { defineRule } from './rule.ts';
import { inCase, quote, slice } from './words.ts';

type Slip = Exclude<PayloadProblemKind, 'text-outside'>;

const WHAT: Record<Slip, (problem: PayloadProblem) => string> = {
  comment: () => 'This line is no comment to JSON, but text that is sent',
  'missing-comma': ({ found }) => `Missing comma before ${quote(found)}`,
  'trailing-comma': () => 'A comma with nothing behind it',
  'missing-value': () => 'A value is missing before this',
  'missing-key': ({ found }) => `${quote(found)} stands where a quoted name is due`,
  'missing-colon': ({ found }) => `Missing colon before ${quote(found)}`,
  'missing-close': () => 'A bracket or brace is opened and not closed before this',
  'invalid-value': ({ found }) => `${quote(found)} is no JSON value`,
  'invalid-text': () => 'This text is not closed in its line, or holds a character that JSON does not allow',
  empty: () => 'The body prints nothing, not even `{}`',
};

const DO: Record<Slip, string> = {
  comment: 'Put it into a comment tag, or remove it.',
  'missing-comma': 'Insert the comma.',
  'trailing-comma': 'Remove the comma.',
  'missing-value': 'Write a value, or leave the whole member out when there is none.',
  'missing-key': 'Write a name in double quotes.',
  'missing-colon': 'Insert the colon.',
  'missing-close': 'Close what is open.',
  'invalid-value': 'Put text into double quotes; numbers, true, false and null stand alone.',
  'invalid-text': 'Close the quote, and escape values with `json_escape`.',
  empty: 'Write the payload, or stop the message with `abort_message`.',
};

function isSlip(kind: PayloadProblemKind): kind is Slip {
  return kind !== 'text-outside';
}

export default defineRule<PayloadProblem & { kind: Slip }>({
  code: 'json-syntax',
  group: 'json',
  severity: 'error',
  title: 'Invalid JSON',
  documentation: {
    what: 'Looks for slips in the JSON that the body renders to: missing and trailing commas, missing values, names and brackets.',
    why: 'Braze sends the body as it is. Movable Ink refuses invalid JSON with a 400, and Braze does not send it again: the event is lost.',
    do: 'Mend the slip at the place shown. Where it happens only for some users, the message says for whom.',
    bad: [
      {
        caption: 'A comma is missing',
        body: '{"type": "track" "user_id": "{{${user_id}}}"}',
        at: '"user_id"',
        fixed: '{"type": "track", "user_id": "{{${user_id}}}"}',
      },
      {
        caption: 'A comma too much',
        body: '{"type": "track", "user_id": "{{${user_id}}}",}',
        at: ',',
        fixed: '{"type": "track", "user_id": "{{${user_id}}}"}',
      },
    ],
    good: [{ caption: 'Commas between, none behind', body: '{"type": "track", "user_id": "{{${user_id}}}"}' }],
  },
  find: {
    *payloadProblem(problem) {
      const { kind } = problem;
      if (isSlip(kind)) yield { ...problem, kind };
    },
  },
  say(problem) {
    const { kind, start, end, evidence } = problem;
    const lost = `Braze would send invalid JSON and the event is lost, ${inCase(evidence.case)}.`;
    const message = `${WHAT[kind](problem)}: ${lost} ${DO[kind]}`;
    return { start, end, message, case: evidence.case, witness: evidence };
  },
  fixes(problem, { template }) {
    if (problem.kind === 'comment') return commentFix(template, problem);
    if (problem.kind === 'missing-comma') return insertComma(problem, template);
    if (problem.kind === 'trailing-comma') return removeComma(problem, template);
    return [];
  },
});

function insertComma({ previous }: PayloadProblem, { source }: Template): Fix[] {
  if (previous === undefined) return [];
  const edits = [{ start: previous.end, end: previous.end, newText: ',' }];
  return [{ title: `Insert a comma after ${quote(lastToken(source, previous.end))}`, kind: 'safe', edits }];
}

/** The text that ends at `end`, back to the last blank, so that the author recognises the place. */
function lastToken(source: string, end: number): string {
  const lineStart = source.lastIndexOf('\n', end - 1) + 1;
  return source.slice(lineStart, end).trim();
}

function removeComma(problem: PayloadProblem, { source }: Template): Fix[] {
  if (slice(source, problem) !== ',') return [];
  return [
    { title: 'Remove the comma', kind: 'safe', edits: [{ start: problem.start, end: problem.end, newText: '' }] },
  ];
}
