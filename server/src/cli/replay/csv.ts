import type { Value } from '../../semantics/values.ts';

/** The cells of one row; `line` counts the line breaks before it. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote opens a cell and does not end it, or ends it within. The row is then its first line. */
  readonly isBroken?: boolean;
}

/** RFC 4180, and line breaks of any kind. Empty lines are no rows. */
export function* rowsOf(text: string, delimiter: string): Generator<Row> {
  const special = new RegExp(`["\\r\\n${delimiter === '\t' ? '\\t' : delimiter}]`, 'g');
  let [at, line] = [0, 0];
  while (at < text.length) {
    const row = readRow(text, at, special, delimiter);
    if (row === undefined) yield { line, cells: [], isBroken: true };
    else if (row.cells.length > 1 || row.cells[0] !== '') yield { line, cells: row.cells };
    const next = row?.end ?? endOfLine(text, at);
    line += row?.lines ?? 1;
    at = next;
  }
}

/** `lines` counts the line breaks within the row and at its end. */
function readRow(text: string, start: number, special: RegExp, delimiter: string) {
  const cells: string[] = [];
  let [at, lines] = [start, 0];
  for (;;) {
    const cell = readCell(text, at, special, delimiter);
    if (cell === undefined) return undefined;
    cells.push(cell.text);
    lines += cell.lines;
    if (text[cell.end] !== delimiter) return { cells, end: afterBreak(text, cell.end), lines: lines + 1 };
    at = cell.end + 1;
  }
}

function afterBreak(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : at + 1;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** Undefined if a quote is in the wrong place. */
function readCell(
  text: string,
  start: number,
  special: RegExp,
  delimiter: string,
): { text: string; end: number; lines: number } | undefined {
  if (text[start] !== '"') {
    special.lastIndex = start;
    let found = special.exec(text);
    // A quote within a bare cell is a character like any other.
    while (found !== null && found[0] === '"') found = special.exec(text);
    const end = found?.index ?? text.length;
    return { text: text.slice(start, end), end, lines: 0 };
  }
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0 || !['\r', '\n', delimiter, undefined].includes(text[end + 1])) return undefined;
  const content = text.slice(start + 1, end);
  return { text: content.replaceAll('""', '"'), end: end + 1, lines: content.split('\n').length - 1 };
}

/** A row as a record, in which empty cells are missing members; or why it cannot be read. */
export function recordOf(
  header: readonly string[],
  { cells, isBroken }: Row,
): ReadonlyMap<string, Value> | { readonly problem: string } {
  if (isBroken) return { problem: 'has a quote in the wrong place' };
  if (cells.length !== header.length) {
    const count = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`;
    return { problem: `has ${count}, but the header has ${header.length}` };
  }
  const record = new Map<string, Value>();
  for (const [at, name] of header.entries()) {
    const [cell = '', known] = [cells[at], record.get(name)];
    if (cell === '' || name === '') continue;
    if (known !== undefined && known !== cell) return { problem: `has two values for \`${name}\`` };
    record.set(name, cell);
  }
  return record;
}

/** The one that the header has most of. */
export function delimiterOf(header: string): string {
  const counts = [',', ';', '\t', '|'].map((one) => [one, header.split(one).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
