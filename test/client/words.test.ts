import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { sourceFiles } from '../sources.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const json = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const KEY = /^%([\w.-]+)%$/;

/** Members of package.json that VS Code shows. */
const SHOWN = new Set([
  'title',
  'category',
  'description',
  'markdownDescription',
  'contents',
  'displayName',
  'aliases',
]);

/** Every text in a value, with the name of the member that it is in. */
function textsIn(value: unknown, member = ''): [member: string, text: string][] {
  if (typeof value === 'string') return [[member, value]];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, member));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name));
}

describe('package.json', () => {
  const texts = textsIn(json('package.json'));
  const keys = texts.flatMap(([, text]) => KEY.exec(text)?.[1] ?? []);
  const entries = json('package.nls.json');

  test('has an entry in package.nls.json for every %key%, and no entry is unused', () => {
    expect(keys.length).toBeGreaterThan(40);
    expect(Object.keys(entries ?? {}).sort()).toEqual([...new Set(keys)].sort());
  });

  test('shows nothing but such entries', () => {
    expect(texts.filter(([member, text]) => SHOWN.has(member) && !KEY.test(text))).toEqual([]);
  });

  test('has entries that say something', () => {
    for (const [name, text] of textsIn(entries)) expect(text.trim(), name).not.toBe('');
  });
});

interface Found {
  readonly file: string;
  readonly text: string;
}

/** Names of the product, of a folder and of a key, what the command line prints in English, parts of what the server says, and lines of the log. */
const NO_WORDS = new Set([
  'Movable Ink Webhooks',
  'Webhook Examples',
  'already exists and differs',
  'Enter',
  'The page has no element #',
  'Stopping:',
  'does not exist',
  'cannot be read: permission denied',
  'cannot be read:',
  'The language server spent too long on one text. It is restarting, and leaves that text unchecked.',
]);

const files = [...sourceFiles('client/src'), ...sourceFiles('client/webview')].map((file) => {
  const source = readFileSync(join(root, file), 'utf8');
  return { file, tree: ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true) };
});

/** Calls of `l10n.t`. */
function isTranslation(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.getText() === 'l10n.t';
}

function all(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [node];
  node.forEachChild((child) => {
    found.push(...all(child));
  });
  return found;
}

function textOf(node: ts.Node): string | undefined {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  return isText ? node.text : undefined;
}

/** A sentence, some words, or one with a capital letter. Of a page, what stands between its tags and is read out. */
function isForPeople(text: string): boolean {
  const readOut = [...text.matchAll(/(?:title|aria-label|placeholder)="([^"]+)/g)].map(([, words]) => words);
  const between = text.replaceAll(/<[^>]*(?:>|$)|^[^<]*>(?=[^>]*<)/g, '\n').split('\n');
  return [...readOut, ...between].some(
    (part = '') =>
      !NO_WORDS.has(part.trim()) && /[A-Za-z]{2,} [A-Za-z]{2,} [a-z]|^\W*[A-Z][a-z]+( \w+)?\W*$/.test(part.trim()),
  );
}

describe('the client', () => {
  const calls = files.flatMap(({ file, tree }) =>
    all(tree)
      .filter(isTranslation)
      .map((call) => ({ file, call })),
  );

  test('translates whole texts, with a value for each place in them', () => {
    expect(calls.length).toBeGreaterThan(100);
    for (const { file, call } of calls) {
      const [message, ...values] = call.arguments;
      const text = message !== undefined && ts.isStringLiteralLike(message) ? message.text : undefined;
      expect(text, `${file}: ${call.getText()}`).toBeDefined();
      const places = new Set([...(text ?? '').matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index)));
      expect([...places].sort(), `${file}: ${text}`).toEqual(values.map((_, index) => index));
    }
  });

  test('shows no text that is not translated', () => {
    const plain = files.flatMap(({ file, tree }): Found[] =>
      all(tree).flatMap((node) => {
        const text = textOf(node);
        const { parent } = node;
        if (text === undefined || ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return [];
        const isTranslated = isTranslation(parent) && parent.arguments[0] === node;
        return !isTranslated && isForPeople(text) ? [{ file, text }] : [];
      }),
    );
    expect(plain).toEqual([]);
  });
});
