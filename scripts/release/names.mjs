// The names under which the product is published, from release.json: the one place to change them. `npm run generate` writes them into
// package.json, from which all else takes them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const names = JSON.parse(readFileSync(join(root, 'release.json'), 'utf8'));

/** Patterns and links name the extension by its identifier, within longer texts. */
function identified(value, manifest, { publisher, extension }) {
  const before = `${manifest.publisher}.${manifest.name}`;
  return JSON.parse(JSON.stringify(value).replaceAll(before, `${publisher}.${extension}`));
}

/** The texts of package.nls.json under these names. @param manifest as it was before */
export function textsWithNames(texts, manifest, names) {
  return identified(texts, manifest, names);
}

/** The manifest of the extension under these names. */
export function withNames(manifest, names) {
  const { publisher, extension, repository } = names;
  const contributes = identified(manifest.contributes, manifest, names);
  return {
    ...manifest,
    name: extension,
    publisher,
    homepage: `${repository}#readme`,
    repository: { ...manifest.repository, url: `git+${repository}.git` },
    bugs: { ...manifest.bugs, url: `${repository}/issues` },
    contributes,
  };
}

/** What of the extension's manifest, and of its texts, the package of the command line says, under its own name. Nothing in it runs when it is installed. */
export function commandLineManifest(manifest, { description }, { npmPackage }) {
  const { version, license, homepage, repository, bugs, keywords, type, engines, bin } = manifest;
  const about = { name: npmPackage, version, description, license, homepage, repository, bugs, keywords };
  return { ...about, type, engines: { node: engines.node }, bin };
}
