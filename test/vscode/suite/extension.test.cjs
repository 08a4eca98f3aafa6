const assert = require('node:assert/strict');
const { existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

const folder = () => vscode.workspace.workspaceFolders[0].uri;

async function open(path) {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Waits until the errors of a document are as `good` wants them. */
async function findings(document, good) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = vscode.languages.getDiagnostics(document.uri).filter(isError);
    if (good(found)) return found;
    assert.ok(Date.now() < deadline, `findings are ${JSON.stringify(found.map(({ code }) => code))}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const isError = ({ source, severity }) => source === 'mi-webhook' && severity === vscode.DiagnosticSeverity.Error;
const codes = (found) => found.map(({ code, range }) => `${range.start.line + 1} ${code.value ?? code}`);
const PUBLISHED = [
  '1 text-outside-json',
  '4 text-outside-json',
  '7 text-outside-json',
  '16 json-syntax',
  '34 json-syntax',
];

/** The one child of this process that runs the server. */
function serverProcess() {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === process.pid);
  return children.map(Number).find((pid) => /dist\/server\.js/.test(read(`/proc/${pid}/cmdline`)));
}

function parentOf(pid) {
  return Number(read(`/proc/${pid}/stat`).split(') ').at(-1).split(' ')[1]);
}

/** Hundredths of a second that a process has worked. */
function ticksOf(pid) {
  const [, user, system] = /\) \S(?: \S+){10} (\d+) (\d+) /.exec(read(`/proc/${pid}/stat`)) ?? [];
  return Number(user) + Number(system);
}

/** Kills the server once it has worked for so long. */
async function killedAfter(ticks) {
  const doomed = serverProcess();
  const before = ticksOf(doomed);
  for (let tries = 0; ticksOf(doomed) < before + ticks && tries < 500; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  process.kill(doomed, 'SIGKILL');
}

/** A process may be gone before it is looked at. */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

describe('the extension', () => {
  let document;

  beforeEach(async () => {
    document = await open('published/product-view.webhook.liquid');
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.files.revert'));

  it('takes *.webhook.liquid for a body and shows its findings', async () => {
    assert.equal(document.languageId, 'braze-webhook');
    const found = await findings(document, ({ length }) => length === 5);
    assert.deepEqual(codes(found), PUBLISHED);
    assert.match(String(found[0].code.target), /docs\/rules\/text-outside-json\.md$/);
  });

  it('fixes a finding with its quick fix', async () => {
    const [, , , comma] = await findings(document, ({ length }) => length === 5);
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, comma.range);
    const action = actions.find(({ title }) => title === 'Insert a comma after `{{user_identifier}}`');
    await vscode.workspace.applyEdit(action.edit);
    assert.match(document.getText(), /\{\{user_identifier\}\},\n/);
    await findings(document, ({ length }) => length === 4);
  });

  it('fixes everything that is sure with fix all', async () => {
    await findings(document, ({ length }) => length === 5);
    // VS Code ignores the command until it has asked what can be done in the editor.
    for (let tries = 0; tries < 60 && !document.getText().startsWith('{% comment %}'); tries++) {
      await vscode.commands.executeCommand('editor.action.fixAll');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    await findings(document, ({ length }) => length === 0);
  });

  it('shows the contract of a body beside it, as it is in the editor', async () => {
    await open('fixed/product-view.webhook.liquid');
    await vscode.commands.executeCommand('mi-webhook.showContract');
    const shown = vscode.window.activeTextEditor.document;
    assert.equal(shown.languageId, 'json');
    assert.equal(JSON.parse(shown.getText()).title, 'product_viewed');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await open('published/product-view.webhook.liquid');
  });

  it('applies all safe fixes by a command of its own, once', async () => {
    await findings(document, ({ length }) => length === 5);
    await vscode.commands.executeCommand('mi-webhook.fixAll');
    assert.match(document.getText(), /^\{% comment %\}/);
    await findings(document, ({ length }) => length === 0);
  });

  it('fixes everything that is sure on save, where that is asked for', async () => {
    writeFileSync(join(folder().fsPath, 'save.webhook.liquid'), '{"a": 1,}');
    const saved = await open('save.webhook.liquid');
    await findings(saved, ({ length }) => length === 1);
    const settings = vscode.workspace.getConfiguration('editor', saved.uri);
    const set = (value) => settings.update('codeActionsOnSave', value, vscode.ConfigurationTarget.Workspace);
    await set({ 'source.fixAll.mi-webhook': 'explicit' });
    try {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(saved.uri, new vscode.Position(0, 8), ',');
      await vscode.workspace.applyEdit(edit);
      await saved.save();
      assert.equal(saved.getText(), '{"a": 1}');
    } finally {
      await set(undefined);
    }
  });

  it('completes what is half typed', async () => {
    writeFileSync(join(folder().fsPath, 'half.webhook.liquid'), '{"user_id": "{{${us"}');
    const half = await open('half.webhook.liquid');
    const provider = 'vscode.executeCompletionItemProvider';
    const { items } = await vscode.commands.executeCommand(provider, half.uri, new vscode.Position(0, 19));
    const item = items.find(({ label }) => (label.label ?? label) === 'user_id');
    const { start, end } = item.range.replacing ?? item.range;
    const text = item.insertText.value ?? item.insertText;
    assert.equal(
      half.getText(new vscode.Range(new vscode.Position(0, 0), start)) +
        text +
        half.lineAt(0).text.slice(end.character),
      '{"user_id": "{{${user_id} | json_escape}}"}',
    );
  });

  it('says on hover what a member is and when it is sent', async () => {
    const place = new vscode.Position(15, 6);
    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, place);
    const said = hovers.flatMap(({ contents }) => contents.map((one) => one.value ?? one)).join('\n');
    assert.match(said, /The name of the event[\s\S]*Always sent/);
  });

  it('renames a variable', async () => {
    const place = new vscode.Position(1, 12);
    const provider = 'vscode.executeDocumentRenameProvider';
    const edit = await vscode.commands.executeCommand(provider, document.uri, place, 'seconds');
    assert.equal(edit.get(document.uri).length, 2);
  });

  it('copies a body that is always valid to the last character', async () => {
    document = await open('fixed/product-view.webhook.liquid');
    await vscode.commands.executeCommand('mi-webhook.copyBody');
    assert.equal(await vscode.env.clipboard.readText(), document.getText());
  });

  it('copies the payload only where it is JSON', async () => {
    await vscode.env.clipboard.writeText('before');
    vscode.commands.executeCommand('mi-webhook.copyRenderedPayload');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(await vscode.env.clipboard.readText(), 'before');
    await vscode.commands.executeCommand('notifications.clearAll');
    await open('fixed/product-view.webhook.liquid');
    await vscode.commands.executeCommand('mi-webhook.copyRenderedPayload');
    assert.equal(JSON.parse(await vscode.env.clipboard.readText()).event, 'product_viewed');
  });

  it('records nothing for a built-in sample user', async () => {
    const user = { name: 'Recorded', user: { external_id: 'u1' } };
    const file = join(folder().fsPath, 'recorded.sample-user.json');
    writeFileSync(file, JSON.stringify(user, null, 2));
    writeFileSync(join(folder().fsPath, 'recorded.webhook.liquid'), '{"user_id": "{{${user_id}}}"}');
    await open('recorded.webhook.liquid');
    vscode.commands.executeCommand('mi-webhook.recordExpected');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await vscode.commands.executeCommand('notifications.clearAll');
    assert.equal(readFileSync(file, 'utf8'), JSON.stringify(user, null, 2));
  });

  it('copies the request as commands, and says why a body is not flat', async () => {
    await open('fixed/product-view.webhook.liquid');
    await vscode.commands.executeCommand('mi-webhook.copyAsCurl');
    assert.match(
      await vscode.env.clipboard.readText(),
      /curl --request POST "\$MI_WEBHOOK_URL"[\s\S]*"product_viewed"/,
    );
    await vscode.commands.executeCommand('mi-webhook.copyAsPowerShell');
    assert.match(await vscode.env.clipboard.readText(), /^\$payload = @'\n[\s\S]*Invoke-RestMethod/);
    await vscode.env.clipboard.writeText('before');
    vscode.commands.executeCommand('mi-webhook.copyKeyValuePairs');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(await vscode.env.clipboard.readText(), 'before', 'properties is an object');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('opens the preview beside the body', async () => {
    await vscode.commands.executeCommand('mi-webhook.openPreviewToSide');
    const isPreview = ({ input }) => /mi-webhook\.preview/.test(input?.viewType ?? '');
    const shown = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs).some(isPreview);
    for (let tries = 0; !shown() && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(shown(), 'there is a preview tab');
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
  });

  it('previews the case of a finding', async () => {
    const body =
      '{"type": "track", "event": "quiz_done", "timestamp": 1257894000000{% if ${user_id} != blank %}, "user_id": "a"{% else %} "anonymous_id": "b"{% endif %}}';
    writeFileSync(join(folder().fsPath, 'case.webhook.liquid'), body);
    const case_ = await open('case.webhook.liquid');
    const isShown = ([first]) => /when `\$\{user_id\}` is blank/.test(first?.message ?? '');
    const [comma] = await findings(case_, isShown);
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', case_.uri, comma.range);
    const { command } = actions.find(({ title }) => title === 'Preview this case');
    assert.match(command.arguments[0].sampleUser.name, /^Case: /);
    await vscode.commands.executeCommand(command.command, ...command.arguments);
    await vscode.env.clipboard.writeText('before');
    vscode.commands.executeCommand('mi-webhook.copyRenderedPayload');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(await vscode.env.clipboard.readText(), 'before', 'there is no payload in this case');
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
  });

  it('finds again after the server was restarted', async () => {
    await findings(document, ({ length }) => length === 5);
    await vscode.commands.executeCommand('mi-webhook.restartServer');
    await findings(document, ({ length }) => length === 5);
  });

  it('starts the server again after a crash', async function () {
    if (!existsSync('/proc/self/stat')) this.skip();
    await findings(document, ({ length }) => length === 5);
    const crashed = serverProcess();
    process.kill(crashed, 'SIGKILL');
    for (let tries = 0; [undefined, crashed].includes(serverProcess()) && tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.notEqual(serverProcess(), undefined);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), '{"type": "track",}');
    await vscode.workspace.applyEdit(edit);
    await findings(
      document,
      (found) => found.some(({ code }) => (code.value ?? code) === 'json-syntax') && found.length < 5,
    );
  });

  it('leaves a body unchecked of which the server has died, until it changes', async function () {
    if (!existsSync('/proc/self/stat')) this.skip();
    await findings(document, ({ length }) => length > 0);
    const item = '{"id": "{{event_properties.${id} | json_escape}}", "n": {% if ${city} %}1{% else %}2{% endif %}},\n';
    writeFileSync(join(folder().fsPath, 'deadly.webhook.liquid'), `{"items": [${item.repeat(15_000)}null],}`);
    const deadly = await open('deadly.webhook.liquid');
    const isLeft = () => vscode.languages.getDiagnostics(deadly.uri).some(({ code }) => code === 'left-unchecked');
    // The server answers other requests before it begins to check, and nobody outside sees when it does.
    for (const ticks of [40, 100, 200]) {
      await killedAfter(ticks);
      for (let tries = 0; !isLeft() && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
      if (isLeft()) break;
      const again = new vscode.WorkspaceEdit();
      again.insert(deadly.uri, new vscode.Position(0, 0), ' ');
      await vscode.workspace.applyEdit(again);
    }
    assert.ok(isLeft(), 'it is said to be left unchecked');
    await findings(document, ({ length }) => length > 0);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(deadly.uri, new vscode.Range(0, 0, deadly.lineCount, 0), '{"user_id": "a",}');
    await vscode.workspace.applyEdit(edit);
    await findings(deadly, ({ length }) => length === 1);
    assert.ok(!isLeft(), 'what has changed is checked');
  });

  it('goes on after files that make no sense', async () => {
    const bad = [
      ['empty.webhook.liquid', ''],
      ['binary.webhook.liquid', Buffer.from([0, 255, 1, 123])],
      ['large.webhook.liquid', '{"a": "b"}\n'.repeat(500_000)],
      ['open.webhook.liquid', '{"a": "{{ ${user_id}"}'],
      ['bad.sample-user.json', '{"name": '],
    ];
    for (const [name, content] of bad) {
      writeFileSync(join(folder().fsPath, name), content);
      await open(name).catch((error) => assert.match(String(error), /binary|large|cannot/i));
    }
    const again = await open('published/product-view.webhook.liquid');
    await findings(again, ({ length }) => length === 5);
    const open_ = await open('open.webhook.liquid');
    assert.deepEqual(codes(await findings(open_, ({ length }) => length > 0)), ['1 liquid-syntax']);
  });
});
