import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { Editor, frame, opened, spawnServer } from './editor.ts';

/** The server's end after it was sent this and its input was left open, or closed. */
async function endOf(input: string, isClosed = false): Promise<{ code: unknown; log: string }> {
  const server = spawnServer('pipe');
  let log = '';
  server.stderr?.on('data', (part) => {
    log += part;
  });
  server.stdin?.write(input);
  if (isClosed) server.stdin?.end();
  const [code] = await once(server, 'close');
  return { code, log };
}

const initialize = frame({
  jsonrpc: '2.0',
  id: 0,
  method: 'initialize',
  params: { processId: null, capabilities: {} },
});

describe('a connection that breaks ends the server with a line in the log', () => {
  test.each([
    'GET / HTTP/1.1\r\n\r\n',
    `${initialize}junk`,
    'Content-Length: -5\r\n\r\n{}',
    'Content-Length: 1e99\r\n\r\n{}',
    'Content-Length: 99999999999\r\n\r\n{}',
    `${initialize}${frame('{"jsonrpc": "2.0", "method": ')}`,
    `Content-Length: 3${'x'.repeat(100_000)}`,
  ])('%#', async (input) => {
    const { code, log } = await endOf(input);
    expect(code).toBe(1);
    expect(log).toMatch(/^mi-webhook: .+\. The connection is broken, so the language server exits\.\n$/);
  });

  test('and one that is closed ends it without a word', async () => {
    expect(await endOf(initialize, true)).toEqual({ code: 1, log: '' });
    expect(await endOf(`${initialize}${frame({ jsonrpc: '2.0', id: 1, method: 'shutdown' })}`, true)).toEqual({
      code: 0,
      log: '',
    });
  });

  test('as does an editor that reads no more', async () => {
    const server = spawnServer('pipe');
    let log = '';
    server.stderr?.on('data', (part) => {
      log += part;
    });
    server.stdin?.on('error', () => {});
    server.stdout?.destroy();
    server.stdin?.write(initialize);
    expect(await once(server, 'close')).toEqual([1, null]);
    expect(log).toBe('');
  });
});

const uri = 'file:///none/a.webhook.liquid';
const place = { line: 0, character: 0 };
const at = (start: unknown, end: unknown) => ({
  textDocument: { uri },
  range: { start, end },
  context: { diagnostics: [] },
});
const change = (contentChanges: unknown, version: unknown = 2) => ({ textDocument: { uri, version }, contentChanges });

/** What no editor should send; a request where there is an answer. */
const odd: [method: string, params?: unknown][] = [
  ['textDocument/codeAction'],
  ['textDocument/codeAction', null],
  ['textDocument/codeAction', []],
  ['textDocument/codeAction', {}],
  ['textDocument/codeAction', { textDocument: null }],
  ['textDocument/codeAction', { ...at(place, place), textDocument: { uri: 'file:///none/other.webhook.liquid' } }],
  ['textDocument/codeAction', { ...at(place, place), textDocument: { uri: 5 } }],
  ['textDocument/codeAction', at({ line: -1, character: -1 }, { line: -1, character: -1 })],
  ['textDocument/codeAction', at({ line: 1e9, character: 1e9 }, { line: 2e9, character: 0 })],
  ['textDocument/codeAction', at({ line: 5, character: 0 }, place)],
  ['textDocument/codeAction', at({ line: 0.5, character: 1.5 }, { line: 'a', character: null })],
  ['textDocument/codeAction', at(null, undefined)],
  ['textDocument/codeAction', { ...at(place, place), context: null }],
  ['textDocument/codeAction', { ...at(place, place), context: { only: 'quickfix' } }],
  ['textDocument/codeAction', { ...at(place, place), context: { only: [1, null, {}] } }],
  ['textDocument/diagnostic'],
  ['textDocument/diagnostic', {}],
  ['textDocument/diagnostic', { textDocument: { uri: 'nothing' } }],
  ['textDocument/diagnostic', { textDocument: { uri: {} } }],
  ['mi-webhook/render'],
  ['mi-webhook/render', null],
  ['mi-webhook/render', 'text'],
  ['mi-webhook/render', [{ uri, sampleUser: 'known-user' }, 'more']],
  ['mi-webhook/render', { uri }],
  ['mi-webhook/render', { uri: null, sampleUser: null }],
  ['mi-webhook/render', { uri: 'nothing', sampleUser: 'nobody' }],
  ['mi-webhook/render', { uri: '', sampleUser: '' }],
  ['mi-webhook/render', { uri: 'http://example.com/a.webhook.liquid', sampleUser: 'known-user' }],
  ['mi-webhook/render', { uri: 'file:///%E0%A4%A', sampleUser: 'known-user' }],
  ['mi-webhook/render', { uri: 'file://///', sampleUser: 'file:///..' }],
  ['mi-webhook/render', { uri, sampleUser: 'case', content: [] }],
  ['mi-webhook/render', { uri, sampleUser: 'case', content: 'text' }],
  ['mi-webhook/render', { uri, sampleUser: 'case', content: { name: 5, user: [] } }],
  ['mi-webhook/render', { uri, sampleUser: 'case', content: { name: 'a', __proto__: null, user: { email: {} } } }],
  ['mi-webhook/cases'],
  ['mi-webhook/cases', { uri: 7 }],
  ['mi-webhook/newSampleUsers'],
  ['mi-webhook/newSampleUsers', { kind: 'toString', text: 1 }],
  ['mi-webhook/outcomes'],
  ['mi-webhook/outcomes', { uri: 7 }],
  ['mi-webhook/outcomes', { uri: 'nowhere' }],
  ['mi-webhook/sampleUsers'],
  ['mi-webhook/sampleUsers', { uri: 7 }],
  ['mi-webhook/sampleUsers', { uri: 'nowhere' }],
  ['mi-webhook/addAnswer'],
  ['mi-webhook/addAnswer', { uri, sampleUser: 'known-user' }],
  ['mi-webhook/addAnswer', { uri, sampleUser: 'known-user', missing: [1] }],
  ['mi-webhook/addAnswer', { uri, sampleUser: 'known-user', missing: [] }],
  ['mi-webhook/addAnswer', { uri: 'untitled:a', sampleUser: 'known-user', missing: ['user'] }],
  ['mi-webhook/addAnswer', { uri, sampleUser: 'file:///none', missing: ['__proto__', 'constructor'] }],
  ['mi-webhook/nothing', {}],
  ['textDocument/hover', at(place, place)],
  ['workspace/executeCommand', { command: 'rm' }],
  ['', {}],
];

