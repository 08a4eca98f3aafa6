import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction, CompletionItem, Diagnostic } from 'vscode-languageserver/node';
import type { RenderResult } from '../../server/src/service/protocol.ts';
import { temporaryFolder } from '../cli/run.ts';
import { Editor } from './editor.ts';

const KNOWN = "{% if ${user_id} == blank %}{% abort_message('unknown') %}{% endif %}";
const BODY = `${KNOWN}{"type": "track", "event": "quiz_done", "timestamp": 1257894000000, "user_id": "{{\${user_id} | json_escape}}",
 "properties": {{content_blocks.\${item}}}}`;

let editor: Editor;
let folder: string;
let refreshes: number;

beforeEach(async () => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'content_blocks'));
  const capabilities = {
    textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
  };
  editor = await Editor.start({ capabilities, rootUri: pathToFileURL(folder).href });
  editor.connection.onRequest('client/registerCapability', () => null);
  refreshes = 0;
  editor.connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    return null;
  });
});

afterEach(() => editor.stop());

function uriOf(path: string): string {
  return pathToFileURL(join(folder, path)).href;
}

async function open(path: string, text: string, languageId = 'braze-webhook'): Promise<void> {
  const textDocument = { uri: uriOf(path), languageId, version: 1, text };
  await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
}

async function change(path: string, version: number, text: string): Promise<void> {
  const textDocument = { uri: uriOf(path), version };
  await editor.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
}

async function pull(path: string): Promise<Diagnostic[]> {
  const params = { textDocument: { uri: uriOf(path) } };
  return (await editor.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', params)).items;
}

async function found(path: string): Promise<string[]> {
  return (await pull(path)).map(({ code, range }) => `${range.start.line + 1}:${range.start.character + 1} ${code}`);
}

describe('a body that prints a Content Block', () => {
  test('is checked with what its file says', async () => {
    writeFileSync(join(folder, 'content_blocks/item.liquid'), '{"id": 1}');
    await open('a.webhook.liquid', BODY);
    expect(await found('a.webhook.liquid')).toEqual([]);
    expect(editor.statuses.at(-1)).toMatchObject({ verdict: 'proved' });
  });

  test('is checked again when the block is edited', async () => {
    writeFileSync(join(folder, 'content_blocks/item.liquid'), '{"id": 1}');
    await open('a.webhook.liquid', BODY);
    await open('content_blocks/item.liquid', '{"id": 1}', 'braze-content-block');
    expect(await found('a.webhook.liquid')).toEqual([]);
    await change('content_blocks/item.liquid', 2, '"id": 1}');
    expect(await found('a.webhook.liquid')).not.toEqual([]);
    await change('content_blocks/item.liquid', 3, '{"id": 1}');
    expect(await found('a.webhook.liquid')).toEqual([]);
  });

  test('is checked with blocks from folders that the configuration names, as they are edited', async () => {
    mkdirSync(join(folder, 'shared'));
    writeFileSync(join(folder, 'shared/item.liquid'), '{"id": 1}');
    writeFileSync(join(folder, 'mi-webhook.config.json'), '{ "contentBlocks": ["./shared/"] }');
    await open('a.webhook.liquid', BODY);
    await open('shared/item.liquid', '{"id": 1}', 'braze-content-block');
    expect(await found('a.webhook.liquid')).toEqual([]);
    await change('shared/item.liquid', 2, '{"id": 1,}');
    expect(await found('shared/item.liquid')).toEqual(['1:9 json-syntax']);
    await change('shared/item.liquid', 3, '"id": 1}');
    expect(await found('a.webhook.liquid')).toContainEqual(expect.stringContaining('json-syntax'));
  });

  test('lists near names where it is missing', async () => {
    writeFileSync(join(folder, 'content_blocks/itm.liquid'), '{"id": 1}');
    await open('a.webhook.liquid', BODY);
    const [finding] = await pull('a.webhook.liquid');
    expect(finding).toMatchObject({ code: 'unknown-content-block', message: expect.stringContaining('`itm`') });
  });

  test('is previewed with the block, whose text leads to its output', async () => {
    writeFileSync(
      join(folder, 'content_blocks/item.liquid'),
      '---\nname: item\n---\n{"id": {{event_properties.${id} | plus: 0}}}',
    );
    await open('a.webhook.liquid', BODY);
    const result = await editor.connection.sendRequest<RenderResult>('mi-webhook/render', {
      uri: uriOf('a.webhook.liquid'),
      sampleUser: 'known-user',
    });
    expect(result).toMatchObject({
      status: 'valid',
      rendering: expect.stringMatching(/"properties": \{"id": \d+\}\}$/),
    });
    const output = BODY.indexOf('{{content_blocks');
    const inBlock = result.pieces.filter(({ source }) => source.start === output);
    expect(inBlock.length).toBeGreaterThan(0);
    expect(result.pieces.every(({ source }) => source.end <= BODY.length)).toBe(true);
    const file = '---\nname: item\n---\n{"id": {{event_properties.${id} | plus: 0}}}';
    const places = inBlock.flatMap(({ inFile }) =>
      inFile === undefined ? [] : [file.slice(inFile.start, inFile.end)],
    );
    expect(places).toEqual(['{"id": ', '{{event_properties.${id} | plus: 0}}', '}']);
    expect(inBlock[0]?.inFile?.file).toBe(uriOf('content_blocks/item.liquid'));
  });
});

