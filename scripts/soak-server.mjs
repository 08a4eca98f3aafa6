// Uses the language server as it is shipped for as long as a week of work, with a random mixture of what an editor sends, and tells whether
// it has answered everything, how much memory it takes, and whether it still answers as fast.
//   node scripts/soak-server.mjs [--seed N] [--share 0.01] [--json]
// A share of 1 is 10,000 edits, 4,000 documents opened and closed, 1,000 renderings and 1,000 requests for code actions that are cancelled.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import rpc from 'vscode-languageserver/node';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, share: { type: 'string', default: '1' }, json: { type: 'boolean' } },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const share = Number(values.share);
const MOST_OPEN = 10;
const operations = { edit: 10_000, open: 4_000, render: 1_000, act: 1_000 };
const server = spawn('node', [fileURLToPath(new URL('../dist/cli.js', import.meta.url)), 'lsp', '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const connection = rpc.createMessageConnection(
  new rpc.StreamMessageReader(server.stdout),
  new rpc.StreamMessageWriter(server.stdin),
);
connection.listen();

/** Requests by how they ended. */
const ended = { answered: 0, cancelled: 0, failed: 0 };
let sent = 0;

async function ask(...request) {
  sent++;
  try {
    const result = await connection.sendRequest(...request);
    ended.answered++;
    return result;
  } catch (error) {
    if (error.code === rpc.LSPErrorCodes.RequestCancelled) ended.cancelled++;
    else ended.failed++;
    return undefined;
  }
}

/** Begins a request and gives it up soon, at once or in the midst of it. */
function giveUp(method, params) {
  const source = new rpc.CancellationTokenSource();
  const answer = ask(method, params, source.token);
  setTimeout(() => source.cancel(), random(20));
  return answer;
}

/** mulberry32 */
let state = seed;
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

const pick = (list) => list[random(list.length)];
const LINES = [
  '"title": "{{event_properties.${title}}}",',
  '"price": {{event_properties.${price}}},',
  '{% if ${city} %}"city": "{{${city} | json_escape}}",{% endif %}',
  '"items": [{% for item in {{event_properties.${items}}} %}{{item.id | as_json_string}}{% unless forloop.last %},{% endunless %}{% endfor %}],',
  '"event": "product_viewed" "type": "track",',
  '"id": "{{custom_attribute.${id} | md5}}",',
];
const bodyText = () => `{\n${Array.from({ length: 2 + random(10) }, () => pick(LINES)).join('\n')}\n"user_id": "a"}`;

const open = new Map();
let opened = 0;
const pull = (uri) => ask('textDocument/diagnostic', { textDocument: { uri } });
const whole = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
const lineOf = () => {
  const line = 1 + random(5);
  return { start: { line, character: 0 }, end: { line, character: 50 } };
};

/** Each sends one thing, and gives the answer to wait for where there is one. */
const send = {
  open() {
    if (open.size >= MOST_OPEN) close(pick([...open.keys()]));
    const uri = `file:///none/${opened++}.webhook.liquid`;
    open.set(uri, 1);
    const textDocument = { uri, languageId: 'braze-webhook', version: 1, text: bodyText() };
    void connection.sendNotification('textDocument/didOpen', { textDocument });
    return pull(uri);
  },
  edit() {
    const uri = pick([...open.keys()]);
    const version = open.get(uri) + 1;
    open.set(uri, version);
    const range = { start: { line: 1, character: 0 }, end: { line: random(3) === 0 ? 2 : 1, character: 0 } };
    const change = random(50) === 0 ? { text: bodyText() } : { range, text: `${pick(LINES)}\n` };
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    });
    return random(4) === 0 ? giveUp('textDocument/diagnostic', { textDocument: { uri } }) : pull(uri);
  },
  render: () =>
    giveUp('mi-webhook/render', { uri: pick([...open.keys()]), sampleUser: pick(['known-user', 'hostile-text']) }),
  act: () =>
    giveUp('textDocument/codeAction', {
      textDocument: { uri: pick([...open.keys()]) },
      range: random(2) === 0 ? whole : lineOf(),
      context: { diagnostics: [] },
    }),
};

function close(uri) {
  open.delete(uri);
  void connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
}

/** Milliseconds from a letter to findings and rendering, as the median of some. */
async function answerTime() {
  const times = [];
  for (let time = 0; time < 21; time++) {
    const uri = `file:///none/time-${opened++}.webhook.liquid`;
    const textDocument = {
      uri,
      languageId: 'braze-webhook',
      version: 1,
      text: `{\n${LINES.join('\n')}\n"user_id": "a"}`,
    };
    const started = performance.now();
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    await Promise.all([pull(uri), ask('mi-webhook/render', { uri, sampleUser: 'known-user' })]);
    times.push(performance.now() - started);
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }
  return times.toSorted((one, other) => one - other)[times.length >> 1];
}

function megabytes() {
  try {
    return Math.round(Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return undefined;
  }
}

/** The operations, mixed. */
function schedule() {
  const all = Object.entries(operations).flatMap(([name, count]) => Array(Math.ceil(count * share)).fill(name));
  for (let at = all.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [all[at], all[other]] = [all[other], all[at]];
  }
  return all;
}

/** Documents that were closed are forgotten: nobody finds anything in them, and one that is opened again is a new one. */
async function isForgotten() {
  const uri = 'file:///none/0.webhook.liquid';
  const none = await pull(uri);
  const textDocument = { uri, languageId: 'braze-webhook', version: 1, text: '{"user_id": "a",}' };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const found = await pull(uri);
  close(uri);
  return none.items.length === 0 && found.items.length === 1 && found.items[0].code === 'json-syntax';
}

const capabilities = {
  textDocument: { diagnostic: {} },
  workspace: { workspaceEdit: { documentChanges: true } },
};
const initializationOptions = { previewCaseCommand: 'show', leaveUnchecked: [] };
connection.onRequest('workspace/diagnostic/refresh', () => null);
await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities, initializationOptions });
await connection.sendNotification('initialized', {});
const started = performance.now();
await answerTime();
const before = await answerTime();
const memory = [];
const plan = schedule();
send.open();
const waiting = [];
for (const [at, name] of plan.entries()) {
  waiting.push(send[name]());
  // As fast as somebody types who never sleeps.
  if (at % 10 === 0) await Promise.all(waiting.splice(0));
  if (at % Math.ceil(plan.length / 5) === 0) memory.push(megabytes());
}
await Promise.all(waiting);
for (const uri of open.keys()) close(uri);
const forgotten = await isForgotten();
const after = await answerTime();
memory.push(megabytes());
const result = {
  seed,
  operations: plan.length,
  sent,
  ...ended,
  forgotten,
  memory,
  answerBefore: Number(before.toFixed(1)),
  answerAfter: Number(after.toFixed(1)),
  seconds: Math.round((performance.now() - started) / 1000),
};
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
connection.dispose();
const isGood = ended.failed === 0 && sent === ended.answered + ended.cancelled && forgotten;
if (values.json) console.log(JSON.stringify(result));
else {
  console.log(`seed ${seed}: ${plan.length} operations in ${result.seconds} s, ${sent} requests:`);
  console.log(`  ${ended.answered} answered, ${ended.cancelled} cancelled, ${ended.failed} failed`);
  console.log(`  memory in MB, on the way and after: ${memory.join(', ')}`);
  console.log(
    `  from a letter to findings and rendering: ${result.answerBefore} ms before, ${result.answerAfter} ms after`,
  );
}
process.exitCode = isGood ? 0 : 1;
