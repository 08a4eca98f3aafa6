import type { Piece, Rendering } from '../render/rendering.ts';
import type { Span } from '../template/span.ts';
import { type JsonProblem, readJson } from './json-reader.ts';
import type { Evidence, Judgement, Payload, PayloadProblem } from './judgement.ts';

/** What a body rendered to for one sample user. */
export interface Sample {
  readonly sampleUser: string;
  readonly rendering: Rendering;
}

/**
 * Judges a body by what it rendered to: reads each rendering as JSON, finds the place in the body that each slip comes from, and
 * puts together what is the same slip for several sample users. Aborted and failed renderings are never sent and not judged.
 */
export function judge(samples: readonly Sample[]): Judgement {
  const sent = samples.filter(({ rendering }) => rendering.status === 'rendered');
  const found = new Map<string, { problem: PayloadProblem; sampleUsers: string[] }>();
  const payloads: Payload[] = [];
  for (const sample of sent) {
    const { value, problems } = readJson(sample.rendering.text);
    const evidence: Evidence = { case: [], sampleUser: sample.sampleUser, rendering: sample.rendering.text };
    payloads.push({ value, evidence });
    for (const problem of problems) collect(locate(problem, sample.rendering, evidence), sample.sampleUser, found);
  }
  const problems = [...found.values()].map(({ problem, sampleUsers }) => withCase(problem, sampleUsers, sent.length));
  problems.sort((one, other) => one.start - other.start);
  const verdict = problems.length > 0 ? 'refuted' : 'not-proved';
  return { verdict, cases: sent.length, assumptions: [], problems, payloads };
}

function collect(
  problem: PayloadProblem,
  sampleUser: string,
  found: Map<string, { problem: PayloadProblem; sampleUsers: string[] }>,
): void {
  const key = `${problem.kind} ${problem.start} ${problem.end}`;
  const known = found.get(key);
  if (known === undefined) found.set(key, { problem, sampleUsers: [sampleUser] });
  else if (!known.sampleUsers.includes(sampleUser)) known.sampleUsers.push(sampleUser);
}

function withCase(problem: PayloadProblem, sampleUsers: readonly string[], sent: number): PayloadProblem {
  if (sampleUsers.length === sent) return problem;
  return { ...problem, evidence: { ...problem.evidence, case: [`sample user ${sampleUsers.join(', ')}`] } };
}

function locate(problem: JsonProblem, rendering: Rendering, evidence: Evidence): PayloadProblem {
  const { kind, start, end, previousEnd } = problem;
  const { text, pieces } = rendering;
  const first = sourceAt(pieces, start);
  const last = sourceAt(pieces, Math.max(start, end - 1));
  const previous = previousEnd === undefined ? {} : { previous: sourceAt(pieces, previousEnd - 1) };
  const found = text.slice(start, Math.min(end, start + MAX_FOUND));
  return { kind, found, ...previous, evidence, start: first.start, end: Math.max(first.start, last.end) };
}

/** Enough of the payload to recognise it in a message. */
const MAX_FOUND = 60;

/** The character of a text, or the whole output, that printed the character at `offset` of the rendering. */
function sourceAt(pieces: readonly Piece[], offset: number): Span {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && piece.rendered.start <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (piece === undefined) return { start: 0, end: 0 };
  if (piece.kind !== 'text') return piece.source;
  const at = Math.min(piece.source.start + (offset - piece.rendered.start), piece.source.end);
  return { start: at, end: Math.min(at + 1, piece.source.end) };
}
