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
const outputs = new Map(metafiles.flatMap((metafile) => Object.entries(metafile.outputs)));

/** A bundle and its parts, as paths from the root. @param isWhole also those that are only loaded when somebody asks for them */
function partsOf(name: string, isWhole = true): string[] {
  const found = new Set([`dist/${name}`]);
  // A `Set` also visits what is added during the loop.
  for (const part of found)
    for (const { path, kind } of outputs.get(part)?.imports ?? [])
      if (outputs.has(path) && (isWhole || kind === 'import-statement')) found.add(path);
  return [...found];
}

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

/** Files of which something is in a bundle. */
function inputsOf(name: string): string[] {
  return partsOf(name).flatMap((part) =>
    Object.entries(outputs.get(part)?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [path] : [],
    ),
  );
}

describe('the language server', () => {
  const atStart = partsOf('server.js', false);

  test('reads at most 300 KB at its start, compressed', () => {
    const sizes = atStart.map((part) => gzipSync(textOf(part)).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(300 * 1024);
  });

  test('leaves to later what only helps with writing', () => {
    const later = partsOf('server.js').filter((part) => !atStart.includes(part));
    const inputs = later.flatMap((part) => Object.keys(outputs.get(part)?.inputs ?? {}));
    for (const feature of ['completion/complete.ts', 'hover/hover.ts', 'signature/signature.ts', 'always-valid.ts'])
      expect(inputs).toContain(`server/src/service/${feature}`);
  });

  test.each(['server.js', 'client.js'])('%s leaves rendering to the worker', (name) => {
    const renders = (path: string) => path === 'server/src/render/compile.ts';
    expect(inputsOf(name).filter(renders)).toEqual([]);
    expect(inputsOf('render-worker.js').filter(renders)).not.toEqual([]);
  });

  test.each(['server.js', 'cli.js'])('%s has no documentation of rules, to which it only links', (name) => {
    const text = partsOf(name).map(textOf).join('\n');
    const shipped = rules.filter(({ title, documentation: { what, why } }) => {
      expect(text).toContain(title);
      return [what, why].every((words) => text.includes(words.slice(-40)));
    });
    expect(shipped.map(({ code }) => code)).toEqual([]);
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
