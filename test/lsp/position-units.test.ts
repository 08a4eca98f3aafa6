import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic, SemanticTokens } from 'vscode-languageserver/node';
import { copyOfExamples } from '../cli/run.ts';
import { Editor, opened } from './editor.ts';

/** Letters of one, two, three and four bytes before everything that is asked about. */
const BODY = `{"event": "Größe €9 😀 gewählt", "é": {{custom_attribute.\${größe}}}, "plan": "{{custom_attribute.\${plan}}}",}
{% comment %}ü😀{% endcomment %}{% assign plan = "é😀" %}{% if plan %}"é😀": "{{plan | upcase}}"{% endif %}
`;
const LINES = BODY.split('\n');

type Unit = 'utf-8' | 'utf-16' | 'utf-32';
const lengthIn: Readonly<Record<Unit, (text: string) => number>> = {
  'utf-8': (text) => Buffer.byteLength(text),
  'utf-16': (text) => text.length,
  'utf-32': (text) => [...text].length,
};

/** The place of a text in the body, as an editor of this unit says it. */
function placeOf(text: string, unit: Unit, line: number) {
  return { line, character: lengthIn[unit](LINES[line]?.slice(0, LINES[line]?.indexOf(text)) ?? '') };
}

let folder: string;
const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
const body = () => uriOf('published/wide.webhook.liquid');

beforeAll(() => {
  folder = copyOfExamples();
  writeFileSync(join(folder, 'other.webhook.liquid'), '{"é😀": "{{custom_attribute.${plan}}}"}');
});

const editors = new Map<Unit, Editor>();
const encodings = new Map<Unit, unknown>();
const findings = new Map<Unit, Diagnostic[]>();

beforeAll(async () => {
  for (const unit of ['utf-8', 'utf-16', 'utf-32'] as const) {
    const capabilities = { general: { positionEncodings: [unit, 'utf-16'] } };
    const editor = await Editor.start({ capabilities, rootUri: pathToFileURL(folder).href });
    editors.set(unit, editor);
    encodings.set(unit, editor.initialized.capabilities.positionEncoding);
    findings.set(unit, await editor.open(body(), BODY));
  }
});

afterAll(async () => {
  for (const editor of editors.values()) await editor.stop();
});

/** An answer with all its places in UTF-16 as they are in another unit. */
function translated(answer: unknown, unit: Unit): unknown {
  if (Array.isArray(answer)) return answer.map((item) => translated(item, unit));
  if (typeof answer !== 'object' || answer === null) return answer;
  const { line, character } = Object.assign({ line: undefined, character: undefined }, answer);
  if (typeof line === 'number' && typeof character === 'number')
    return { line, character: lengthIn[unit]((LINES[line] ?? '').slice(0, character)) };
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, translated(value, unit)]));
}

