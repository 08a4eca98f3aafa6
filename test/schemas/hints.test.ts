import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';

const folder = new URL('../../server/schemas/', import.meta.url);
const service = getLanguageService({
  schemaRequestService: async (uri) => readFileSync(new URL(uri), 'utf8'),
  workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
});
service.configure({
  schemas: ['sample-user', 'config'].map((name) => ({
    uri: new URL(`${name}.hints.schema.json`, folder).href,
    fileMatch: [`*${name}.json`],
  })),
});

/** `|` is the cursor. */
function open(name: string, marked: string) {
  const document = TextDocument.create(`file:///a.${name}.json`, 'json', 1, marked.replace('|', ''));
  return { document, json: service.parseJSONDocument(document), at: document.positionAt(marked.indexOf('|')) };
}

test.each([
  ['sample-user', '{"user": 1, "nmae": "x"}'],
  ['sample-user', '{}'],
  ['sample-user', '[]'],
  ['sample-user', '{"name": "a", "now": "yesterday", "event": {"properties": []}}'],
  ['config', '{"rules": {"json-syntax": 3, "none": "error"}}'],
  ['config', '{"overrides": [{}], "x": 1}'],
])('what is wrong in a %s is reported by the language server only: %s', async (name, text) => {
  const { document, json } = open(name, text);
  expect(await service.doValidation(document, json)).toEqual([]);
});

test.each([
  ['sample-user', '{"name": "a", "|"}', 'event'],
  ['sample-user', '{"name": 1, "wrong": 2, "event": {"|"}}', 'properties'],
  ['config', '{"rules": {"|"}}', 'json-syntax'],
  ['config', '{"rules": {"json-syntax": "|"}}', '"warning"'],
])('a %s is completed: %s', async (name, text, expected) => {
  const { document, json, at } = open(name, text);
  const list = await service.doComplete(document, at, json);
  expect(list?.items.map(({ label }) => label)).toContain(expected);
});

test('a member is explained', async () => {
  const { document, json, at } = open('sample-user', '{"no|w": 1}');
  expect(JSON.stringify(await service.doHover(document, at, json))).toContain('ISO 8601');
});
