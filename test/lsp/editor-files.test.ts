import { expect, test } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import type { ReadFolderResult } from '../../server/src/files/editor-requests.ts';
import { editorFiles, filesByScheme } from '../../server/src/lsp/editor-files.ts';

/** Folders by their URIs, as an editor answers them. */
type Folders = Readonly<Record<string, ReadFolderResult>>;

/** As it arrives on the other side. */
const sent = (value: unknown) => JSON.parse(JSON.stringify(value));

function filesOf(folders: Folders, servesFiles = true) {
  const asked: string[] = [];
  const sendRequest = async (method: unknown, params?: unknown) => {
    const { uri }: { uri: string } = sent(params);
    asked.push(uri);
    if (method === 'mi-webhook/readFile') return sent({ text: uri, mark: '' });
    if (uri.endsWith('/lost')) throw new Error('the connection is gone');
    return sent(folders[uri] ?? { problem: 'does not exist' });
  };
  const connection: Pick<Connection, 'sendRequest'> = { sendRequest };
  return { files: editorFiles(connection, { options: { servesFiles } }), asked };
}

test('bodies, sample users and blocks are found in all folders but those that are skipped', async () => {
  const { files, asked } = filesOf({
    'memfs:/w': { files: ['b.webhook.liquid', 'notes.txt'], folders: ['node_modules', '.git', 'ünter #1', 'lost'] },
    'memfs:/w/%C3%BCnter%20%231': { files: ["it's.webhook.liquid", 'a.sample-user.json'], folders: [] },
  });
  expect(await files.find('memfs:/w')).toEqual({
    files: [
      'memfs:/w/%C3%BCnter%20%231/a.sample-user.json',
      'memfs:/w/%C3%BCnter%20%231/it%27s.webhook.liquid',
      'memfs:/w/b.webhook.liquid',
    ],
    unreadable: [{ place: 'memfs:/w/lost', problem: 'cannot be read: the connection is gone' }],
  });
  expect(asked.some((uri) => uri.includes('node_modules') || uri.includes('.git'))).toBe(false);
});

test('an editor that serves no files is asked for none', async () => {
  const { files, asked } = filesOf({}, false);
  const problem = 'cannot be read: it is not on a disk that the language server can see';
  expect(await files.read('memfs:/w/a')).toEqual({ problem });
  expect(await files.kind('memfs:/w/a')).toBe('missing');
  expect(await files.list('memfs:/w')).toEqual([]);
  expect(asked).toEqual([]);
});

test('what is on a disk is read from there, and all else through the editor', async () => {
  const disk = filesOf({ 'file:///w': { files: ['on-disk'], folders: [] } });
  const editor = filesOf({ 'memfs:/w': { files: ['b', 'a'], folders: [] } });
  const both = filesByScheme(disk.files, editor.files);
  expect(await both.list('file:///w')).toEqual(['on-disk']);
  expect(await both.list('memfs:/w')).toEqual(['a', 'b']);
  expect(await filesByScheme(undefined, editor.files).list('file:///w')).toEqual([]);
  expect(editor.asked).toEqual(['memfs:/w', 'file:///w']);
});
