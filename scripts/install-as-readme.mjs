// Runs the commands of the README's section *Install* in a folder that holds the packages and one broken body, with a home of its own
// and no registry within reach.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { workbench } from './install-workbench.mjs';
import { name } from './package.mjs';
import { root } from './workbench.mjs';

const CHECK = `${name} check`;
const MAKES_THE_PACKAGES = 'npm run package';
const COMMA_MISSING = '{"type": "track" "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000}\n';
const FINDING = /broken\.webhook\.liquid[\s\S]*json-syntax/;

/** The commands of the section, block by block. */
function installBlocks() {
  const [, section = ''] = /^## Install\n([\s\S]*?)^## /m.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block.trim().split('\n'));
  assert.deepEqual(blocks[0], [MAKES_THE_PACKAGES]);
  return blocks.slice(1);
}

/**
 * Each block has a machine of its own, so that none lives on what another installed, and ends with a finding.
 * @param withEditor false where no VS Code runs on this machine: the commands of `code` are left out then
 * @returns the folder of the installed extension, undefined without an editor
 */
export function installAsReadme(packages, folder, withEditor) {
  const extensions = join(folder, 'extensions');
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  if (withEditor) writeCode(bin, folder, extensions);
  for (const block of installBlocks()) {
    const { empty, env } = newMachine(packages, mkdtempSync(join(folder, 'machine-')), bin);
    for (const command of block) {
      if (withEditor || !command.startsWith('code ')) runCommand(command, empty, env);
    }
    assert.ok(block.at(-1).endsWith(CHECK), `a block of the section ends with \`${block.at(-1)}\`, not with a check`);
  }
  if (!withEditor) return undefined;
  const [installed] = readdirSync(extensions).filter((entry) => entry.startsWith(`${name}.`));
  assert.ok(installed, 'the extension is not among those installed');
  return join(extensions, installed);
}

function newMachine(packages, folder, bin) {
  const [home, empty, prefix] = ['home', 'empty', 'prefix'].map((part) => join(folder, part));
  for (const path of [home, empty, prefix]) mkdirSync(path);
  for (const file of packages) copyFileSync(file, join(empty, basename(file)));
  writeFileSync(join(empty, 'broken.webhook.liquid'), COMMA_MISSING);
  const env = {
    HOME: home,
    PATH: [bin, join(prefix, 'bin'), process.env.PATH].join(delimiter),
    npm_config_prefix: prefix,
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_fetch_retries: '0',
  };
  return { empty, env };
}

function runCommand(command, cwd, env) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, env, encoding: 'utf8' });
  const said = `\`${command}\` ended with ${status} and says:\n${stdout}${stderr}`;
  if (!command.endsWith(CHECK)) return assert.equal(status, 0, said);
  assert.equal(status, 1, said);
  assert.match(stdout, FINDING, said);
}

/** The command `code`, as far as VS Code's server has it: it keeps what is installed in `extensions`. */
function writeCode(bin, folder, extensions) {
  const places = `--server-data-dir '${join(folder, 'data')}' --extensions-dir '${extensions}'`;
  const code = join(bin, 'code');
  writeFileSync(
    code,
    `#!/bin/sh\nexec '${workbench.node}' '${workbench.server}' --accept-server-license-terms ${places} "$@"\n`,
  );
  chmodSync(code, 0o755);
}
