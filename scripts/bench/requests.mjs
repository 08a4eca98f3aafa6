// Times what an editor asks for right behind a letter, over the protocol and warm: hover, completion, symbols and the like. Beside another
// language server for Liquid, where one is named: in turns in one run, on the same text, since only the ratio says something on a busy machine.
//   node scripts/bench/requests.mjs [--size '20 KB'] [--shape plain] [--rounds 20] [--peer FILE --peer-uri URI]
// FILE starts the other server on standard input and output; URI is that of a document that it takes for one of its own.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bodyOf, SIZES } from './bodies.mjs';
import { median, quantile } from './numbers.mjs';
import { ours } from './servers.mjs';
import { Typist } from './typist.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '20 KB' },
    shape: { type: 'string', default: 'plain' },
    rounds: { type: 'string', default: '20' },
    peer: { type: 'string' },
    'peer-uri': { type: 'string' },
  },
});
const [WARM_UP, IN_A_ROUND] = [40, 10];

const text = bodyOf(values.shape, SIZES[values.size]);
const middle = text.length >> 1;
const filter = text.indexOf(' | ', middle) + 5;
const tag = text.indexOf('{% endfor', middle) + 5;
const letter = text.indexOf('Kitchen', middle) + 4;

/** What is asked, what a server says it can in `capabilities`, where, and how many milliseconds it may take. */
const REQUESTS = [
  ['completion', 'completionProvider', filter, 5],
  ['hover', 'hoverProvider', filter, 5],
  ['signatureHelp', 'signatureHelpProvider', filter, 5],
  ['documentSymbol', 'documentSymbolProvider', undefined, 5],
  ['foldingRange', 'foldingRangeProvider', undefined, 5],
  ['semanticTokens/full', 'semanticTokensProvider', undefined, 10],
  ['documentLink', 'documentLinkProvider', undefined, 5],
  ['documentHighlight', 'documentHighlightProvider', tag, 5],
  ['linkedEditingRange', 'linkedEditingRangeProvider', tag, 5],
];

function positionAt(offset) {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1).length };
}

/** A server with the body open, in which a letter comes and goes. */
async function start(server) {
  const typist = await Typist.start(server);
  const { uri, languageId } = server;
  const isWhole = (typist.capabilities.textDocumentSync?.change ?? typist.capabilities.textDocumentSync) === 1;
  const open = { uri, languageId, version: 1, text };
  await typist.connection.sendNotification('textDocument/didOpen', { textDocument: open });
  return { typist, uri, isWhole, version: 1 };
}

function change(editor) {
  const isIn = editor.version % 2 === 0;
  const start = positionAt(letter);
  const range = { start, end: isIn ? { ...start, character: start.character + 1 } : start };
  const typed = isIn ? '' : 'x';
  const contentChanges = [
    editor.isWhole ? { text: text.slice(0, letter) + typed + text.slice(letter) } : { range, text: typed },
  ];
  const textDocument = { uri: editor.uri, version: ++editor.version };
  return editor.typist.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
}

/** Milliseconds that a process has worked, in steps of ten; `undefined` where the system does not say. */
function worked({ typist }) {
  try {
    const stat = readFileSync(`/proc/${typist.server.pid}/stat`, 'utf8');
    const [, user, system] = /\) \S(?: \S+){10} (\d+) (\d+) /.exec(stat);
    return (Number(user) + Number(system)) * 10;
  } catch {
    return undefined;
  }
}

/** Milliseconds from the letter to the answer, and how large that is. */
async function ask(editor, method, offset) {
  const params = { textDocument: { uri: editor.uri }, ...(offset !== undefined && { position: positionAt(offset) }) };
  const started = performance.now();
  await change(editor);
  const answer = await editor.typist.connection.sendRequest(`textDocument/${method}`, params);
  return { time: performance.now() - started, answer: JSON.stringify(answer ?? null).length };
}

/** Asks them in turns; the first rounds warm up. */
async function inTurns(editors, method, offset) {
  const seen = editors.map(() => ({ times: [], work: 0, answer: 0 }));
  for (let round = -WARM_UP / IN_A_ROUND; round < Number(values.rounds); round++)
    for (const [at, editor] of editors.entries()) {
      const before = worked(editor);
      for (let count = 0; count < IN_A_ROUND; count++) {
        const { time, answer } = await ask(editor, method, offset);
        if (round >= 0) seen[at].times.push(time);
        seen[at].answer = answer;
      }
      if (round >= 0) seen[at].work += worked(editor) - before;
    }
  return seen;
}

async function measure(editors, [method, ability, offset, most]) {
  const able = editors.filter(({ typist }) => typist.capabilities[ability]);
  const seen = await inTurns(able, method, offset);
  const figures = seen.map(({ times, work, answer }) => ({
    clock: median(times),
    fast: quantile(times, 0.1),
    work: work / times.length,
    answer,
  }));
  const [our, other] = figures;
  const rounded = (number) => Number(number.toFixed(2));
  const row = {
    'clock, ms': rounded(our.clock),
    'fastest tenth': rounded(our.fast),
    'processor, ms': rounded(our.work),
    'at most': most,
    'answer, B': our.answer,
  };
  if (other === undefined) return row;
  return {
    ...row,
    'other, clock': rounded(other.clock),
    'other, processor': rounded(other.work),
    'ours / other': rounded(our.work / other.work),
    'other, B': other.answer,
  };
}

const servers = [ours()];
if (values.peer !== undefined)
  servers.push({
    command: [values.peer],
    uri: values['peer-uri'],
    languageId: 'liquid',
    rootUri: new URL('..', values['peer-uri']).href,
  });
const editors = [];
for (const server of servers) editors.push(await start(server));
const rows = {};
for (const request of REQUESTS) rows[request[0]] = await measure(editors, request);
console.log(`${values.shape}, ${(text.length / 1000).toFixed(1)} KB`);
console.table(rows);
for (const { typist } of editors) typist.stop();
