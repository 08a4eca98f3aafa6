import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Metafile } from '../../scripts/notices.mjs';
import { withoutDocumentation } from '../../scripts/without-documentation.mjs';
import { rules } from '../../server/src/rules/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const metafiles: readonly Metafile[] = JSON.parse(readFileSync(join(root, 'server/generated/bundles.json'), 'utf8'));
const bundle = (name: string) => readFileSync(join(root, 'dist', name), 'utf8');

/** Files of which something is in a bundle. */
function inputsOf(name: string): string[] {
  return metafiles.flatMap(({ outputs }) =>
    Object.entries(outputs[`dist/${name}`]?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [path] : [],
    ),
  );
}

describe('the language server', () => {
  test('is at most 260 KB large when it is compressed', () => {
    expect(gzipSync(bundle('server.js')).length).toBeLessThanOrEqual(260 * 1024);
  });

  test.each(['asked', 'after-edit', 'writing-help'])(
    'loads %s when it is needed, and has none of it before',
    (name) => {
      expect(bundle(`${name}.js`)).toContain('miWebhook.define(');
      const own = inputsOf(`${name}.js`);
      expect(own.length).toBeGreaterThan(10);
      expect(inputsOf('server.js').filter((path) => own.includes(path))).toEqual([]);
    },
  );

  test.each(['server.js', 'browser/server.js'])('%s reads nothing of its own by way of exports', (name) => {
    expect(bundle(name)).not.toContain('miWebhook.define(');
    expect(bundle(name)).toContain('miWebhook.give(');
  });

  test('is at most 260 KB large for browsers, with everything that findings need', () => {
    expect(gzipSync(bundle('browser/server.js')).length).toBeLessThanOrEqual(260 * 1024);
  });

  test.each(['server.js', 'client.js', 'browser/server.js', 'browser/client.js'])(
    '%s leaves rendering to the worker',
    (name) => {
      const renders = (path: string) => path === 'server/src/render/compile.ts';
      expect(inputsOf(name).filter(renders)).toEqual([]);
      for (const worker of ['render-worker.js', 'browser/render-worker.js'])
        expect(inputsOf(worker).filter(renders)).not.toEqual([]);
    },
  );

  test.each(['server.js', 'browser/server.js', 'cli.js'])(
    '%s has no documentation of rules, to which it only links',
    (name) => {
      const text = bundle(name);
      const shipped = rules.filter(({ title, documentation: { what, why } }) => {
        expect(text).toContain(title);
        return [what, why].every((words) => text.includes(words.slice(-40)));
      });
      expect(shipped.map(({ code }) => code)).toEqual([]);
    },
  );
});

describe('the bundles for browsers', () => {
  const all = [
    'server.js',
    'after-edit.js',
    'asked.js',
    'writing-help.js',
    'writing.js',
    'render-worker.js',
    'client.js',
  ];

  test.each(all)('browser/%s holds something, and loads nothing by itself', (name) => {
    expect(inputsOf(`browser/${name}`).length).toBeGreaterThan(10);
    const requires = [...bundle(`browser/${name}`).matchAll(/\brequire\("([^"]+)"\)|\bimport\(/g)];
    const outside = requires
      .map(([, module]) => module)
      .filter((module) => !/^[A-Z0-9]{8}\.js$|^[a-z]+-[A-Z0-9]{8}\.js$/.test(module ?? ''));
    expect(outside.filter((module) => name !== 'client.js' || module !== 'vscode')).toEqual([]);
  });
});

describe('a rule for a bundle', () => {
  const around = (members: string) => `const x = 1;\nexport default defineRule({ ${members} });\n`;

  test.each([
    ["code: 'a', documentation: { what: 'b' }, find: {}", "code: 'a', documentation: undefined, find: {}"],
    ["documentation: { what: `a\n},`, bad: [{ body: '}' }] }", ' documentation: undefined'],
    ['documentation: text', ' documentation: undefined'],
  ])('keeps all but its documentation: %s', (members, kept) => {
    expect(withoutDocumentation(around(members), 'a.ts').replace(/\s+/g, ' ')).toBe(around(kept).replace(/\s+/g, ' '));
  });

  test.each(['export default defineRule({ code });', 'export default rule;', 'export const rule = defineRule({});'])(
    'that is written in another form stops the build: %s',
    (source) => expect(() => withoutDocumentation(source, 'a.ts')).toThrow('a.ts'),
  );
});
