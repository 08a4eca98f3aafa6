import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundledPackages, licenceOf, type Metafile, noticesOf } from '../../scripts/notices.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const notices = readFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
const metafiles: readonly Metafile[] = JSON.parse(readFileSync(join(root, 'server/generated/bundles.json'), 'utf8'));

/** A folder with one package, whose files are given. */
function packageWith(files: Readonly<Record<string, string>>): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'mi-webhook-notices-')), 'node_modules/some-package');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const manifest = JSON.stringify({ name: 'some-package', version: '1.2.3', license: 'MIT' });

const withInput = (path: string, bytesInOutput = 1): Metafile => ({
  outputs: { 'dist/a.js': { inputs: { [path]: { bytesInOutput } } } },
});

describe('the notices that are shipped', () => {
  /** Read from the paths alone, not by the function that the build uses. */
  const inBundles = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).flatMap((path) => {
        const [, name] = /.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path) ?? [];
        return name === undefined ? [] : [name];
      }),
    ),
  );

  test('all twelve bundles were looked at, and they hold packages', () => {
    expect(metafiles.length).toBe(12);
    expect(new Set(inBundles).size).toBeGreaterThan(10);
  });

  test.each([...new Set(inBundles), 'ajv', 'esbuild'])('name %s with a licence', (name) => {
    const at = notices.search(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)\\n=+\\n\\n\\S`, 'm'));
    expect(at).toBeGreaterThan(0);
  });

  test('hold the texts in full', () => {
    for (const folder of bundledPackages(metafiles, root)) {
      for (const text of licenceOf(folder).texts) expect(notices).toContain(text);
    }
  });
});

test('packages are listed by name and version, wherever they lie', () => {
  const at = (name: string, version: string) =>
    packageWith({ 'package.json': JSON.stringify({ name, version, license: 'MIT' }), LICENSE: 'You may.' });
  const folders = [at('b', '1.0.0'), at('a', '2.0.0'), at('@scope/c', '1.0.0'), at('a', '1.0.0')];
  const listed = (order: readonly string[]) =>
    [...noticesOf(order).matchAll(/^(\S+ \S+) \(MIT\)$/gm)].map(([, one]) => one);
  expect(listed(folders)).toEqual(['@scope/c 1.0.0', 'a 1.0.0', 'a 2.0.0', 'b 1.0.0']);
  expect(listed(folders.toReversed())).toEqual(listed(folders));
});

describe('the packages of a bundle', () => {
  test.each([
    ['node_modules/a/index.js', '/p/node_modules/a'],
    ['node_modules/@scope/a/lib/index.js', '/p/node_modules/@scope/a'],
    ['node_modules/a/node_modules/b/index.js', '/p/node_modules/a/node_modules/b'],
    ['../other/node_modules/a/index.js', '/other/node_modules/a'],
    ['server/generated/validate-event.js', '/p/node_modules/ajv'],
  ])('%s belongs to %s', (path, folder) => {
    expect(bundledPackages([withInput(path)], '/p')).toContain(folder);
  });

  test('a file of which nothing is left in a bundle belongs to none', () => {
    expect(bundledPackages([withInput('node_modules/a/index.js', 0)], '/p')).toEqual([]);
  });
});

describe('the licence of a package', () => {
  test.each(['LICENSE', 'LICENSE.md', 'license.txt', 'Licence', 'COPYING', 'LICENSE-MIT'])(
    'is read from %s',
    (file) => {
      const folder = packageWith({ 'package.json': manifest, [file]: 'You may.\r\n' });
      expect(licenceOf(folder)).toEqual({
        name: 'some-package',
        version: '1.2.3',
        license: 'MIT',
        texts: ['You may.'],
      });
    },
  );

  test('a notice is passed on beside it', () => {
    const folder = packageWith({ 'package.json': manifest, LICENSE: 'You may.', NOTICE: 'By others.' });
    expect(licenceOf(folder).texts).toEqual(['You may.', 'By others.']);
  });

  test.each<[string, Record<string, string>]>([
    ['that has no text', { 'package.json': manifest }],
    ['whose text is empty', { 'package.json': manifest, LICENSE: ' \n' }],
    ['that has a notice alone', { 'package.json': manifest, NOTICE: 'By others.' }],
    ['that speaks of it in its README alone', { 'package.json': manifest, 'README.md': '## License\n\nMIT' }],
  ])('a package %s stops the build, which says what to do', (_kind, files) => {
    expect(() => noticesOf([packageWith(files)])).toThrow(
      /some-package 1\.2\.3 is bundled under MIT, but .* put the text .* into .*some-package\.txt/,
    );
  });

  test('a package that names no licence stops the build', () => {
    const folder = packageWith({ 'package.json': '{"name": "some-package", "version": "1.2.3"}', LICENSE: 'You may.' });
    expect(() => licenceOf(folder)).toThrow(/names no licence/);
  });
});
