import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { renderBody } from '../../server/src/render/render.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import type { RenderResult } from '../../server/src/service/protocol.ts';
import { read } from '../../server/src/template/read.ts';
import { cpuTimeOf } from '../cpu-time.ts';
import { type Bomb, bombs, sampleUserText } from './bombs.ts';

/** Milliseconds from request to answer: the 250 that a rendering has, a new worker, and what a busy machine adds. */
const PATIENCE = 1500;
/** Megabytes that the server may ever have taken. */
const MEMORY = 200;

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bombs-'));
const sampleUser = join(folder, 'bombs.sample-user.json');
const took: Record<string, number> = {};

let server: ChildProcess;
let connection: MessageConnection;

beforeAll(async () => {
  writeFileSync(sampleUser, sampleUserText);
  server = spawn('node', [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = server;
  if (stdin === null || stdout === null) throw new Error('the server has no streams');
  connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  connection.listen();
  const rootUri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', { processId: null, rootUri, capabilities: {} });
  await render('warm up');
});

afterAll(() => {
  if (process.env.SHOW_FIGURES) console.table(took);
  connection.dispose();
  server.kill();
  rmSync(folder, { recursive: true });
});

function render(body: string): Promise<RenderResult> {
  const file = join(folder, 'bomb.webhook.liquid');
  writeFileSync(file, body);
  const uri = pathToFileURL(file).href;
  return connection.sendRequest('mi-webhook/render', { uri, sampleUser: pathToFileURL(sampleUser).href });
}

/** On a busy machine time may be over before a count is: that is an end as well. */
function isKilled(reason: string | undefined): boolean {
  return reason?.startsWith('Stopped after 250 ms: ') ?? false;
}

function expectEnd(ends: Bomb['ends'], ended: { failed: boolean; text: string; reason: string | undefined }): void {
  if ('text' in ends) expect(ended).toMatchObject({ failed: false, text: ends.text });
  else expect(ended).toMatchObject({ failed: true, reason: expect.stringMatching(ends.reason) });
}

describe('a renderer that has all the time ends by itself', () => {
  const { sampleUser: reader } = readSampleUser(sampleUserText);

  test.each(bombs)('$name', ({ body, ends }) => {
    if (reader === undefined) throw new Error('the sample user of the bombs is broken');
    const { status, text, reason } = renderBody(read(body), reader);
    expectEnd(ends, { failed: status === 'failed', text, reason });
  });
});

describe('a language server goes on after', () => {
  test.each(bombs)('$name', async ({ name, body, ends }) => {
    const started = cpuTimeOf(server);
    const { status, rendering, reason } = await render(body);
    took[name] = Math.round(cpuTimeOf(server) - started);
    if (!isKilled(reason)) expectEnd(ends, { failed: status === 'failed', text: rendering, reason });
    expect(took[name]).toBeLessThan(PATIENCE);
  });

  test.skipIf(!existsSync('/proc/self/status'))('all of them, with little memory', () => {
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    const peak = Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024;
    took['peak of memory, MB'] = Math.round(peak);
    expect(peak).toBeLessThan(MEMORY);
  });

  test('all of them, and still answers', async () => {
    expect(server.exitCode).toBeNull();
    expect(await render('{"id": "{{${user_id}}}"}')).toMatchObject({ status: 'valid', rendering: '{"id": "u1"}' });
    expect({}).not.toHaveProperty('polluted');
  });
});
