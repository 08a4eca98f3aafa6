import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  LinkedEditingRanges,
  Range,
  SelectionRange,
} from 'vscode-languageserver/node';
import { CURSOR, CursorEditor, type OpenBody, rowsOf } from './cursor.ts';

const rows = (name: string) => rowsOf(readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8'));

let cursor: CursorEditor;
beforeAll(async () => {
  cursor = await CursorEditor.start('file:///somewhere');
});
afterAll(() => cursor.editor.stop());

/** `name = detail [children], …` */
function inWords(symbols: readonly DocumentSymbol[]): string {
  return symbols
    .map(({ name, detail = '', children = [] }) => {
      const value = detail === '' ? name : `${name} = ${detail}`;
      return children.length === 0 ? value : `${value} [${inWords(children)}]`;
    })
    .join(', ');
}

function isWithin(inner: Range, outer: Range): boolean {
  const before = (one: Range['start'], other: Range['start']) =>
    one.line < other.line || (one.line === other.line && one.character <= other.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

/** Symbols whose name, or whose children, reach beyond them: editors lose those. */
function misplaced(symbols: readonly DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, range, selectionRange, children = [] }) => [
    ...(isWithin(selectionRange, range) ? [] : [name]),
    ...children.filter((child) => !isWithin(child.range, range)).map((child) => `${name} > ${child.name}`),
    ...misplaced(children),
  ]);
}

test.each(rows('outline'))('$name', async ({ cells: [text = '', expected] }) => {
  const body = await cursor.open(text);
  const symbols = await cursor.request<DocumentSymbol[]>('documentSymbol', body);
  await cursor.close(body);
  expect(inWords(symbols)).toBe(expected);
  expect(misplaced(symbols)).toEqual([]);
});

test.each(rows('selection'))('$name', async ({ cells: [text = '', expected] }) => {
  const body = await cursor.open(text);
  const [range] = await cursor.request<SelectionRange[]>('selectionRange', body, { positions: [body.position] });
  await cursor.close(body);
  const texts: string[] = [];
  for (let at = range; at !== undefined; at = at.parent) texts.push(body.document.getText(at.range));
  expect(texts.join(' ‹ ')).toBe(expected);
});

test.each(rows('folding'))('$name', async ({ cells: [text = '', expected] }) => {
  const body = await cursor.open(text);
  const ranges = await cursor.request<FoldingRange[]>('foldingRange', body);
  await cursor.close(body);
  const words = ranges.map(
    ({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ''}`,
  );
  expect(words.join(' ')).toBe(expected);
});

/** The text with `‹` and `›` around ranges, as it stands in the table. */
function marked({ document, position }: OpenBody, ranges: readonly Range[]): string {
  const signs: [number, string][] = ranges.flatMap(({ start, end }): [number, string][] => [
    [document.offsetAt(start), '‹'],
    [document.offsetAt(end), '›'],
  ]);
  const at = document.offsetAt(position);
  return [...document.getText(), '']
    .map((letter, index) => {
      const here = signs.filter(([offset]) => offset === index).map(([, sign]) => sign);
      const cursorHere = index === at ? CURSOR : '';
      return `${here.includes('‹') ? '‹' : ''}${cursorHere}${here.includes('›') ? '›' : ''}${letter}`;
    })
    .join('');
}

describe.each([
  ['tags', 'documentHighlight'],
  ['linked', 'linkedEditingRange'],
])('%s', (table, method) => {
  test.each(rows(table))('$name', async ({ cells: [text = ''] }) => {
    const body = await cursor.open(text.replaceAll(/[‹›]/g, ''));
    const answer = await cursor.request<DocumentHighlight[] | LinkedEditingRanges | null>(method, body);
    await cursor.close(body);
    const ranges = Array.isArray(answer) ? answer.map(({ range }) => range) : (answer?.ranges ?? []);
    expect(marked(body, ranges)).toBe(text);
  });
});
