import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  Hover,
  InitializeResult,
  MarkupContent,
  SignatureHelp,
  SymbolInformation,
} from 'vscode-languageserver/node';
import { copyOfExamples } from '../cli/run.ts';
import { Editor, opened } from './editor.ts';

/** A comma too many at the end, and an output to ask about. */
const BODY = '{"event": "sale", "plan": "{{custom_attribute.${plan} | upcase}}",}\n';
const OFF = '{"rules": {"json": "off"}}';

let folder: string;
let editor: Editor;
const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
const body = () => uriOf('plain.webhook.liquid');

beforeEach(() => {
  folder = copyOfExamples();
});

afterEach(() => editor.stop());

/** An editor that has said this of itself, and nothing else. */
async function start(capabilities: object = {}, more: object = {}): Promise<void> {
  editor = await Editor.start({ capabilities, options: {}, rootUri: pathToFileURL(folder).href, ...more });
}

const notify = (method: string, params: object) => editor.connection.sendNotification(method, params);
const codes = (found: readonly { readonly code?: unknown }[]) => found.map(({ code }) => code);

function ask<Result>(method: string, at: string, more: object = {}): Promise<Result> {
  const position = { line: 0, character: BODY.indexOf(at) };
  const range = { start: position, end: position };
  const params = { textDocument: { uri: body() }, position, range, ...more };
  return editor.connection.sendRequest<Result>(`textDocument/${method}`, params);
}

/** Waits until the findings of the body have no `json-syntax` any more: those of a check that was going on may come before. */
async function untilSilenced(cause: () => Promise<void>): Promise<void> {
  const silenced = new Promise<void>((resolve) => {
    editor.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      if (uri === body() && !codes(diagnostics).includes('json-syntax')) resolve();
    });
  });
  await cause();
  await silenced;
}

