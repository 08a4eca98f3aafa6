import { beforeEach, describe, expect, test } from 'vitest';
import type { Files } from '../../server/src/files/files.ts';
import { Workspace } from '../../server/src/lsp/workspace.ts';

const folder = 'file:///w';
const body = `${folder}/a.webhook.liquid`;
const jane = `${folder}/users/jane.sample-user.json`;
const config = `${folder}/mi-webhook.config.json`;

/** What lies on disk, what is open, and how often was looked. */
let disk: Map<string, string>;
let open: Map<string, string>;
let walks: number;
let reads: string[];

const files: Files = {
  list: async () => [],
  read: async (uri) => {
    reads.push(uri);
    const text = disk.get(uri);
    return text === undefined ? { problem: 'does not exist' } : { text, mark: '' };
  },
  kind: async (uri) => (disk.has(uri) ? 'file' : 'missing'),
  find: async () => {
    walks++;
    const found = [...disk.keys()].filter((uri) => /\.(liquid|sample-user\.json)$/.test(uri)).sort();
    return { files: found, unreadable: [] };
  },
};

function start(isWatched: boolean): Workspace {
  const workspace = new Workspace(files, (uri) => open.get(uri));
  workspace.open([folder], isWatched);
  return workspace;
}

beforeEach(() => {
  disk = new Map([
    [body, '{}'],
    [jane, '{"name": "Jane"}'],
  ]);
  open = new Map();
  walks = 0;
  reads = [];
});

const own = async (workspace: Workspace) =>
  (await workspace.sampleUsers(body)).filter(({ builtIn }) => !builtIn).map(({ name }) => name);

describe('sample users', () => {
  test('are looked for once, and each is read once for its name, until something changes', async () => {
    const workspace = start(true);
    for (let time = 0; time < 5; time++) expect(await own(workspace)).toEqual(['Jane']);
    expect([walks, reads]).toEqual([1, [jane]]);
    disk.set(jane, '{"name": "Joan"}');
    workspace.sampleUserFiles.changed(jane);
    expect(await own(workspace)).toEqual(['Joan']);
    expect([walks, reads]).toEqual([1, [jane, jane]]);
    disk.set(`${folder}/bob.sample-user.json`, '{"name": "Bob"}');
    workspace.sampleUserFiles.forgetAll();
    expect(await own(workspace)).toEqual(['Bob', 'Joan']);
    expect(walks).toBe(2);
  });

  test('are looked for each time where the editor tells of no changes', async () => {
    const workspace = start(false);
    expect(await own(workspace)).toEqual(['Jane']);
    disk.delete(jane);
    expect(await own(workspace)).toEqual([]);
  });

  test('are known by name without a walk', async () => {
    const workspace = start(false);
    expect(await workspace.sampleUserEntry(jane)).toEqual({
      id: jane,
      name: 'Jane',
      builtIn: false,
      path: 'users/jane.sample-user.json',
    });
    expect(await workspace.sampleUserEntry('known-user')).toMatchObject({ name: 'Known user', builtIn: true });
    expect(await workspace.sampleUserEntry('file:///elsewhere/x.sample-user.json')).toMatchObject({
      name: 'file:///elsewhere/x.sample-user.json',
      problem: 'It does not exist.',
    });
    expect(walks).toBe(0);
  });
});

test('a body that is not saved yet has the sample users of all folders', async () => {
  const workspace = start(true);
  const users = async (uri: string) => (await workspace.sampleUsers(uri)).filter(({ builtIn }) => !builtIn);
  expect((await users('untitled:Untitled-1')).map(({ name }) => name)).toEqual(['Jane']);
  expect(await users('file:///elsewhere/a.webhook.liquid')).toEqual([]);
});

describe('the configuration', () => {
  const settings = async (workspace: Workspace) => (await workspace.config(body)).rules.get('json-syntax');

  test('has changed only if its text has', async () => {
    const workspace = start(true);
    expect(await settings(workspace)).toBeUndefined();
    expect(await workspace.reloadConfigs()).toBe(false);
    open.set(config, '{"rules": {"json-syntax": "warning"}}');
    expect(await workspace.reloadConfigs()).toBe(true);
    expect(await settings(workspace)).toBe('warning');
    disk.set(config, '{"rules": {"json-syntax": "warning"}}');
    open.delete(config);
    expect(await workspace.reloadConfigs()).toBe(false);
    disk.delete(config);
    expect(await workspace.reloadConfigs()).toBe(true);
    expect(await settings(workspace)).toBeUndefined();
  });

  test('that nobody has asked for yet has not changed', async () => {
    const workspace = start(true);
    disk.set(config, '{"rules": {"json-syntax": "off"}}');
    expect(await workspace.reloadConfigs()).toBe(false);
    expect(await settings(workspace)).toBe('off');
  });
});
