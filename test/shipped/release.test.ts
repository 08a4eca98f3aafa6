import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { disagreements, openItems, type Release, readRelease } from '../../scripts/release/in-step.mjs';
import { commandLineManifest, type Manifest, textsWithNames, withNames } from '../../scripts/release/names.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** As it is in this clone, with everything committed. */
const release: Release = { ...readRelease(root), changed: '' };
const { manifest, names } = release;
const { version } = manifest;

describe('a release', () => {
  test('is in step in this clone', () => {
    expect(disagreements(release)).toEqual([]);
  });

  test.each<[name: string, changed: Partial<Release>, problem: RegExp]>([
    ['another version of the lockfile', { lock: { ...release.lock, version: '9.9.9' } }, /package-lock.json 9.9.9/],
    ['another version in the changelog', { changelog: '# Changelog\n\n## 9.9.9 - 2026-01-31\n' }, /CHANGELOG.md 9.9.9/],
    [
      'a changelog whose first section has no version',
      { changelog: '## Unreleased\n\n## 0.1.0\n' },
      /CHANGELOG.md none/,
    ],
    ['a date that is none', { changelog: `## ${version} - soon\n` }, /CHANGELOG.md none/],
    ['an empty changelog', { changelog: '' }, /CHANGELOG.md none/],
    ['another publisher', { names: { ...names, publisher: 'acme' } }, /Run npm run generate/],
    ['files that are not committed', { changed: ' M README.md' }, /not committed[\s\S]*README.md/],
    ['a folder that is no clone', { changed: undefined }, /not a clone/],
  ])('is refused for %s', (_name, changed, problem) => {
    expect(disagreements({ ...release, ...changed }).join('\n')).toMatch(problem);
  });

  test('asks for its date until it has one', () => {
    const dated = (heading: string) => openItems({ ...release, changelog: `# Changelog\n\n## ${heading}\n` }).length;
    expect(dated(`${version} - 2026-01-31`)).toBe(dated(`${version} (unreleased)`) - 1);
  });
});

describe('other names', () => {
  const acme = { ...names, publisher: 'acme', extension: 'webhooks', repository: 'https://example.com/acme/webhooks' };
  const texts = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
  const renamed = JSON.stringify([withNames(manifest, acme), textsWithNames(texts, manifest, acme)]);

  test('replace every mention of those before in the manifest', () => {
    expect(renamed).not.toContain(`${names.publisher}.${names.extension}`);
    expect(renamed).not.toContain(names.repository);
    expect(renamed).toContain('acme.webhooks');
  });

  test('are taken back without a trace', () => {
    expect(withNames(withNames(manifest, acme), names)).toEqual(manifest);
  });

  test('are in no other file that is shipped', () => {
    const id = `${names.publisher}.${names.extension}`;
    for (const file of ['dist/client.js', 'dist/server.js', 'dist/cli.js', 'dist/webview.js']) {
      expect(readFileSync(join(root, file), 'utf8').includes(id), file).toBe(false);
    }
  });
});

test('the package of the command line runs nothing when it is installed, and needs nothing', () => {
  const own: Manifest = { ...manifest, private: true, dependencies: { a: '1' } };
  const made = commandLineManifest(own, { description: 'About it' }, { ...names, npmPackage: '@acme/mi-webhook' });
  expect(made).toMatchObject({
    name: '@acme/mi-webhook',
    description: 'About it',
    version,
    bin: { 'mi-webhook': './dist/cli.js' },
  });
  for (const member of ['scripts', 'devDependencies', 'dependencies', 'private', 'contributes'])
    expect(made).not.toHaveProperty(member);
});