describe('an editor that says nothing of itself', () => {
  beforeEach(() => start());

  test('is sent findings', async () => {
    expect(codes(await editor.open(body(), BODY))).toContain('json-syntax');
  });

  test('is asked for nothing', async () => {
    const asked: string[] = [];
    editor.connection.onRequest((method) => {
      asked.push(method);
    });
    await editor.open(body(), BODY);
    await ask('hover', 'upcase');
    await ask('codeAction', ',}', { context: { diagnostics: [] } });
    expect(asked).toEqual([]);
  });

  test('gets edits that name no version', async () => {
    await editor.open(body(), BODY);
    const actions = await ask<CodeAction[]>('codeAction', ',}', { context: { diagnostics: [] } });
    const [fix] = actions.filter(({ title }) => title === 'Remove the comma');
    expect(fix?.edit).toEqual({
      changes: { [body()]: [{ range: { start: position(',}'), end: position('}\n') }, newText: '' }] },
    });
  });

  test('gets plain text in hovers, completions and signatures', async () => {
    await editor.open(body(), BODY);
    const { contents } = await ask<Hover>('hover', 'upcase');
    expect(contents).toMatchObject({ kind: 'plaintext', value: expect.stringMatching(/upcase \(filter, .+\)/) });
    const items = await ask<CompletionItem[]>('completion', 'upcase');
    expect(items.find(({ label }) => label === 'upcase')?.documentation).toMatchObject({ kind: 'plaintext' });
    for (const { documentation } of items) expect(withoutCode(textOf(documentation))).not.toMatch(/\*\*|\\|\]\(|`/);
    const help = await signatureOf('{{"a" | truncate: ');
    expect(help.signatures[0]?.documentation).toMatchObject({ kind: 'plaintext' });
  });

  test('gets parameters that are texts of their signature', async () => {
    const { signatures } = await signatureOf('{{"a" | truncate: ');
    const [{ label = '', parameters = [] } = {}] = signatures;
    expect(parameters.length).toBeGreaterThan(1);
    for (const parameter of parameters) expect(label).toContain(parameter.label);
  });

  test('gets completions without places to type in', async () => {
    await editor.open(body(), BODY);
    for (const at of ['upcase', '"event"', ',}']) {
      for (const { insertTextFormat, textEdit } of await ask<CompletionItem[]>('completion', at)) {
        expect(insertTextFormat).not.toBe(2);
        expect(textEdit?.newText).not.toMatch(/\$\{?\d|\$0/);
      }
    }
  });

  test('gets a list of symbols, each with the one that it lies in', async () => {
    await editor.open(body(), '{"user": {"plan": "a"}}');
    const symbols = await ask<SymbolInformation[]>('documentSymbol', '{');
    expect(symbols.map(({ name, containerName }) => [name, containerName])).toEqual([
      ['user', undefined],
      ['plan', 'user'],
    ]);
    expect(symbols[1]?.location).toEqual({ uri: body(), range: range(0, 10, 21) });
  });

  test('is told to say when it has saved', () => {
    expect(editor.initialized.capabilities.textDocumentSync).toMatchObject({ openClose: true, change: 2, save: true });
  });
});

describe('an editor that reports no changes on disk', () => {
  beforeEach(() => start());

  test('has the configuration read again when it saves', async () => {
    expect(codes(await editor.open(body(), BODY))).toContain('json-syntax');
    writeFileSync(join(folder, 'mi-webhook.config.json'), OFF);
    await untilSilenced(() => notify('textDocument/didSave', { textDocument: { uri: body() } }));
  });

  test('has it read again when it opens a file', async () => {
    expect(codes(await editor.open(body(), BODY))).toContain('json-syntax');
    writeFileSync(join(folder, 'mi-webhook.config.json'), OFF);
    await untilSilenced(() => notify('textDocument/didOpen', opened(uriOf('new.webhook.liquid'), '{}')));
  });

  test('gets the values of a sample user that was written in between', async () => {
    await editor.open(body(), BODY);
    const user = { name: 'New', profile: { custom_attributes: { plan: 'gold' } } };
    writeFileSync(join(folder, 'new.sample-user.json'), JSON.stringify(user));
    await notify('textDocument/didSave', { textDocument: { uri: body() } });
    expect(textOf((await ask<Hover>('hover', 'plan}')).contents)).toContain('GOLD');
  });
});

describe('an editor without folders of a workspace', () => {
  const config = () => writeFileSync(join(folder, 'mi-webhook.config.json'), OFF);

  test.each([
    ['a root', () => ({ rootUri: pathToFileURL(folder).href, workspaceFolders: undefined })],
    ['a root and folders that are null', () => ({ rootUri: pathToFileURL(folder).href, workspaceFolders: null })],
    ['a path', () => ({ rootUri: null, rootPath: folder })],
  ])('has the configuration of %s', async (_name, root) => {
    config();
    await start({}, root());
    expect(codes(await editor.open(body(), BODY))).not.toContain('json-syntax');
  });

  test.each([
    ['no root', () => ({ rootUri: null })],
    ['no folder', () => ({ rootUri: null, workspaceFolders: [] })],
    ['an empty path', () => ({ rootUri: null, rootPath: '' })],
  ])('gets findings and hovers with %s too', async (_name, root) => {
    await start({}, root());
    expect(codes(await editor.open(body(), BODY))).toContain('json-syntax');
    expect(textOf((await ask<Hover>('hover', 'upcase')).contents)).toContain('upcase');
    expect(await ask('references', 'plan}', { context: { includeDeclaration: true } })).toHaveLength(1);
  });
});

describe('an editor that can do one thing', () => {
  const formats = ['plaintext', 'markdown'];

  test.each([
    ['hover', { hover: { contentFormat: formats } }, 'markdown'],
    ['hover', { hover: { contentFormat: ['plaintext'] } }, 'plaintext'],
    ['hover', { hover: { contentFormat: 'markdown' } }, 'plaintext'],
  ])('gets a %s of %j as %s', async (_method, textDocument, kind) => {
    await start({ textDocument });
    await editor.open(body(), BODY);
    expect((await ask<Hover>('hover', 'upcase')).contents).toMatchObject({ kind });
  });

  test('gets symbols within symbols', async () => {
    await start({ textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } });
    await editor.open(body(), '{"user": {"plan": "a"}}');
    expect(await ask('documentSymbol', '{')).toMatchObject([{ name: 'user', children: [{ name: 'plan' }] }]);
  });

  test('gets edits that name the version', async () => {
    await start({ workspace: { workspaceEdit: { documentChanges: true } } });
    await editor.open(body(), BODY);
    const [fix] = await ask<CodeAction[]>('codeAction', ',}', { context: { diagnostics: [] } });
    expect(fix?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: body(), version: 1 } }]);
  });
});

test('the server says which version it is', async () => {
  await start();
  const { version } = await import(fileURLToPath(new URL('../../package.json', import.meta.url)), {
    with: { type: 'json' },
  }).then((manifest: { default: { version: string } }) => manifest.default);
  const { serverInfo }: InitializeResult = editor.initialized;
  expect(serverInfo).toEqual({ name: 'mi-webhook', version });
});

async function signatureOf(text: string): Promise<SignatureHelp> {
  await editor.open(body(), text);
  const params = { textDocument: { uri: body() }, position: { line: 0, character: text.length } };
  return editor.connection.sendRequest<SignatureHelp>('textDocument/signatureHelp', params);
}

function withoutCode(text: string): string {
  return text.replaceAll(/`[^`]+`/g, '');
}

function textOf(contents: Hover['contents'] | MarkupContent | string | undefined): string {
  if (typeof contents === 'string') return contents;
  return contents !== undefined && 'value' in contents ? contents.value : '';
}

function position(at: string) {
  return { line: 0, character: BODY.indexOf(at) };
}

function range(line: number, start: number, end: number) {
  return { start: { line, character: start }, end: { line, character: end } };
}
