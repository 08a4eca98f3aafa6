import { spawn, spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { curlCommand } from '../../../server/src/service/exports/curl.ts';

const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
const SHELLS = ['sh', 'bash', 'zsh', 'ksh'].filter(
  (shell) => spawnSync(shell, ['-c', 'true'], { stdio: 'ignore' }).status === 0,
);

interface Received {
  readonly method: string | undefined;
  readonly type: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

describe('a curl command', () => {
  test('a payload that ends with a line break goes to curl as it is', () => {
    expect(curlCommand('{"a": "it\'s $HOME"}\n')).toBe(`curl --request POST "$MI_WEBHOOK_URL" \\
  --header "Authorization: Basic $MI_WEBHOOK_AUTHORIZATION" \\
  --header 'Content-Type: application/json' \\
  --data-binary @- <<'PAYLOAD'
{"a": "it's $HOME"}
PAYLOAD
`);
  });

  test('the line break that a here-document adds is cut off', () => {
    expect(curlCommand('{"a": "é"}').split('\n')[0]).toBe(
      `head -c 11 <<'PAYLOAD' | curl --request POST "$MI_WEBHOOK_URL" \\`,
    );
  });

  test('no line of the payload ends it', () => {
    expect(curlCommand('PAYLOAD\nPAYLOAD_2\n')).toContain(`<<'PAYLOAD_3'\nPAYLOAD\nPAYLOAD_2\nPAYLOAD_3\n`);
  });
});

// Skipped where there is no curl: it then counts as skipped in the summary of the tests.
describe.skipIf(!has('curl') || SHELLS.length === 0)(`a real curl in ${SHELLS.join(', ')}`, () => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push(await readRequest(request));
    response.end();
  });
  let address = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    address = typeof bound === 'object' && bound !== null ? `http://127.0.0.1:${bound.port}/key` : '';
  });

  afterAll(() => server.close());

  test('receives exactly the bytes of 300 payloads', async () => {
    const seed = Number(process.env.SEED ?? 18);
    const payloads = fc.sample(payload, { numRuns: 300, seed });
    for (const [at, text] of payloads.entries()) {
      const shell = SHELLS[at % SHELLS.length] ?? 'sh';
      const why = `payload ${at} of seed ${seed} in ${shell}`;
      expect(await runIn(shell, curlCommand(text), address), why).toBe('');
      const request = received.pop();
      expect(request?.body, why).toBe(Buffer.from(text).toString('latin1'));
      expect([request?.method, request?.type, request?.authorization]).toEqual([
        'POST',
        'application/json',
        'Basic dXNlcjpzZWNyZXQ=',
      ]);
    }
  });

  test('receives more than an argument can hold', async () => {
    const text = JSON.stringify({ a: "it's ".repeat(100_000) });
    expect(await runIn(SHELLS[0] ?? 'sh', curlCommand(text), address)).toBe('');
    expect(received.pop()?.body.length).toBe(text.length);
  });
});

/** What shells, here-documents and curl itself could read as something else. */
const pieces = [
  ...['"', "'", '\\', '\n', '\r\n', '\t', '$', '${HOME}', '$(id)', '`id`', '!', '!!', '%', '%s', '%%', '@', '@-', '&'],
  ...[
    'PAYLOAD',
    'PAYLOAD\n',
    '\nPAYLOAD\n',
    'EOF\n',
    '<<',
    '\\\n',
    '\n\n',
    '#',
    '*',
    '~',
    'é',
    '🧻',
    '\u2028',
    '{',
    '}',
  ],
];
const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 30 });
const payload = fc
  .oneof(
    text.map((parts) => parts.join('')),
    text.map((parts) => JSON.stringify({ title: parts.join('') }, null, 2)),
    text.map((parts) => `\n\n{"title": ${JSON.stringify(parts.join(''))}}\n\n`),
  )
  // No shell can hold NUL, and no valid payload has one.
  .map((joined) => joined.replaceAll('\0', ''));

async function readRequest(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { 'content-type': type, authorization } = request.headers;
  return { method: request.method, type, authorization, body: Buffer.concat(chunks).toString('latin1') };
}

/** @returns what went wrong. */
function runIn(shell: string, script: string, address: string): Promise<string> {
  const env = { PATH: process.env.PATH, MI_WEBHOOK_URL: address, MI_WEBHOOK_AUTHORIZATION: 'dXNlcjpzZWNyZXQ=' };
  const child = spawn(shell, { env: { ...env, NO_PROXY: '127.0.0.1' }, stdio: ['pipe', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk;
  });
  child.stdin.end(script.replace('curl ', 'curl --silent --show-error '));
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0 ? errors : `${errors} exit ${code}`)));
}
