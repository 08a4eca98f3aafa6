import { beforeEach, expect, test } from 'vitest';
import { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { startWorker, textOfBundle } from '../../client/src/browser/bundles.ts';
import { serveFiles } from '../../client/src/serve-files.ts';
import { isFile, served } from '../../client/src/served.ts';
import { largestFile } from '../../server/src/files/files.ts';
import { MemoryFiles, workspace } from './vscode.ts';

const folder = 'memfs://repo/webhooks';
let disk = new MemoryFiles();

beforeEach(() => {
  disk = new MemoryFiles();
  workspace.fs = disk;
  workspace.workspaceFolders = undefined;
});

function write(name: string, text: string | Uint8Array): void {
  disk.files.set(`${folder}/${name}`, typeof text === 'string' ? new TextEncoder().encode(text) : text);
}

/** What a server is answered. */
async function ask(method: 'readFile' | 'fileKind' | 'readFolder', uri: string): Promise<unknown> {
  const answers = new Map<string, (params: { uri: string }) => unknown>();
  const client: Pick<BaseLanguageClient, 'onRequest'> = {
    onRequest: (name: unknown, answer: unknown) => {
      if (typeof answer === 'function') answers.set(String(name), (params) => answer(params));
      return { dispose: () => undefined };
    },
  };
  serveFiles(client);
  return answers.get(`mi-webhook/${method}`)?.({ uri });
}

test('a file is read as the server reads it from a disk', async () => {
  write('a.webhook.liquid', '\ufeff{"é": 1}');
  expect(await ask('readFile', `${folder}/a.webhook.liquid`)).toEqual({ text: '{"é": 1}', mark: '\ufeff' });
});

test.each<[what: string, name: string, problem: string]>([
  ['what is not there', 'nothing.liquid', 'does not exist'],
  ['a folder', 'content_blocks', 'is a folder'],
  ['bytes', 'picture.liquid', 'is not a text file: it contains NUL bytes'],
  ['what is too large', 'large.liquid', 'is larger than 4 MB and is not checked'],
  ['what nobody may read', 'secret.liquid', 'cannot be read: permission denied'],
  ['what fails for another reason', 'away.liquid', 'cannot be read: the machine is away'],
])('%s has a reason', async (_, name, problem) => {
  write('content_blocks/a.liquid', 'x');
  write('picture.liquid', new Uint8Array([1, 0, 2]));
  write('large.liquid', new Uint8Array(largestFile + 1).fill(32));
  disk.broken.set(`${folder}/secret.liquid`, 'NoPermissions');
  disk.broken.set(`${folder}/away.liquid`, '');
  expect(await ask('readFile', `${folder}/${name}`)).toEqual({ problem });
});

test('a folder says what is in it, without links to folders', async () => {
  write('b é.webhook.liquid', '{}');
  write('inner/c.webhook.liquid', '{}');
  write('linked/d.webhook.liquid', '{}');
  disk.links.add(`${folder}/linked`);
  const content = await ask('readFolder', folder);
  expect(content).toEqual({ files: ['b é.webhook.liquid'], folders: ['inner'] });
  expect(await ask('readFolder', `${folder}/other`)).toEqual({ problem: 'does not exist' });
});

test('a place is a file, a folder or missing, also where it cannot be looked at', async () => {
  write('inner/c.liquid', '{}');
  disk.broken.set(`${folder}/secret.liquid`, 'NoPermissions');
  const kinds = ['inner/c.liquid', 'inner', 'nothing', 'secret.liquid'];
  expect(await Promise.all(kinds.map((name) => ask('fileKind', `${folder}/${name}`)))).toEqual([
    ...['file', 'folder', 'missing', 'missing'],
  ]);
});

test('files of the workspace are served wherever it is, and what Git compares with is not', () => {
  expect(isFile(Uri.parse('memfs://repo/a.webhook.liquid'))).toBe(false);
  workspace.workspaceFolders = [{ uri: Uri.parse(folder) }];
  expect(isFile(Uri.parse('memfs://repo/a.webhook.liquid'))).toBe(true);
  expect(isFile(Uri.parse('git:/a.webhook.liquid'))).toBe(false);
  const schemes = new Set(served().map(({ scheme }) => scheme));
  expect([...schemes]).toEqual(['untitled', 'file', 'vscode-remote', 'vscode-vfs', 'memfs']);
});

test('a bundle is read from the extension, wherever that is', async () => {
  disk.files.set('memfs://x/extension/dist/browser/asked.js', new TextEncoder().encode('"é"'));
  expect(await textOfBundle(Uri.parse('memfs://x/extension'), 'asked')).toBe('"é"');
  await expect(startWorker(Uri.parse('memfs://x/extension'), 'server')).rejects.toThrow('FileNotFound');
});
