// Runs in the web worker host of a real VS Code, where nothing of Node is there. `scripts/test-web.mjs` bundles it and reads what it says.
import * as vscode from 'vscode';
import { equal, eventually, ok } from './checks.js';

const place = (path) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, path);
const write = (path, text) => vscode.workspace.fs.writeFile(place(path), new TextEncoder().encode(text));

async function open(path) {
  const document = await vscode.workspace.openTextDocument(place(path));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

async function written(path, text) {
  await write(path, text);
  return open(path);
}

const isError = ({ source, severity }) => source === 'mi-webhook' && severity === vscode.DiagnosticSeverity.Error;
const codesIn = (uri) =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(isError)
    .map(({ code, range }) => `${range.start.line + 1} ${code.value ?? code}`);

/** What is said of the sample users over the first line: the server renders the body for each of them. */
async function outcomes(document) {
  const lenses = await vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri, 3);
  return lenses.map(({ command }) => command?.title ?? '').at(-1) ?? '';
}

/** Ends at its counted limits, for each sample user. */
const RUNAWAY = `{"a": "{% for i in (1..200000000) %}{% for j in (1..200000000) %}{{ i | times: j }}{% endfor %}{% endfor %}"}`;

const TESTS = {
  'runs where nothing of Node is there': async () => {
    equal(typeof importScripts, 'function');
    equal(typeof require('vscode'), 'object');
    equal(vscode.env.uiKind, vscode.UIKind.Web);
    const { isActive, extensionKind } = vscode.extensions.getExtension('mi-webhook.mi-webhook');
    equal(extensionKind, vscode.ExtensionKind.UI);
    await eventually(() => isActive || vscode.extensions.getExtension('mi-webhook.mi-webhook').isActive, Boolean);
  },

  'shows the findings of a body': async () => {
    const { uri, languageId } = await open('published/product-view.webhook.liquid');
    equal(languageId, 'braze-webhook');
    const found = await eventually(
      () => codesIn(uri),
      ({ length }) => length === 5,
    );
    equal(found, [
      '1 text-outside-json',
      '4 text-outside-json',
      '7 text-outside-json',
      '16 json-syntax',
      '34 json-syntax',
    ]);
  },

  'fixes a finding': async () => {
    const document = await open('published/product-view.webhook.liquid');
    const [, , , comma] = vscode.languages.getDiagnostics(document.uri).filter(isError);
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, comma.range);
    const fix = actions.find(({ title }) => title === 'Insert a comma after `{{user_identifier}}`');
    ok(fix !== undefined, `only ${actions.map(({ title }) => title)}`);
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(
      () => codesIn(document.uri),
      ({ length }) => length === 4,
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },

  'completes what is half typed': async () => {
    const half = await written('half.webhook.liquid', '{"user_id": "{{${us"}');
    const { items } = await vscode.commands.executeCommand(
      'vscode.executeCompletionItemProvider',
      half.uri,
      new vscode.Position(0, 19),
    );
    const item = items.find(({ label }) => (label.label ?? label) === 'user_id');
    equal(item?.insertText.value ?? item?.insertText, '${user_id} | json_escape}}');
  },

  'reads configuration and sample users through the editor': async () => {
    await write('shop/sub folder (ü)/own.sample-user.json', '{"name": "Own", "user": {"external_id": "o"}}');
    await write('broken.sample-user.json', '{"name": 1}');
    await eventually(
      () => codesIn(place('broken.sample-user.json')),
      ({ length }) => length > 0,
    );
    const document = await open('fixed/product-view.webhook.liquid');
    // Four of the workspace, of which one is broken, and five that are built in: each is rendered.
    const said = await eventually(
      () => outcomes(document),
      (words) => words.includes('sample users'),
    );
    equal(said, '8 of 9 sample users pass');
  },

  'stops a template that never ends, and goes on': async () => {
    const document = await written('runaway.webhook.liquid', RUNAWAY);
    const started = Date.now();
    const said = await eventually(
      () => outcomes(document),
      (words) => words !== '',
    );
    ok(Date.now() - started < 20_000, `it took ${Date.now() - started} ms`);
    ok(/^0 of \d+ sample users pass$/.test(said), said);
    const fine = await open('fixed/product-view.webhook.liquid');
    await eventually(
      () => outcomes(fine),
      (words) => words !== '' && words !== said,
    );
  },

  'says what a browser cannot do': async () => {
    const known = await vscode.commands.getCommands(true);
    ok(known.includes('mi-webhook.showContract'), 'the command is not there');
    await open('fixed/product-view.webhook.liquid');
    void vscode.commands.executeCommand('mi-webhook.showContract');
  },

  'finds again after the server was restarted': async () => {
    const { uri } = await open('published/product-view.webhook.liquid');
    await vscode.commands.executeCommand('mi-webhook.restartServer');
    await eventually(
      () => codesIn(uri),
      ({ length }) => length === 5,
    );
  },

  'opens the preview': async () => {
    await open('fixed/product-view.webhook.liquid');
    await vscode.commands.executeCommand('mi-webhook.openPreviewToSide');
    // The host ends with its suite, and the page is to be filled before.
    await new Promise((resolve) => setTimeout(resolve, 5000));
  },
};

/** A command may wait for somebody who is not there. */
function endOfPatience() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('it does not end')), 40_000));
}

export async function run() {
  let failed = 0;
  for (const [name, test] of Object.entries(TESTS)) {
    const started = Date.now();
    try {
      await Promise.race([test(), endOfPatience()]);
      console.log(`  ok ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      failed++;
      console.error(`  FAILED ${name}: ${error.message}`);
    }
  }
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
