// Runs the commands of the README's section *Install* in a folder that holds the packages and one broken body, with a home of its own
// and no registry within reach.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { workbench } from './install-workbench.mjs';
import { name } from './package.mjs';
import { root } from './workbench.mjs';

const MAKES_THE_PACKAGES = 'npm run package';
const COMMA_MISSING = '{"type": "track" "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000}\n';
const FINDING = /broken\.webhook\.liquid[\s\S]*json-syntax/;

/** The commands of the section, in their order. */
function installCommands() {
  const [, section = ''] = /^## Install\n([\s\S]*?)^## /m.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const commands = [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) => block.trim().split('\n'));
  assert.equal(commands[0], MAKES_THE_PACKAGES);
  return commands.slice(1);
}

/**
 * @param withEditor false where no VS Code runs on this machine: the commands of `code` are left out then
 * @returns the folder of the installed extension, undefined without an editor
 */
export function installAsReadme(packages, folder, withEditor) {
  const home = join(folder, 'home');
  const empty = join(folder, 'empty');
  const bin = join(folder, 'bin');
  const extensions = join(folder, 'extensions');
  const prefix = join(folder, 'prefix');
  for (const path of [home, empty, bin, prefix]) mkdirSync(path);
  for (const file of packages) copyFileSync(file, join(empty, basename(file)));
  writeFileSync(join(empty, 'broken.webhook.liquid'), COMMA_MISSING);
  if (withEditor) writeCode(bin, folder, extensions);
  const env = {
    HOME: home,
    PATH: [bin, join(prefix, 'bin'), process.env.PATH].join(delimiter),
    npm_config_prefix: prefix,
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_fetch_retries: '0',
  };
  let checks = 0;
  for (const command of installCommands()) {
    if (!withEditor && command.startsWith('code ')) continue;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: empty, env, encoding: 'utf8' });
    const isCheck = command.endsWith(`${name} check`);
    const said = `\`${command}\` ended with ${status} and says:\n${stdout}${stderr}`;
    assert.equal(status, isCheck ? 1 : 0, said);
    if (isCheck) assert.match(stdout, FINDING, said);
    if (isCheck) checks++;
  }
  assert.ok(checks > 0, 'no command of the section checks anything');
  if (!withEditor) return undefined;
  const [installed] = readdirSync(extensions).filter((entry) => entry.startsWith(`${name}.`));
  assert.ok(installed, 'the extension is not among those installed');
  return join(extensions, installed);
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
