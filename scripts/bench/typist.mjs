// An editor that types, over standard input and output, as one does that shows what it is told.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import rpc from 'vscode-languageserver/node';

/** One process of a server with one document. */
export class Typist {
  #version = 1;
  /** What was typed last and stands there now. */
  #typed = '';
  #letters = 0;
  #published = () => {};
  /** What an editor passes on when it asks again: which list it shows. */
  #known;
  /** Milliseconds from the start of the process until it had answered `initialize`. */
  initialized;
  /** What it then said that it can. */
  capabilities;

  /** @param doesPull whether it asks for diagnostics, as VS Code does. @param doesRepeat whether it types a letter and takes it away in turn */
  static async start(
    { command, uri, languageId, rootUri = null },
    { doesPull = true, doesRepeat = false, flags = [] } = {},
  ) {
    const typist = new Typist();
    Object.assign(typist, { uri, languageId, rootUri, doesPull, doesRepeat, spawned: performance.now() });
    const server = spawn(process.execPath, [...flags, ...command], { stdio: ['pipe', 'pipe', 'ignore'] });
    const streams = [new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin)];
    typist.server = server;
    server.once('exit', (code) => typist.#ended(code));
    typist.connection = rpc.createMessageConnection(...streams);
    typist.connection.onNotification('textDocument/publishDiagnostics', (params) => typist.#published(params));
    typist.connection.onRequest('workspace/diagnostic/refresh', () => null);
    typist.connection.onRequest('client/registerCapability', () => null);
    typist.connection.listen();
    await typist.#initialize();
    return typist;
  }

  async #initialize() {
    const textDocument = {
      publishDiagnostics: { relatedInformation: true, versionSupport: true },
      ...(this.doesPull ? { diagnostic: { relatedDocumentSupport: false } } : {}),
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    };
    const workspace = { configuration: false, didChangeWatchedFiles: { dynamicRegistration: true } };
    const capabilities = { textDocument, workspace };
    const params = { processId: process.pid, rootUri: this.rootUri, capabilities };
    this.capabilities = (await this.connection.sendRequest('initialize', params)).capabilities;
    this.initialized = performance.now() - this.spawned;
    await this.connection.sendNotification('initialized', {});
    await this.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { json: { validate: { enable: true } } },
    });
  }

  /** The findings as they are shown next; they are those of the newest text. */
  #shown() {
    if (this.doesPull) return this.pull();
    return new Promise((resolve) => {
      this.#published = (params) => {
        if (params.version === undefined || params.version === this.#version) resolve(params);
      };
    });
  }

  async pull(token) {
    const params = {
      textDocument: { uri: this.uri },
      ...(this.#known === undefined ? {} : { previousResultId: this.#known }),
    };
    const report = await this.connection.sendRequest(
      'textDocument/diagnostic',
      params,
      ...(token === undefined ? [] : [token]),
    );
    this.#known = report.resultId;
    return report;
  }

  /** @param at UTF-16 offset of what is typed later. Milliseconds until the findings are shown. */
  async open(text, at) {
    const lines = text.slice(0, at).split('\n');
    this.place = { line: lines.length - 1, character: lines.at(-1).length };
    const textDocument = { uri: this.uri, languageId: this.languageId, version: this.#version, text };
    return this.#timed('didOpen', { textDocument });
  }

  /** Opens a document that nobody types in. */
  async openBeside({ uri, languageId, text }) {
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Types a letter, or puts another in its place. Milliseconds until the findings are shown. */
  async type() {
    return this.#timed('didChange', this.#letter());
  }

  /** The same without waiting. */
  typeOn() {
    return this.connection.sendNotification('textDocument/didChange', this.#letter());
  }

  get version() {
    return this.#version;
  }

  /** Calls back with the version of each list that is pushed. */
  onPublished(act) {
    this.#published = act;
  }

  /** Each time another text, since one that was there before costs no check; or the same two in turn. */
  #letter() {
    const { line, character } = this.place;
    const range = { start: this.place, end: { line, character: character + this.#typed.length } };
    const repeated = this.#typed === '' ? 'x' : '';
    this.#typed = this.doesRepeat
      ? repeated
      : (1000 + this.#letters++).toString(36).replace(/\d/g, (digit) => 'QRSTUVWXYZ'[digit]);
    return {
      textDocument: { uri: this.uri, version: ++this.#version },
      contentChanges: [{ range, text: this.#typed }],
    };
  }

  async #timed(method, params) {
    const started = performance.now();
    const shown = this.doesPull ? undefined : this.#shown();
    await this.connection.sendNotification(`textDocument/${method}`, params);
    const report = await (shown ?? this.#shown());
    const list = report.items ?? report.diagnostics;
    if (list !== undefined) this.found = list.length;
    return performance.now() - started;
  }

  /** Resident megabytes; `undefined` where the system does not say. */
  get memory() {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.server.pid}/status`, 'utf8'))[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  /** Nobody would answer any more, and what was asked would be waited for without an end. */
  #ended(code) {
    if (!this.isStopped) throw new Error(`The server ended with ${code}.`);
  }

  stop() {
    this.isStopped = true;
    this.connection.dispose();
    this.server.kill('SIGKILL');
  }
}