const oddNotifications: [method: string, params?: unknown][] = [
  ['textDocument/didOpen'],
  ['textDocument/didOpen', {}],
  ['textDocument/didOpen', { textDocument: { uri: 'file:///none/b.webhook.liquid', languageId: 5, version: 'x' } }],
  ['textDocument/didChange', {}],
  ['textDocument/didChange', change([{ text: 5 }])],
  ['textDocument/didChange', change([{ range: { start: place }, text: 'a' }])],
  ['textDocument/didChange', change([{ range: { start: { line: 9, character: -9 }, end: place }, text: '' }])],
  ['textDocument/didChange', change([], null)],
  ['textDocument/didChange', { textDocument: { uri: 'file:///none/c', version: 1 }, contentChanges: [{ text: '' }] }],
  ['textDocument/didClose', {}],
  ['textDocument/didClose', { textDocument: { uri: 'file:///none/never-opened' } }],
  ['workspace/didChangeWatchedFiles'],
  ['workspace/didChangeWatchedFiles', { changes: [{}] }],
  ['workspace/didChangeWatchedFiles', { changes: [{ uri: 5, type: 9 }] }],
  ['$/cancelRequest'],
  ['$/cancelRequest', { id: 'nobody' }],
  ['$/setTrace', {}],
  ['initialized', { again: true }],
  ['textDocument/nothing', null],
];

test('a message of the wrong shape harms nothing but itself, and each request has an answer', async () => {
  const editor = await Editor.start({ capabilities: { textDocument: { diagnostic: {} } } });
  const { server } = editor;
  await editor.connection.sendNotification('textDocument/didOpen', opened(uri, '{"user_id": "a",}'));
  const ids = odd.map(([method, params], index) => {
    const id = `odd-${index}`;
    server.stdin?.write(frame({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) }));
    return id;
  });
  const answered = new Set<unknown>();
  server.stdout?.on('data', (part) => {
    for (const [, id] of String(part).matchAll(/"id":"(odd-\d+)"/g)) answered.add(id);
  });
  for (const message of [5, null, [], 'x', {}, { id: null }, { jsonrpc: '2.0', id: {}, method: 'shutdown' }]) {
    server.stdin?.write(frame(JSON.stringify(message)));
  }
  for (const [method, params] of oddNotifications) {
    server.stdin?.write(frame({ jsonrpc: '2.0', method, ...(params === undefined ? {} : { params }) }));
  }
  const other = 'file:///none/other.webhook.liquid';
  await editor.connection.sendNotification('textDocument/didOpen', opened(other, '{"user_id": "a",}'));
  const found = await editor.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: other } });
  expect(found).toMatchObject({ items: [{ code: 'json-syntax' }] });
  await expect.poll(() => ids.filter((id) => !answered.has(id))).toEqual([]);
  expect(server.exitCode).toBeNull();
  await editor.stop();
});

describe('an editor may say of itself', () => {
  test.each<[name: string, params: object]>([
    ['that it has no folders', { rootUri: null, workspaceFolders: null }],
    ['nothing of folders', {}],
    ['an empty list of folders', { workspaceFolders: [] }],
    ['folders that are none', { workspaceFolders: [null, 5, {}, { uri: 7 }], rootUri: 9 }],
    ['that folders are a text', { workspaceFolders: 'file:///', rootUri: {} }],
    ['capabilities that are null', { capabilities: { textDocument: null, workspace: null, window: null } }],
    ['capabilities that are numbers', { capabilities: { textDocument: 5, workspace: 6, general: 7 } }],
    ['options that are null', { initializationOptions: null }],
    ['options that are a text', { initializationOptions: 'verbose' }],
    ['options of another kind', { initializationOptions: { documentationBase: 5, leaveUnchecked: [1, null], x: [] } }],
  ])('%s', async (_, params) => {
    const editor = new Editor(spawnServer());
    const answer = await editor.connection.sendRequest('initialize', { processId: null, capabilities: {}, ...params });
    expect(answer).toMatchObject({ serverInfo: { name: 'mi-webhook' } });
    await editor.connection.sendNotification('initialized', {});
    expect(await editor.open(uri, '{"user_id": "a",}')).toMatchObject([{ code: 'json-syntax' }]);
    expect(await editor.connection.sendRequest('mi-webhook/sampleUsers', { uri })).toHaveLength(5);
    await editor.stop();
  });
});
