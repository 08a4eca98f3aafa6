import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

const source = readFileSync(new URL('../../scripts/browser-loader.js', import.meta.url), 'utf8');

interface Loader {
  textOf: (name: string) => Promise<string>;
  give(path: string, exports: { readonly value?: unknown }): void;
  load(name: string, path: string): Promise<{ readonly value?: unknown }>;
}

/** The loader of a worker in which scripts are loaded from `blob:` addresses. @param bundles their texts by name. */
function startLoader(bundles: Map<string, string>) {
  const loaded: string[] = [];
  const context: Record<string, unknown> = {
    Blob: class {
      constructor(readonly parts: readonly string[]) {}
    },
    URL: {
      createObjectURL: ({ parts }: { parts: readonly string[] }) => parts.join(''),
      revokeObjectURL: () => undefined,
    },
  };
  context.importScripts = (text: string) => {
    loaded.push(text);
    runInNewContext(text, context);
  };
  const loader: Loader = runInNewContext(`${source}; miWebhook`, context);
  loader.textOf = async (name) => {
    const text = bundles.get(name);
    if (text === undefined) throw new Error(`${name} cannot be read`);
    return text;
  };
  return { loader, loaded };
}

const ASKED = `miWebhook.define('a', (part, exports) => { exports.value = part('b').value + 1; });
miWebhook.define('b', (part, exports) => { exports.value = (globalThis.runs = (globalThis.runs ?? 0) + 1); });`;

test('a bundle is loaded once, however many ask for it at once, and each part runs once', async () => {
  const { loader, loaded } = startLoader(new Map([['asked', ASKED]]));
  const [one, other] = await Promise.all([loader.load('asked', 'a'), loader.load('asked', 'a')]);
  expect([one.value, other.value, (await loader.load('asked', 'b')).value]).toEqual([2, 2, 1]);
  expect(loaded).toHaveLength(1);
});

test('what could not be read once is read the next time', async () => {
  const bundles = new Map<string, string>();
  const { loader } = startLoader(bundles);
  await expect(loader.load('asked', 'a')).rejects.toThrow('asked cannot be read');
  bundles.set('asked', ASKED);
  expect((await loader.load('asked', 'a')).value).toBe(2);
});

test('parts that need each other find what is there so far', async () => {
  const text = `miWebhook.define('a', (part, exports) => { exports.value = 1; part('b'); });
    miWebhook.define('b', (part, exports) => { exports.value = part('a').value; });`;
  const { loader } = startLoader(new Map([['round', text]]));
  await loader.load('round', 'a');
  expect((await loader.load('round', 'b')).value).toBe(1);
});

test('parts that come later find what the server has been given', async () => {
  const text = "miWebhook.define('a', (part, exports) => { exports.value = part('base').value + 1; });";
  const { loader } = startLoader(new Map([['asked', text]]));
  loader.give('base', { value: 6 });
  expect((await loader.load('asked', 'a')).value).toBe(7);
});
