import { parseJson } from '../../semantics/parse-json.ts';
import type { Value } from '../../semantics/values.ts';
import type { Replayer } from '../../service/replay/replayer.ts';
import type { Tally } from '../../service/replay/tally.ts';
import { recordOf, rowsOf } from './csv.ts';
import type { Records } from './splitters.ts';

/** Records for a thread, with what is needed to read them. */
export interface Chunk extends Records {
  /** The number of the file. */
  readonly file: number;
  /** Whether they are users to join with, and not events. */
  readonly areUsers: boolean;
  /** Of a file of CSV. */
  readonly header: readonly string[];
  /** The line of the header, from 1. */
  readonly headerLine: number;
  readonly delimiter: string;
}

/** Replays all records of a chunk, or keeps its users. */
export function takeChunk(
  chunk: Chunk,
  replayer: Pick<Replayer, 'take' | 'addUser' | 'unreadable'>,
  tally: Tally,
): void {
  if (chunk.unreadable !== undefined) {
    replayer.unreadable(chunk.unreadable, { file: chunk.file, record: chunk.first }, tally);
    return;
  }
  const text = new TextDecoder().decode(chunk.bytes);
  for (const { record, value, problem } of chunk.form === 'csv' ? csvIn(text, chunk) : linesIn(text, chunk.first)) {
    const place = { file: chunk.file, record };
    if (problem !== undefined) replayer.unreadable(problem, place, tally);
    else if (!chunk.areUsers) replayer.take(value, place, tally);
    else for (const user of usersIn(value)) if (!replayer.addUser(user)) replayer.unreadable(NO_USER, place, tally);
  }
}

const NO_USER = 'is not an exported user with an external_id';

/** An answer of the export has its users in a list. */
function usersIn(value: Value | undefined): readonly Value[] {
  const users = value instanceof Map ? value.get('users') : undefined;
  return Array.isArray(users) ? users : [value ?? null];
}

interface Read {
  readonly record: number;
  /** Undefined if it is not JSON. */
  readonly value: Value | undefined;
  readonly problem?: string;
}

function* linesIn(text: string, first: number): Generator<Read> {
  let record = first;
  for (let start = 0; start < text.length; record++) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    if (line.trim() !== '') yield { record, value: parseJson(line.charCodeAt(0) === 0xfeff ? line.slice(1) : line) };
    if (end < 0) return;
    start = end + 1;
  }
}

function* csvIn(text: string, { first, header, headerLine, delimiter }: Chunk): Generator<Read> {
  for (const row of rowsOf(text, delimiter)) {
    const record = first + row.line;
    if (record === headerLine) continue;
    const value = recordOf(header, row);
    yield 'problem' in value ? { record, value: undefined, problem: value.problem } : { record, value };
  }
}
