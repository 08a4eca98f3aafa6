// What must agree before anything is packed, and what is still to do before it is published.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withNames } from './names.mjs';

/** `## 1.2.3 (unreleased)`, or `## 1.2.3 - 2026-01-31` once it is released. */
const HEADING = /^## (?<version>\d+\.\d+\.\d+(?:-[\w.]+)?)(?: \((?<open>unreleased)\)| - (?<date>\d{4}-\d{2}-\d{2}))?$/;

export function readRelease(root) {
  const text = (name) => readFileSync(join(root, name), 'utf8');
  return {
    manifest: JSON.parse(text('package.json')),
    lock: JSON.parse(text('package-lock.json')),
    names: JSON.parse(text('release.json')),
    changelog: text('CHANGELOG.md'),
    changed: uncommitted(root),
  };
}

/** The lines of `git status`; `undefined` where Git knows nothing of the folder. */
function uncommitted(root) {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Why nothing is packed: sentences, none if all is in step. */
export function disagreements({ manifest, lock, names, changelog, changed }) {
  const { version } = manifest;
  const problems = [];
  for (const [where, other] of [
    ['package-lock.json', lock.version],
    ['its first package', lock.packages?.['']?.version],
    ['CHANGELOG.md', topSection(changelog)?.version],
  ]) {
    if (other !== version) problems.push(`package.json has version ${version}, and ${where} ${other ?? 'none'}.`);
  }
  const { node = '' } = manifest.engines;
  if (!/^>=\d+/.test(node)) problems.push(`package.json must say which Node it needs, and says \`${node}\`.`);
  if (JSON.stringify(withNames(manifest, names)) !== JSON.stringify(manifest))
    problems.push('package.json has other names than release.json. Run npm run generate.');
  if (changed === undefined)
    problems.push('This is not a clone: Git must say from which commit the packages are made.');
  else if (changed !== '')
    problems.push(`These files are not committed, so that nobody could make the same packages:\n${changed}`);
  return problems;
}

/** What to do before the packages are published. */
export function openItems({ manifest, changelog, names }) {
  const section = topSection(changelog);
  const items = [];
  if (section?.date === undefined)
    items.push(`Write the date of the release into CHANGELOG.md: \`## ${manifest.version} - YYYY-MM-DD\`.`);
  items.push(
    `Own the publisher \`${names.publisher}\`, the npm package \`${names.npmPackage}\` and ${names.repository}, or change release.json.`,
  );
  return items;
}

/** The first section of the changelog; `undefined` if its heading has no version. */
function topSection(changelog) {
  const heading = changelog.split('\n').find((line) => line.startsWith('## '));
  return heading === undefined ? undefined : HEADING.exec(heading)?.groups;
}
