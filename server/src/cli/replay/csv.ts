import type { Value } from '../../semantics/values.ts';

/** The cells of one row; `line` counts the line breaks before it. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** RFC 4180, and line breaks of any kind. Empty lines are no rows. */
export function* rowsOf(text: string, delimiter: string): Generator<Row> {
  const special = new RegExp(`["\\r\\n${delimiter === '\t' ? '\\t' : delimiter}]`, 'g');
  let [at, line] = [0, 0];
  while (at < text.length) {
    const cells: string[] = [];
    const start = line;
    let isDone = false;
    while (!isDone) {
      const cell = readCell(text, at, special);
      cells.push(cell.text);
      line += cell.lines;
      isDone = text[cell.end] !== delimiter;
      at = cell.end + 1;
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at++;
    if (cells.length > 1 || cells[0] !== '') yield { line: start, cells };
    line++;
  }
}

function readCell(text: string, start: number, special: RegExp): { text: string; end: number; lines: number } {
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
  if (end < 0) end = text.length;
  const content = text.slice(start + 1, end);
  return { text: content.replaceAll('""', '"'), end: end + 1, lines: content.split('\n').length - 1 };
}

/** A row as a record. Empty cells are missing members. */
export function recordOf(header: readonly string[], { cells }: Row): Value | undefined {
  if (cells.length !== header.length) return undefined;
  return new Map(header.flatMap((name, at) => (cells[at] === '' ? [] : [[name, cells[at] ?? '']])));
}

/** The one that the header has most of. */
export function delimiterOf(header: string): string {
  const counts = [',', ';', '\t', '|'].map((one) => [one, header.split(one).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