/** What comes in a pause is waited for, however busy the machine is. */
const WAITING = { timeout: 60_000, interval: 100 };

describe('the file of a Content Block', () => {
  const broken = '---\nname: item\n---\n{"id": "{{event_properties.${id}}}", "list": [1,]}';

  test('has what is found in it for the bodies that print it, once', async () => {
    writeFileSync(join(folder, 'content_blocks/item.liquid'), broken);
    await open('a.webhook.liquid', BODY);
    await open('b.webhook.liquid', BODY);
    await open('content_blocks/item.liquid', broken, 'braze-content-block');
    const items = await pull('content_blocks/item.liquid');
    expect(items.map(({ code, range }) => `${range.start.line + 1}:${range.start.character + 1} ${code}`)).toEqual([
      '4:9 unescaped-value',
      '4:48 json-syntax',
    ]);
    const message = async () => (await pull('content_blocks/item.liquid'))[1]?.message;
    await expect.poll(message, WAITING).toContain('(Printed by `a.webhook.liquid` and 1 more body.)');
    expect(await found('a.webhook.liquid')).toEqual([]);
  });

  test('names a body once, however often it prints the block', async () => {
    writeFileSync(join(folder, 'content_blocks/item.liquid'), broken);
    await open('a.webhook.liquid', `[{{content_blocks.\${item}}}, {{content_blocks.\${item}}}]`);
    await open('content_blocks/item.liquid', broken, 'braze-content-block');
    const messages = (await pull('content_blocks/item.liquid')).map(({ message }) => message);
    expect(messages).toContainEqual(expect.stringContaining('(Printed by `a.webhook.liquid`.)'));
  });

  test('names a body as people do', async () => {
    writeFileSync(join(folder, 'content_blocks/item.liquid'), broken);
    await open('my body.webhook.liquid', BODY);
    await open('content_blocks/item.liquid', broken, 'braze-content-block');
    const messages = (await pull('content_blocks/item.liquid')).map(({ message }) => message);
    expect(messages).toContainEqual(expect.stringContaining('(Printed by `my body.webhook.liquid`.)'));
  });

  test('needs no name yet where it is new', async () => {
    const textDocument = { uri: 'untitled:Untitled-1', languageId: 'braze-content-block', version: 1, text: '1' };
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
    const answer = await editor.connection.sendRequest('textDocument/diagnostic', { textDocument });
    expect(answer).toMatchObject({ items: [] });
  });

  test('has fixes, tried on the bodies that print it', async () => {
    writeFileSync(join(folder, 'content_blocks/item.liquid'), broken);
    await open('a.webhook.liquid', BODY);
    await open('content_blocks/item.liquid', broken, 'braze-content-block');
    const [, comma] = await pull('content_blocks/item.liquid');
    const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf('content_blocks/item.liquid') },
      range: comma?.range,
      context: { diagnostics: comma === undefined ? [] : [comma] },
    });
    const fix = actions.find(({ title }) => title.startsWith('Remove the comma'));
    expect(fix?.edit?.changes?.[uriOf('content_blocks/item.liquid')]).toEqual([{ range: comma?.range, newText: '' }]);
  });

  test('has no fix that would change what is right in another body', async () => {
    const block = '---\nname: item\n---\n{{event_properties.${title}}}';
    writeFileSync(join(folder, 'content_blocks/item.liquid'), block);
    await open('a.webhook.liquid', '{"title": "{{content_blocks.${item}}}"}');
    await open('content_blocks/item.liquid', block, 'braze-content-block');
    const titles = async () => {
      const textDocument = { uri: uriOf('content_blocks/item.liquid') };
      const [{ range } = { range: undefined }] = await pull('content_blocks/item.liquid');
      const params = { textDocument, range, context: { diagnostics: [] } };
      const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
      return actions.filter(({ disabled }) => disabled === undefined).map(({ title }) => title);
    };
    expect(await titles()).toContain('Add `| json_escape`');
    await open(
      'b.webhook.liquid',
      '{% capture t %}{{content_blocks.${item}}}{% endcapture %}{"a": "{{t | json_escape}}"}',
    );
    await expect.poll(titles, WAITING).not.toContain('Add `| json_escape`');
  });

  test('has what bodies find that are not open, once typing pauses', async () => {
    for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.webhook.liquid`), BODY);
    writeFileSync(join(folder, 'c.webhook.liquid'), '{}');
    writeFileSync(join(folder, 'content_blocks/item.liquid'), broken);
    // The server may have listed the folder before.
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: ['a', 'b', 'c'].map((name) => ({ uri: uriOf(`${name}.webhook.liquid`), type: 1 })),
    });
    await open('content_blocks/item.liquid', broken, 'braze-content-block');
    expect(await found('content_blocks/item.liquid')).toEqual([]);
    await expect
      .poll(() => found('content_blocks/item.liquid'), WAITING)
      .toEqual(['4:9 unescaped-value', '4:48 json-syntax']);
    const [, comma] = await pull('content_blocks/item.liquid');
    expect(comma?.message).toContain('(Printed by `a.webhook.liquid` and 1 more body.)');
    rmSync(join(folder, 'b.webhook.liquid'));
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('b.webhook.liquid'), type: 3 }],
    });
    const message = async () => (await pull('content_blocks/item.liquid'))[1]?.message;
    await expect.poll(message, WAITING).toContain('(Printed by `a.webhook.liquid`.)');
  });

  test('is shown again once all bodies that print it are checked, and then no more', async () => {
    writeFileSync(join(folder, 'content_blocks/item.liquid'), '{"id": 1}');
    for (const name of ['a', 'b', 'c']) await open(`${name}.webhook.liquid`, BODY);
    await open('content_blocks/item.liquid', '{"id": 1}', 'braze-content-block');
    await found('content_blocks/item.liquid');
    await change('content_blocks/item.liquid', 2, broken);
    expect(await found('content_blocks/item.liquid')).toHaveLength(2);
    const message = async () => (await pull('content_blocks/item.liquid'))[1]?.message;
    await expect.poll(message, WAITING).toContain('and 2 more bodies.)');
    const refreshed = async () => {
      const before = refreshes;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return refreshes - before;
    };
    await expect.poll(refreshed, WAITING).toBe(0);
  });

  test('is checked by itself where no body prints it', async () => {
    await open('content_blocks/item.liquid', '{% if x %}', 'braze-content-block');
    expect((await found('content_blocks/item.liquid')).some((one) => one.endsWith('liquid-syntax'))).toBe(true);
  });
});

describe('completion', () => {
  const offered = async (path: string, text: string) => {
    await open(path, text.replace('│', ''));
    const position = { line: 0, character: text.indexOf('│') };
    const params = { textDocument: { uri: uriOf(path) }, position };
    const items = await editor.connection.sendRequest<CompletionItem[]>('textDocument/completion', params);
    return new Map(items.map(({ label, detail }) => [label, detail]));
  };

  test('knows properties that only a Content Block of the body reads', async () => {
    writeFileSync(join(folder, 'content_blocks/item.liquid'), '{"id": "{{event_properties.${box_size}}}"}');
    const items = await offered(
      'a.webhook.liquid',
      '{"a": "{{event_properties.${│}}}", "b": {{content_blocks.${item}}}}',
    );
    expect(items.get('box_size')).toMatch(/a Content Block of this body$/);
  });

  test('knows what a block reads of the items of a loop around it, and not what is typed there', async () => {
    writeFileSync(join(folder, 'content_blocks/item.liquid'), '"{{box.width}}"');
    const loop = '[{% for box in event_properties.${boxes} %}{{content_blocks.${item}}}{{ box.wi│ }}{% endfor %}]';
    const items = await offered('a.webhook.liquid', loop);
    expect([...items.keys()]).toEqual(['width']);
  });

  test('knows what blocks of other bodies read, until they read something else', async () => {
    writeFileSync(join(folder, 'other.webhook.liquid'), '[{{content_blocks.${item}}}]');
    const write = (property: string) =>
      writeFileSync(join(folder, 'content_blocks/item.liquid'), `"{{event_properties.\${${property}}}}"`);
    write('box_size');
    // The server may have listed the folder before.
    const created = ['other.webhook.liquid', 'content_blocks/item.liquid'].map((path) => ({
      uri: uriOf(path),
      type: 1,
    }));
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: created });
    expect((await offered('a.webhook.liquid', '{"a": "{{event_properties.│}}"}')).get('box_size')).toMatch(
      /body other/,
    );
    write('box_colour');
    const changes = [{ uri: uriOf('content_blocks/item.liquid'), type: 2 }];
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    expect((await offered('b.webhook.liquid', '{"a": "{{event_properties.│}}"}')).has('box_colour')).toBe(true);
  });
});
