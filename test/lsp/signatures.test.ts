import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignatureHelp } from 'vscode-languageserver/node';
import { CursorEditor, rowsOf } from './cursor.ts';

const rows = rowsOf(readFileSync(new URL('signatures.txt', import.meta.url), 'utf8'));

let cursor: CursorEditor;
beforeAll(async () => {
  cursor = await CursorEditor.start('file:///somewhere');
});
afterAll(() => cursor.editor.stop());

test.each(rows)('$name', async ({ cells: [text = '', expected] }) => {
  const body = await cursor.open(text);
  const help = await cursor.request<SignatureHelp | null>('signatureHelp', body);
  await cursor.close(body);
  const [signature] = help?.signatures ?? [];
  const part = signature?.parameters?.[help?.activeParameter ?? 0]?.label;
  const active = Array.isArray(part) ? signature?.label.slice(...part) : part;
  expect(active ?? '(nothing)').toContain(expected);
});
