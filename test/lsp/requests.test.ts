import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import type { RenderResult, WorkingOnParams } from '../../server/src/service/protocol.ts';
import { copyOfExamples } from '../cli/run.ts';
import { cpuTimeOf } from '../cpu-time.ts';
import { Editor, frame, opened, spawnServer } from './editor.ts';

let editor: Editor;
let folder: string;
/** How many checks the server has begun. */
let checks: number;
/** How often it has asked for pulls. */
let refreshes: number;
let sampleUsersChanged: number;

async function start(capabilities: object = {}): Promise<void> {
  folder = copyOfExamples();
  [checks, refreshes, sampleUsersChanged] = [0, 0, 0];
  editor = await Editor.start({ capabilities, options: { leaveUnchecked: [] }, rootUri: pathToFileURL(folder).href });
  editor.connection.onNotification('mi-webhook/workingOn', ({ text }: WorkingOnParams) => {
    if (text !== undefined) checks++;
  });
  editor.connection.onNotification('mi-webhook/sampleUsersChanged', () => {
    sampleUsersChanged++;
  });
  editor.connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    return null;
  });
}

afterEach(async () => {
  await editor.stop();
  rmSync(folder, { recursive: true });
});

const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
const body = () => uriOf('published/a.webhook.liquid');
const notify = (method: string, params: object) => editor.connection.sendNotification(method, params);
const edit = (uri: string, version: number, text: string) =>
  notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
const pull = (uri: string, token = new CancellationTokenSource().token) =>
  editor.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, token);
const render = (uri: string, token = new CancellationTokenSource().token) =>
  editor.connection.sendRequest<RenderResult>('mi-webhook/render', { uri, sampleUser: 'known-user' }, token);
/** Long enough for whatever a burst leads to. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('an editor to which findings are pushed', () => {
  beforeEach(() => start());

  test('is told of the last of many edits, and few of them are checked', async () => {
    await editor.open(body(), '{"user_id": "a"}');
    const versions = new Promise<number[]>((resolve) => {
      const pushed: number[] = [];
      editor.connection.onNotification('textDocument/publishDiagnostics', ({ version }) => {
        pushed.push(version);
        if (version === 101) resolve(pushed);
      });
    });
    const edits = Array.from({ length: 100 }, (_, at) => ({
      method: 'textDocument/didChange',
      params: { textDocument: { uri: body(), version: at + 2 }, contentChanges: [{ text: `{"user_id": "${at}",}` }] },
    }));
    sendAtOnce(edits);
    const pushed = await versions;
    expect(pushed).toEqual(pushed.toSorted((one, other) => one - other));
    // One as it was opened, and one where edits never stop for long.
    expect(checks).toBeLessThan(5);
  });
});

/** Takes far longer to check than letters are typed. */
const long = `[${'{"a": "{{${city}}}", "b": {% if ${country} %}1{% else %}2{% endif %}},\n'.repeat(2000)}0]`;
const letter = (version: number) => ({
  method: 'textDocument/didChange',
  params: {
    textDocument: { uri: body(), version },
    contentChanges: [{ range: { start: { line: 0, character: 1 }, end: { line: 0, character: 1 } }, text: ' ' }],
  },
});

test('what is typed while a long body is checked is pushed with the next check', async () => {
  await start();
  const pushed: number[] = [];
  editor.connection.onNotification('textDocument/publishDiagnostics', ({ version }) => {
    pushed.push(version);
  });
  await notify('textDocument/didOpen', opened(body(), long));
  await expect.poll(() => checks, { timeout: 60_000 }).toBe(1);
  sendAtOnce(Array.from({ length: 19 }, (_, at) => letter(at + 2)));
  await expect.poll(() => pushed.at(-1), { timeout: 120_000 }).toBe(20);
  // The one that was going on is told as well.
  expect(pushed[0]).toBe(1);
  expect(checks).toBeLessThan(5);
});

