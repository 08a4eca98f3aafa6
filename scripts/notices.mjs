// The licences of all code that is bundled, found through what esbuild says of its bundles.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of another's code: the folder of its package, also within another package's `node_modules`. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LICENSE = /^(licen[cs]e|copying)/i;
/** What a licence may ask to be passed on beside itself. */
const NOTICE = /^(notices?|third-?party-?notices?)\b/i;

/** Code that a tool writes into the bundles, though no file of the tool is bundled. */
const WRITTEN_BY = [
  { tool: 'ajv', of: (path) => /(^|\/)server\/generated\/validate-/.test(path) },
  { tool: 'esbuild', of: () => true },
];

/**
 * The folders of all packages that have code in a bundle, sorted.
 * @param metafiles what esbuild says of each bundle
 * @param root the folder that the bundles were made in
 */
export function bundledPackages(metafiles, root) {
  const folders = new Set();
  for (const { outputs } of metafiles) {
    for (const [path, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))) {
      if (bytesInOutput === 0) continue;
      const [folder] = PACKAGE.exec(resolve(root, path).replaceAll('\\', '/')) ?? [];
      if (folder !== undefined) folders.add(folder);
      for (const { tool, of } of WRITTEN_BY) if (of(path)) folders.add(resolve(root, 'node_modules', tool));
    }
  }
  return [...folders].sort();
}

/** One package with its licence in full. Throws where there is none, since such code must not be shipped. */
export function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).sort();
  const read = (path) => readFileSync(path, 'utf8').replace(/\r\n?/g, '\n').trim();
  const found = files.filter((file) => LICENSE.test(file)).map((file) => read(join(folder, file)));
  const licences = found.some((text) => text !== '') || !existsSync(textOf(name)) ? found : [read(textOf(name))];
  const notices = files.filter((file) => NOTICE.test(file)).map((file) => read(join(folder, file)));
  if (typeof license !== 'string' || license === '') {
    throw new Error(
      `${name} ${version} is bundled, but its package.json names no licence: ask its authors, or do without it`,
    );
  }
  if (licences.every((text) => text === '')) {
    throw new Error(
      `${name} ${version} is bundled under ${license}, but has no file with the text of its licence: put the text that its authors publish into ${textOf(name)}, or do without the package`,
    );
  }
  return { name, version, license, texts: [...licences, ...notices].filter((text) => text !== '') };
}

/** Where the project keeps a licence that its package leaves out. */
const textOf = (name) => fileURLToPath(new URL(`licences/${name.replace('/', '__')}.txt`, import.meta.url));

/** The notice file: each package once for each version, with all its texts. */
export function noticesOf(folders) {
  const packages = new Map(folders.map(licenceOf).map((one) => [`${one.name} ${one.version}`, one]));
  // By name, not by folder: a clone at another place must give the same bytes.
  const sorted = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const parts = sorted.map(({ name, version, license, texts }) =>
    [`${name} ${version} (${license})`, '='.repeat(78), '', ...texts.flatMap((text) => [text, ''])].join('\n'),
  );
  return `This product contains code of the packages below, each under its own licence.\n\n${parts.join('\n')}`;
}
