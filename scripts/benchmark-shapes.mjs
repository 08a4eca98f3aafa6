// Measures the findings of an open document after an edit, for each shape at 25 KB and each hard body, in the server as it is shipped:
// milliseconds of the processor, so that other work on the machine matters little; where the system does not tell, milliseconds on the clock.
//   node scripts/benchmark-shapes.mjs [--only WORDS]
// How cost grows with length is told by `measure-shapes.mjs`. Ends with 1 where an answer takes longer than 250 ms.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import rpc from 'vscode-languageserver/node';
import { cpuOf } from './cost-process.mjs';
import { generateValidators } from './generate-validators.mjs';
import { loadSources } from './load-sources.mjs';

/** UTF-16 units, and the most there may be of what a shape is about. */
const SIZE = 25_000;
const MOST = 4000;
/** Milliseconds, and the edits of which the mean is taken: the system counts in tens of milliseconds. */
const LIMIT = 250;
const EDITS = 7;
const WARM_UP = 3;
/** Milliseconds after which a server is given up. */
const PATIENCE = 120_000;

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const hard = new URL('../test/resilience/hard/', import.meta.url);

class Server {
  #process = spawn('node', [`${root}dist/cli.js`, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  #connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(this.#process.stdout),
    new rpc.StreamMessageWriter(this.#process.stdin),
  );

  async start() {
    this.#connection.listen();
    const capabilities = { textDocument: { diagnostic: {} } };
    await this.#connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
    await this.#connection.sendNotification('initialized', {});
    for (let run = 0; run < 20; run++) await this.open('{"a": "{{custom_attribute.${a}}}"}');
    return this;
  }

  /** The milliseconds that an edit takes, from what is sent to the findings. */
  async edit(text) {
    const document = await this.open(text);
    for (let edit = 0; edit < WARM_UP; edit++) await document.edit();
    const now = () => cpuOf(this.#process.pid) ?? performance.now();
    const started = now();
    for (let edit = 0; edit < EDITS; edit++) await document.edit();
    const time = (now() - started) / EDITS;
    await document.close();
    return time;
  }

  async open(text) {
    const uri = 'file:///none/benchmark.webhook.liquid';
    const notify = (method, params) => this.#connection.sendNotification(`textDocument/${method}`, params);
    const pull = () => this.#connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    await notify('didOpen', { textDocument: { uri, languageId: 'braze-webhook', version: 1, text } });
    await pull();
    let version = 1;
    const start = { line: 0, character: 0 };
    return {
      edit: async () => {
        version++;
        const contentChanges = [{ range: { start, end: start }, text: ' ' }];
        await notify('didChange', { textDocument: { uri, version }, contentChanges });
        await pull();
      },
      close: () => notify('didClose', { textDocument: { uri } }),
    };
  }

  stop() {
    this.#connection.dispose();
    this.#process.kill('SIGKILL');
  }
}

/** The largest body of a shape that is no longer than 25 KB. */
function largest(body) {
  let [fits, tooMany] = [1, MOST + 1];
  while (tooMany - fits > 1) {
    const n = (fits + tooMany) >> 1;
    if (body(n).length <= SIZE) fits = n;
    else tooMany = n;
  }
  return body(fits);
}

await generateValidators();
const { shapes } = await loadSources("export { shapes } from './test/resilience/shapes.ts';");
const documents = [
  ...readdirSync(hard).map((file) => ({ name: file, text: readFileSync(new URL(file, hard), 'utf8') })),
  ...shapes.map(({ name, body }) => ({ name, text: largest(body) })),
].filter(({ name }) => name.includes(values.only ?? ''));

let server = await new Server().start();
let slow = 0;
for (const { name, text } of documents) {
  let timer;
  const givenUp = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE, Number.POSITIVE_INFINITY);
  });
  const time = await Promise.race([server.edit(text), givenUp]);
  clearTimeout(timer);
  if (time > LIMIT) slow++;
  if (time === Number.POSITIVE_INFINITY) {
    server.stop();
    server = await new Server().start();
  }
  console.log(
    `${time.toFixed(0).padStart(8)} ms ${String(text.length).padStart(6)} bytes  ${name}${time > LIMIT ? '  TOO LONG' : ''}`,
  );
}
server.stop();
console.log(`${documents.length} documents, ${slow} took longer than ${LIMIT} ms`);
if (slow > 0) process.exitCode = 1;
