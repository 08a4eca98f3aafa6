import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SemanticTokens, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CURSOR, CursorEditor, type OpenBody, rowsOf } from './cursor.ts';

const rows = (name: string) => rowsOf(readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8'));

let cursor: CursorEditor;
beforeAll(async () => {
  cursor = await CursorEditor.start('file:///somewhere');
});
afterAll(() => cursor.editor.stop());

const LETTERS = ['k', 'v', 'p', 'n', 'f', 'a', 's', 'd', 'o'];

/** `letter:text` for each token. */
function inWords({ data }: SemanticTokens, { document }: OpenBody): string[] {
  const words: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, distance = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    character = lines === 0 ? character + distance : distance;
    line += lines;
    const text = document.getText({ start: { line, character }, end: { line, character: character + length } });
    const letter = LETTERS[type] ?? '?';
    words.push(`${(modifiers & 1) === 1 ? letter.toUpperCase() : letter}:${text}`);
  }
  return words;
}

describe('semantic tokens', () => {
  test.each(rows('semantic-tokens'))('$name', async ({ cells: [text = '', expected] }) => {
    const body = await cursor.open(text);
    const tokens = await cursor.request<SemanticTokens>('semanticTokens/full', body);
    await cursor.close(body);
    expect(inWords(tokens, body).join(' ')).toBe(expected);
  });

  test('those of a part are those that touch it', async () => {
    const body = await cursor.open('{{a}}\n{{b | c}}\n{{d}}\n');
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const tokens = await cursor.request<SemanticTokens>('semanticTokens/range', body, { range });
    await cursor.close(body);
    expect(inWords(tokens, body)).toEqual(['v:b', 'f:c']);
  });
});

/** The text after the edits, with the cursor where it was: all of them lie behind it. */
function typedOn({ document, position }: OpenBody, edits: readonly TextEdit[]): string {
  const offset = document.offsetAt(position);
  const after = TextDocument.applyEdits(document, [...edits]);
  expect(after.slice(0, offset)).toBe(document.getText().slice(0, offset));
  return `${after.slice(0, offset)}${CURSOR}${after.slice(offset)}`;
}

describe('on type', () => {
  test.each(rows('on-type'))('$name', async ({ cells: [text = '', expected] }) => {
    const body = await cursor.open(text);
    const ch = body.document.getText().charAt(body.document.offsetAt(body.position) - 1);
    const edits = await cursor.request<TextEdit[]>('onTypeFormatting', body, { ch, options: {} });
    await cursor.close(body);
    expect(typedOn(body, edits)).toBe(expected);
  });
});
