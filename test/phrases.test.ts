import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Phrases that read as translated. */
const NEVER =
  /\bno JSON\b|without a word|\bheed\b|nobody's|stands without quotes|finds it equal|, in every rendering\b|\bmends?\b|takes? it for (no|a)\b|the moment is due|put together\b/gi;

const root = fileURLToPath(new URL('..', import.meta.url));

function filesIn(folder: string, endings: readonly string[]): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

/** What people read: pages, the texts of rules and of the client, and the titles of commands and settings. */
const READ = [
  'README.md',
  'CHANGELOG.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'package.json',
  ...filesIn('docs', ['.md']),
  ...filesIn('server/src/rules', ['.ts']),
  ...filesIn('server/schemas', ['.json']),
  ...filesIn('client', ['.ts']),
];

test.each(READ)('%s says it in plain English', (path) => {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const found = lines.flatMap((line, at) => [...line.matchAll(NEVER)].map(([phrase]) => `line ${at + 1}: ${phrase}`));
  expect(found).toEqual([]);
});