describe('an editor that pulls', () => {
  beforeEach(() => start({ textDocument: { diagnostic: {} } }));

  test('is told nothing again that has not changed', async () => {
    await notify('textDocument/didOpen', opened(body(), '{"a": "letters",\n}'));
    let shown: string | undefined;
    const next = async () => {
      const params = { textDocument: { uri: body() }, previousResultId: shown };
      const { kind, resultId } = await editor.connection.sendRequest<{ kind: string; resultId: string }>(
        'textDocument/diagnostic',
        params,
      );
      shown = resultId;
      return kind;
    };
    expect(await next()).toBe('full');
    await edit(body(), 2, '{"a": "other letters",\n}');
    // The comma has moved.
    expect(await next()).toBe('full');
    await edit(body(), 3, '{"a": "fewer letters",\n}');
    expect(await next()).toBe('unchanged');
    expect(editor.statuses.map(({ version, verdict }) => [version, verdict])).toEqual([[1, 'refuted']]);
    await edit(body(), 4, '{"a": "letters"\n}');
    await pull(body());
    expect(editor.statuses.map(({ version, verdict }) => [version, verdict])).toEqual([
      [1, 'refuted'],
      [4, 'proved'],
    ]);
  });

  test('and gives up costs no check', async () => {
    await notify('textDocument/didOpen', opened(body(), '{"user_id": "a",}'));
    const messages = Array.from({ length: 100 }, (_, id) => [
      { id: `pull ${id}`, method: 'textDocument/diagnostic', params: { textDocument: { uri: body() } } },
      { method: '$/cancelRequest', params: { id: `pull ${id}` } },
    ]);
    // At once, so that none has been begun when it is cancelled.
    editor.server.stdin?.write(
      messages
        .flat()
        .map((message) => frame(message))
        .join(''),
    );
    expect(new Set(await answersTo(100))).toEqual(new Set([LSPErrorCodes.RequestCancelled]));
    expect(checks).toBe(0);
    expect(await pull(body())).toMatchObject({ items: [{ code: 'json-syntax' }] });
    expect(checks).toBe(1);
  });

  test('asks again once, whatever becomes of many configurations at once, and only if one has changed', async () => {
    await notify('textDocument/didOpen', opened(body(), '{"user_id": "a",}'));
    await pull(body());
    const config = uriOf('mi-webhook.config.json');
    const touch = async () => {
      for (let time = 0; time < 50; time++) {
        await notify('workspace/didChangeWatchedFiles', { changes: [{ uri: config, type: 2 }] });
      }
      await settled();
    };
    await touch();
    await pull(body());
    expect([refreshes, checks]).toEqual([0, 1]);
    writeFileSync(join(folder, 'mi-webhook.config.json'), '{"rules": {"json": "off"}}');
    await touch();
    // A busy machine takes longer to read the file.
    await expect.poll(() => refreshes, { timeout: 10_000 }).toBe(1);
    expect(await pull(body())).toMatchObject({ items: [] });
    expect(checks).toBe(2);
  });

  test('keeps what is known of bodies when a sample user is edited, and lists sample users anew', async () => {
    const jane = uriOf('jane.sample-user.json');
    await notify('textDocument/didOpen', opened(body(), '{"user_id": "a",}'));
    await pull(body());
    expect(checks).toBe(1);
    await notify('textDocument/didOpen', opened(jane, '{"name": "Jane"}'));
    for (let version = 2; version < 40; version++) await edit(jane, version, `{"name": "Jane ${version}"}`);
    writeFileSync(join(folder, 'jane.sample-user.json'), '{"name": "Joan"}');
    await notify('workspace/didChangeWatchedFiles', { changes: [{ uri: jane, type: 1 }] });
    await settled();
    await pull(body());
    expect(await names()).toContain('Jane 39');
    await notify('textDocument/didClose', { textDocument: { uri: jane } });
    expect(await names()).toContain('Joan');
    await settled();
    expect(checks).toBe(1);
    expect(refreshes).toBe(0);
    expect(sampleUsersChanged).toBeGreaterThan(0);
    expect(sampleUsersChanged).toBeLessThan(10);
  });
});

function sendAtOnce(messages: readonly object[]): void {
  editor.server.stdin?.write(messages.map((message) => frame({ jsonrpc: '2.0', ...message })).join(''));
}

/** The error codes with which so many raw requests end. */
async function answersTo(count: number): Promise<number[]> {
  let heard = '';
  const codes = () => [...heard.matchAll(/"id":"pull \d+","error":\{"code":(-?\d+)/g)].map(([, code]) => Number(code));
  editor.server.stdout?.on('data', (part) => {
    heard += part;
  });
  await expect.poll(() => codes().length).toBe(count);
  return codes();
}

async function names(): Promise<string[]> {
  const entries = await editor.connection.sendRequest<{ name: string }[]>('mi-webhook/sampleUsers', { uri: body() });
  return entries.map(({ name }) => name);
}

describe('renderings', () => {
  beforeEach(() => start());

  test('of one body that come too fast show its newest text, and few are made', async () => {
    await editor.open(body(), '{"n": 0}');
    const asked: Promise<RenderResult>[] = [];
    for (let version = 1; version <= 200; version++) {
      void edit(body(), version, `{"n": ${version}}`);
      asked.push(render(body()));
    }
    const results = await Promise.all(asked);
    expect(results.at(-1)).toMatchObject({ status: 'valid', rendering: '{"n": 200}', version: 200 });
    expect(results.every(({ status }) => status === 'valid')).toBe(true);
  });

  test('that are cancelled leave the renderer to others', async () => {
    const slow = '{% for i in (1..100000) %}{% for j in (1..100000) %}{{ "a" | upcase }}{% endfor %}{% endfor %}';
    await editor.open(body(), slow);
    await render(body());
    const given = Array.from({ length: 500 }, (_, at) => {
      const source = new CancellationTokenSource();
      const params = { uri: body(), sampleUser: 'case', content: { name: `Case ${at}` } };
      const answer = editor.connection.sendRequest('mi-webhook/render', params, source.token).catch(({ code }) => code);
      return { source, answer };
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const { source } of given) source.cancel();
    const started = cpuTimeOf(editor.server);
    const answers = await Promise.all(given.map(({ answer }) => answer));
    // A few were rendered before they were cancelled.
    expect(answers.filter((code) => code === LSPErrorCodes.RequestCancelled).length).toBeGreaterThan(400);
    writeFileSync(join(folder, 'published/b.webhook.liquid'), '{"n": 1}');
    expect(await render(uriOf('published/b.webhook.liquid'))).toMatchObject({ status: 'valid' });
    // 500 renderings would take two minutes.
    expect(cpuTimeOf(editor.server) - started).toBeLessThan(5000);
  });
});

test('the server watches files itself, in an editor that can', async () => {
  await start();
  await editor.stop();
  editor = new Editor(spawnServer());
  const registered = new Promise((resolve) => {
    editor.connection.onRequest('client/registerCapability', ({ registrations }) => {
      resolve(registrations);
      return null;
    });
  });
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
  await editor.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
  await notify('initialized', {});
  expect(await registered).toMatchObject([
    {
      method: 'workspace/didChangeWatchedFiles',
      registerOptions: {
        watchers: [
          { globPattern: '**/*.sample-user.json' },
          { globPattern: '**/mi-webhook.config.json' },
          { globPattern: '**/*.liquid' },
        ],
      },
    },
  ]);
});
