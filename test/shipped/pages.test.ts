import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { help } from '../../server/src/cli/help.ts';

interface Manifest {
  readonly name: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly dependencies?: unknown;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest: Manifest = JSON.parse(read('package.json'));
const [command = ''] = Object.keys(manifest.bin);
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
];

test('what is bundled is not installed a second time', () => {
  expect(manifest.dependencies).toBeUndefined();
});

test.each(pages)('%s runs no package of another by our name', (page) => {
  const unnamed = [
    ...read(page).matchAll(new RegExp(`^.*npx (?!.*--package \\./${manifest.name}\\.tgz).*${command}.*$`, 'gm')),
  ];
  // README warns of it, in a sentence and not as a command.
  expect(unnamed.map(([line]) => line).filter((line) => !line.startsWith('Always name the file.'))).toEqual([]);
});

test('README installs the files that are packed, by the name in package.json', () => {
  const readme = read('README.md');
  expect(readme).toContain(`code --install-extension ${manifest.name}.vsix\n`);
  expect(readme).toContain(`npm install --global ./${manifest.name}.tgz\n`);
  expect(readme).toContain(`\n${command} check\n`);
});

test('the help calls the command by its name', () => {
  expect(help.startsWith(`${command}: `)).toBe(true);
});

test('the page of commands has each of VS Code', () => {
  const titles: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'));
  const rows = [...read('docs/commands.md').matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, names = '']) =>
    names.split(', '),
  );
  const commands = Object.entries(titles).flatMap(([key, title]) => (key.startsWith('command.') ? [title] : []));
  expect(rows.filter((name) => name !== 'Command' && !/^-+$/.test(name)).toSorted()).toEqual(commands.toSorted());
});

test.each(pages)('the links of %s lead to files of the project', (page) => {
  const folder = new URL(page, `file://${root}`);
  const missing = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].filter(
    ([, path = '']) => !existsSync(fileURLToPath(new URL(path, folder))),
  );
  expect(missing.map(([, path]) => path)).toEqual([]);
});

test('pictures have 200 KB at most', () => {
  const pictures = execFileSync('git', ['ls-files', 'docs/*.png', 'docs/**/*.png'], { cwd: root, encoding: 'utf8' });
  const sizes = pictures
    .trim()
    .split('\n')
    .map((path) => ({ path, size: statSync(join(root, path)).size }));
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.filter(({ size }) => size > 200 * 1024)).toEqual([]);
});