describe.each(['utf-8', 'utf-32'] as const)('an editor that counts in %s', (unit) => {
  const ask = (editor: Unit, method: string, line: number, at: string, more: object) =>
    editors.get(editor)?.connection.sendRequest<unknown>(`textDocument/${method}`, {
      textDocument: { uri: body() },
      position: placeOf(at, editor, line),
      range: { start: placeOf(at, editor, line), end: placeOf(at, editor, line) },
      ...more,
    });

  test('is told so', () => {
    expect(encodings.get(unit)).toBe(unit);
  });

  test('gets findings in its places', () => {
    expect(findings.get('utf-16')?.length).toBeGreaterThan(1);
    expect(findings.get(unit)).toEqual(translated(findings.get('utf-16'), unit));
  });

  test.each([
    ['hover', 0, 'plan}', {}],
    ['hover', 1, 'upcase', {}],
    ['completion', 1, 'upcase', { context: { triggerKind: 1 } }],
    ['definition', 1, 'plan |', {}],
    ['references', 1, 'plan |', { context: { includeDeclaration: true } }],
    ['documentHighlight', 1, 'if plan', {}],
    ['prepareRename', 1, 'plan |', {}],
    ['rename', 1, 'plan |', { newName: 'level' }],
    ['codeAction', 0, ',}', { context: { diagnostics: [] } }],
    ['documentSymbol', 0, '{', {}],
    ['selectionRange', 1, 'upcase', { positions: [] }],
    ['foldingRange', 0, '{', {}],
    ['linkedEditingRange', 1, 'if plan', {}],
    ['formatting', 0, '{', { options: { tabSize: 2, insertSpaces: true } }],
  ])('has %s on line %d answered in its places', async (method, line, at, more) => {
    const expected = await ask('utf-16', method, line, at, more);
    expect(expected).not.toBeNull();
    expect(await ask(unit, method, line, at, more)).toEqual(translated(expected, unit));
  });

  test('gets the lengths of semantic tokens in its units', async () => {
    const tokensOf = async (editor: Unit) => {
      const params = { textDocument: { uri: body() } };
      const connection = editors.get(editor)?.connection;
      const tokens = await connection?.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', params);
      return tokens?.data ?? [];
    };
    const wholeTexts = (data: readonly number[], editor: Unit) => {
      let [line, character] = [0, 0];
      return Array.from({ length: data.length / 5 }, (_, at) => {
        const [down = 0, right = 0, length = 0] = data.slice(at * 5);
        [line, character] = [line + down, down === 0 ? character + right : right];
        return textAt(line, character, length, editor);
      });
    };
    const expected = wholeTexts(await tokensOf('utf-16'), 'utf-16');
    expect(expected).toContain('"é😀"');
    expect(wholeTexts(await tokensOf(unit), unit)).toEqual(expected);
  });

  test('finds names in other files where they are', async () => {
    const asked = await ask(unit, 'references', 0, 'plan}', { context: { includeDeclaration: true } });
    const character = lengthIn[unit]('{"é😀": "{{custom_attribute.${');
    expect(asked).toContainEqual({
      uri: uriOf('other.webhook.liquid'),
      range: { start: { line: 0, character }, end: { line: 0, character: character + 4 } },
    });
  });

  test('edits where it means to, also several times at once', async () => {
    const editor = editors.get(unit);
    const uri = uriOf('edited.webhook.liquid');
    await editor?.connection.sendNotification('textDocument/didOpen', opened(uri, '{"é😀": 1,\n"b": 2}'));
    const at = (text: string) => ({ line: 0, character: lengthIn[unit](text) });
    // {"é😀": 1,⏎ → {"é😀": 19,⏎ → {"é😀": 19⏎, where a comma is missing then.
    const contentChanges = [
      { range: { start: at('{"é😀": 1'), end: at('{"é😀": 1') }, text: '9' },
      { range: { start: at('{"é😀": 19'), end: at('{"é😀": 19,') }, text: '' },
    ];
    const found = await editor?.findings('didChange', { textDocument: { uri, version: 2 }, contentChanges }, uri);
    const comma = found?.find(({ code }) => code === 'json-syntax');
    expect(comma?.range.start).toEqual({ line: 1, character: 0 });
  });
});

test('an editor that offers several gets the first that is known', async () => {
  const capabilities = { general: { positionEncodings: ['utf-7', 'utf-32', 'utf-8', 'utf-16'] } };
  const editor = await Editor.start({ capabilities });
  expect(editor.initialized.capabilities.positionEncoding).toBe('utf-32');
  await editor.stop();
});

test.each([[undefined], [[]], ['utf-8'], [['ascii']]])('an editor that offers %j gets UTF-16', async (offered) => {
  const editor = await Editor.start({ capabilities: { general: { positionEncodings: offered } } });
  expect(editor.initialized.capabilities.positionEncoding).toBe('utf-16');
  await editor.stop();
});

function textAt(line: number, character: number, length: number, unit: Unit): string {
  const bytes = [...(LINES[line] ?? '')].flatMap((letter) => Array<string>(lengthIn[unit](letter)).fill(letter));
  const letters = bytes.slice(character, character + length);
  return unit === 'utf-32' ? letters.join('') : [...once(letters, unit)].join('');
}

/** Each letter once for as many units as it has. */
function* once(letters: readonly string[], unit: Unit): Generator<string> {
  for (let at = 0; at < letters.length; ) {
    const letter = letters[at] ?? '';
    yield letter;
    at += lengthIn[unit](letter);
  }
}
