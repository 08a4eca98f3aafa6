// A copy of what goes into a package, with the same permissions whatever the machine has: both packers write them down.
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PROGRAMS = ['dist/cli.js'];

/** Calls `work` with a folder that holds these files of `root` and the manifest, and removes it afterwards. */
export function staged(root, files, manifest, work) {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-release-'));
  try {
    for (const file of files) {
      const copy = join(folder, file);
      mkdirSync(dirname(copy), { recursive: true });
      copyFileSync(join(root, file), copy);
      chmodSync(copy, PROGRAMS.includes(file) ? 0o755 : 0o644);
    }
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    chmodSync(join(folder, 'package.json'), 0o644);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
