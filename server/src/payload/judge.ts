import type { Piece, Rendering } from '../render/rendering.ts';
import type { Span } from '../template/span.ts';
import { type JsonProblem, readJson } from './json-reader.ts';
import type { Evidence, Judgement, Payload, PayloadProblem, PayloadProblemKind } from './judgement.ts';

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
  const found = new Map<string, Collected>();
  const payloads: Payload[] = [];
  for (const { sampleUser, rendering } of sent) {
    const { value, start, problems } = readJson(rendering.text);
    const evidence: Evidence = { case: [], sampleUser, rendering: rendering.text };
    payloads.push({ value, opening: sourceAt(rendering.pieces, start), evidence });
    for (const problem of firstOfEachOutput(problems, rendering.pieces)) {
      collect(locate(problem, rendering, evidence), sampleUser, found);
    }
  }
  const problems = [...found.values()].map((collected) => withCase(collected, sent.length));
  problems.sort((one, other) => one.start - other.start);
  const verdict = problems.length > 0 ? 'refuted' : 'not-proved';
  return { verdict, cases: sent.length, assumptions: [], problems, payloads };
}

/** The words of a case that holds for these sample users. */
export function caseOf(sampleUsers: readonly string[]): string {
  const last = sampleUsers.at(-1) ?? '';
  if (sampleUsers.length < 2) return `the sample user ${last}`;
  return `the sample users ${sampleUsers.slice(0, -1).join(', ')} and ${last}`;
}

interface Collected {
  readonly problem: PayloadProblem;
  /** Those for whom it happens. */
  readonly sampleUsers: Set<string>;
}

/** An output that prints what is no JSON is one slip, however many problems its text gives. */
function* firstOfEachOutput(problems: readonly JsonProblem[], pieces: readonly Piece[]): Generator<JsonProblem> {
  const outputs = new Set<number>();
  for (const problem of problems) {
    const piece = pieceAt(pieces, problem.start);
    const isOutput = piece !== undefined && piece.kind !== 'text';
    if (isOutput && outputs.has(piece.source.start)) continue;
    if (isOutput) outputs.add(piece.source.start);
    yield problem;
  }
}

function collect(problem: PayloadProblem, sampleUser: string, found: Map<string, Collected>): void {
  const key = `${problem.kind} ${problem.start}`;
  const known = found.get(key);
  if (known === undefined) found.set(key, { problem, sampleUsers: new Set([sampleUser]) });
  else known.sampleUsers.add(sampleUser);
}

function withCase({ problem, sampleUsers }: Collected, sent: number): PayloadProblem {
  if (sampleUsers.size === sent) return problem;
  return { ...problem, evidence: { ...problem.evidence, case: [caseOf([...sampleUsers])] } };
}

function locate(problem: JsonProblem, { text, pieces }: Rendering, evidence: Evidence): PayloadProblem {
  const { kind, start, end, previous, next, due } = problem;
  const printed = printedAround(problem, text, pieces);
  return {
    kind,
    found: (due ?? text.slice(start, end)).slice(0, MAX_FOUND),
    ...(printed !== undefined && { printed }),
    ...(previous && { previous: sourceOf(pieces, previous) }),
    ...(next && { next: sourceOf(pieces, next) }),
    evidence,
    ...sourceOf(pieces, problem),
  };
}

/** The span of the body that printed a span of the rendering: the characters of texts, outputs as a whole. */
function sourceOf(pieces: readonly Piece[], { start, end }: Span): Span {
  const first = sourceAt(pieces, start);
  const last = end > start ? sourceAt(pieces, end - 1) : first;
  return { start: first.start, end: Math.max(first.end, last.end) };
}

/** What is due before the first thing that an output prints is no slip of that output. */
const BEFORE = new Set<PayloadProblemKind>(['missing-comma', 'missing-colon', 'missing-value', 'missing-close']);

function printedAround({ kind, start }: JsonProblem, text: string, pieces: readonly Piece[]): string | undefined {
  const piece = pieceAt(pieces, start);
  if (piece === undefined || piece.kind === 'text') return undefined;
  if (start === piece.rendered.start && BEFORE.has(kind)) return undefined;
  return text.slice(piece.rendered.start, Math.min(piece.rendered.end, piece.rendered.start + MAX_FOUND));
}

/** Enough of the payload to recognise it in a message. */
const MAX_FOUND = 60;

/** The character of a text, or the whole output, that printed the character at `offset` of the rendering. */
function sourceAt(pieces: readonly Piece[], offset: number): Span {
  const piece = pieceAt(pieces, offset);
  if (piece === undefined) return { start: 0, end: 0 };
  if (piece.kind !== 'text') return piece.source;
  const at = Math.min(piece.source.start + (offset - piece.rendered.start), piece.source.end);
  return { start: at, end: Math.min(at + 1, piece.source.end) };
}

/** The last piece that begins at `offset` or before it. */
function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && piece.rendered.start <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}
