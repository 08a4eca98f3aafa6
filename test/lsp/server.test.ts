import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { type CodeAction, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import type {
  AddAnswerResult,
  InitializationOptions,
  RenderResult,
  SampleUserEntry,
  StatusParams,
} from '../../server/src/service/protocol.ts';
import { copyOfExamples } from '../cli/run.ts';
import { Editor } from './editor.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const examples = pathToFileURL(join(root, 'examples')).href;
const published = `${examples}/published/product-view.webhook.liquid`;
const text = readFileSync(fileURLToPath(published), 'utf8');

/** What makes the command line fail; the rest is for the author to judge. */
function errors(found: readonly Diagnostic[]): Diagnostic[] {
  return found.filter(({ severity }) => severity === DiagnosticSeverity.Error);
}

let editor: Editor | undefined;

async function startEditor(
  textDocument: object = {},
  options: InitializationOptions = {},
  folder = examples,
): Promise<Editor> {
  editor = await Editor.start({ capabilities: { textDocument }, options, rootUri: folder });
  return editor;
}

afterEach(() => editor?.stop());

describe('language server', () => {
  test('pushes findings with a link to the page of the rule', async () => {
    const found = errors(await (await startEditor()).open(published, text));
    expect(found.map(({ code, range }) => `${range.start.line + 1} ${code}`)).toEqual([
      '1 text-outside-json',
      '4 text-outside-json',
      '7 text-outside-json',
      '16 json-syntax',
      '34 json-syntax',
    ]);
    expect(found[0]?.codeDescription?.href).toBe('https://example.com/rules/text-outside-json.md');
  });

  test('gives findings to an editor that pulls them', async () => {
    const { connection } = await startEditor({ diagnostic: {} });
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: published, languageId: 'braze-webhook', version: 1, text },
    });
    const { items } = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: published },
    });
    expect(errors(items)).toHaveLength(5);
  });

  test('has an editor ask again that has asked before the body was open', async () => {
    const { connection } = await startEditor({ diagnostic: {} });
    const again = new Promise((resolve) => {
      connection.onRequest('workspace/diagnostic/refresh', () => {
        resolve('again');
        return null;
      });
    });
    const early = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: published } });
    expect(early).toMatchObject({ items: [] });
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: published, languageId: 'braze-webhook', version: 1, text },
    });
    expect(await again).toBe('again');
  });

  test('says of a body that is too large that it is not checked', async () => {
    const found = await (await startEditor()).open(published, '{"a": "b"}\n'.repeat(500_000));
    expect(found).toMatchObject([{ code: 'body-size', message: expect.stringContaining('larger than 4 MB') }]);
  });

  test('sends no more findings than an editor shows, the worst first', async () => {
    const lines = Array.from({ length: 1500 }, (_, at) => `  "k${at}": "{{\${city}}}",\n`);
    const found = await (await startEditor()).open(published, `{\n${lines.join('')}  "last": 1,\n}`);
    expect(found).toHaveLength(1000);
    expect(errors(found)).toHaveLength(1);
  });

  test('follows each change', async () => {
    const started = await startEditor();
    expect(await started.open(published, '{"user_id": "a",}')).toHaveLength(1);
    const change = { range: { start: { line: 0, character: 15 }, end: { line: 0, character: 16 } }, text: '' };
    const found = await started.findings(
      'didChange',
      { textDocument: { uri: published, version: 2 }, contentChanges: [change] },
      published,
    );
    expect(found).toEqual([]);
  });

  test('offers the fix of a finding, and one for all safe ones', async () => {
    const started = await startEditor();
    await started.open(published, text);
    const at = { start: { line: 33, character: 17 }, end: { line: 33, character: 18 } };
    const ask = (only?: string[]) =>
      started.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: published },
        range: at,
        context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
      });
    expect((await ask()).map(({ title, kind }) => [title, kind])).toEqual([
      ['Remove the comma', 'quickfix'],
      ['Apply all safe fixes', 'quickfix'],
      ['Silence `json-syntax` on this line', 'quickfix'],
    ]);
    const [all] = await ask(['source.fixAll']);
    const fixed = all?.edit?.changes?.[published]?.[0]?.newText ?? '';
    const left = await started.findings(
      'didChange',
      { textDocument: { uri: published, version: 2 }, contentChanges: [{ text: fixed }] },
      published,
    );
    expect(errors(left)).toEqual([]);
  });

  describe('the configuration', () => {
    const config = `${examples}/mi-webhook.config.json`;
    const off = '{"overrides": [{"files": ["published/*"], "rules": {"json": "off"}}]}';
    const openConfig = (started: Editor, body: string) =>
      started.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: config, languageId: 'json', version: 1, text: body },
      });

    test('is heeded while it is written, and no longer once it is closed without being saved', async () => {
      const started = await startEditor();
      expect(await started.open(published, '{"user_id": "a",}')).toHaveLength(1);
      const silenced = started.pushedSo(published, (found) => found.length === 0);
      await openConfig(started, off);
      expect(await silenced).toEqual([]);
      const back = started.pushedSo(published, (found) => found.length > 0);
      await started.connection.sendNotification('textDocument/didClose', { textDocument: { uri: config } });
      expect(await back).toHaveLength(1);
    });

    test('is read anew when it has changed on disk', async () => {
      const folder = copyOfExamples();
      const started = await startEditor({}, {}, pathToFileURL(folder).href);
      const body = pathToFileURL(join(folder, 'published/product-view.webhook.liquid')).href;
      expect(await started.open(body, '{"user_id": "a",}')).toHaveLength(1);
      writeFileSync(join(folder, 'mi-webhook.config.json'), off);
      const silenced = started.pushedSo(body, (found) => found.length === 0);
      await started.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: pathToFileURL(join(folder, 'mi-webhook.config.json')).href, type: 1 }],
      });
      expect(await silenced).toEqual([]);
    });

    test('has findings of its own', async () => {
      const started = await startEditor();
      const pushed = started.pushed(config);
      await openConfig(started, '{"trigger": "scheduld"}');
      expect(await pushed).toMatchObject([{ code: 'configuration', message: expect.stringContaining('`scheduled`') }]);
    });
  });

  test('offers a comment that silences a finding, after which it is gone', async () => {
    const started = await startEditor();
    const body = '{"type": "a",\n"title": "{{event_properties.${title}}}"}';
    const [finding] = await started.open(published, body);
    const actions = await started.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: published },
      range: finding?.range,
      context: { diagnostics: [] },
    });
    const silence = actions.find(({ title }) => title === 'Silence `unescaped-value` on this line');
    const left = await started.findings(
      'didChange',
      {
        textDocument: { uri: published, version: 2 },
        contentChanges: silence?.edit?.changes?.[published]?.map(({ range, newText }) => ({ range, text: newText })),
      },
      published,
    );
    expect([finding?.code, left]).toEqual(['unescaped-value', []]);
  });

  test('fixes a sample user as such', async () => {
    const started = await startEditor();
    const uri = published.replace(/[^/]+$/, 'jane.sample-user.json');
    const found = await started.open(uri, '{"name": "Jane", "user": {"email": "jane@acme-mail.com"}}');
    expect(found.map(({ code }) => code)).toEqual(['pii-in-sample']);
    const [all] = await started.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    expect(all?.edit?.changes?.[uri]?.[0]?.newText).toBe('{"name": "Jane", "user": {"email": "someone@example.com"}}');
  });

  test('tells the verdict with its cases and what it depends on', async () => {
    const started = await startEditor();
    const told = new Promise<StatusParams>((resolve) =>
      started.connection.onNotification('mi-webhook/status', resolve),
    );
    await started.open(published, '{"user_id": "{{event_properties.${title}}}"}');
    expect(await told).toMatchObject({
      uri: published,
      version: 1,
      verdict: 'conditional',
      assumptions: ['event_properties.${title} contains no quote, backslash or line break'],
      counts: { errors: 0, warnings: 1 },
    });
  });

  describe('the case of a finding', () => {
    const body =
      '{"type": "track", "event": "quiz_done", "timestamp": 1257894000000{% if ${user_id} != blank %}, "user_id": "{{${user_id} | json_escape}}"{% else %} "anonymous_id": "{{${braze_id} | json_escape}}"{% endif %}}';
    const comma = body.indexOf('"anonymous_id"');
    const previews = (started: Editor) =>
      started.connection
        .sendRequest<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri: published },
          range: { start: { line: 0, character: comma }, end: { line: 0, character: comma } },
          context: { diagnostics: [] },
        })
        .then((actions) => actions.filter(({ title }) => title === 'Preview this case'));

    test('is told once a rendering has shown it, with the tests that decide it', async () => {
      const editor = await startEditor();
      const [unseen] = await editor.open(published, body);
      expect(unseen?.message).toContain(' in some cases: ');
      expect(unseen?.relatedInformation).toBeUndefined();
      const shown = await editor.pushedSo(published, ([first]) => first?.relatedInformation !== undefined);
      const [finding] = shown;
      expect(finding?.message).toContain(' when `${user_id}` is blank: ');
      const [decision] = finding?.relatedInformation ?? [];
      expect(decision?.message).toContain('`${user_id}`');
      expect(decision?.location.range.start.line).toBe(0);
    });

    test('is offered for preview, and renders to what the finding says', async () => {
      const started = await startEditor({}, { previewCaseCommand: 'show.case' });
      await started.open(published, body);
      const [action] = await previews(started);
      expect(action?.command).toMatchObject({ command: 'show.case', arguments: [{ uri: published }] });
      const { sampleUser: content } = action?.command?.arguments?.[0] ?? {};
      const result = await started.connection.sendRequest<RenderResult>('mi-webhook/render', {
        uri: published,
        sampleUser: 'case',
        content,
      });
      expect(result).toMatchObject({
        status: 'invalid',
        rendering: expect.stringContaining('"timestamp": 1257894000000 "anonymous_id": "'),
        sampleUser: { id: 'case', name: content.name },
      });
    });

    test('is not offered to an editor that cannot show it', async () => {
      const started = await startEditor();
      await started.open(published, body);
      expect(await previews(started)).toEqual([]);
    });
  });

  test('renders for the preview, and lists sample users', async () => {
    const started = await startEditor();
    await started.open(published, text);
    const people = await started.connection.sendRequest<SampleUserEntry[]>('mi-webhook/sampleUsers', {
      uri: published,
    });
    expect(people.map(({ name }) => name)).toContain('Known shopper, product view');
    const result = await started.connection.sendRequest<RenderResult>('mi-webhook/render', {
      uri: published,
      sampleUser: 'known-user',
    });
    expect(result).toMatchObject({ status: 'invalid', verdict: 'refuted', version: 1 });
    expect(result.problems).toHaveLength(5);
  });

  test('adds an answer to a sample user, and begins one beside the body for a built-in one', async () => {
    const { connection } = await startEditor();
    const ask = (sampleUser: string, missing: readonly string[]) =>
      connection.sendRequest<AddAnswerResult>('mi-webhook/addAnswer', { uri: published, sampleUser, missing });
    const own = `${examples}/sample-users/known-shopper.sample-user.json`;
    expect(await ask(own, ['promotions', 'spring'])).toMatchObject({
      sampleUser: { id: own, name: 'Known shopper, product view' },
      isNew: false,
      changes: [{ newText: expect.stringContaining('"spring": "CODE"') }],
    });
    expect(await ask('known-user', ['promotions', 'spring'])).toMatchObject({
      sampleUser: { id: `${examples}/published/known-user.sample-user.json`, name: 'Known user, completed' },
      isNew: true,
      changes: [{ start: 0, end: 0 }],
    });
    expect(await ask('known-user', ['no-place', 'x'])).toHaveProperty('problem');
    expect(await ask(`${examples}/nobody.sample-user.json`, ['promotions', 'x'])).toEqual({
      problem: 'The sample user does not exist.',
    });
  });

  test('adds an answer to a sample user that has no file, and to a copy of a built-in one where there is no folder for it', async () => {
    const { connection } = await startEditor();
    const ask = (params: object) =>
      connection.sendRequest<AddAnswerResult>('mi-webhook/addAnswer', { missing: ['promotions', 'spring'], ...params });
    const content = { name: 'Case: any user', user: { email: 'test@example.com' } };
    expect(await ask({ uri: published, sampleUser: 'case', content })).toEqual({
      name: 'Case: any user',
      content: { ...content, promotions: { spring: 'CODE' } },
    });
    expect(await ask({ uri: 'untitled:Untitled-1', sampleUser: 'anonymous-user' })).toMatchObject({
      name: 'Anonymous user with e-mail address, completed',
      content: { user: { email: 'test@example.com' }, promotions: { spring: 'CODE' } },
    });
    expect(await ask({ uri: published, sampleUser: 'case', content: {} })).toHaveProperty('problem');
    await expect(ask({ uri: published, sampleUser: 'case', content: 'x' })).rejects.toThrow('content');
  });

  test('goes on after bodies that make no sense', async () => {
    const started = await startEditor();
    for (const [index, body] of [
      '',
      '\0\uffff',
      '{{'.repeat(10_000),
      '{% if %}'.repeat(500),
      'x'.repeat(100_000),
    ].entries()) {
      await started.open(`${examples}/bad-${index}.webhook.liquid`, body);
    }
    expect(errors(await started.open(published, text))).toHaveLength(5);
  });
});
