// Runs what docs/ci.md tells people to do, in folders that hold the package of the command line and a broken body, with no registry within reach.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFromDebian } from './debian.mjs';
import { packCommandLine } from './package.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const RIGHT = '{"type": "track", "event": "quiz_done", "user_id": "a", "timestamp": 1257894000000}\n';
const BROKEN = RIGHT.replace('"track",', '"track"');
/** The missing comma, which all formats must place here. */
const LINE = 1;

const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');
const action = readFileSync(join(root, 'action.yml'), 'utf8');

/** The blocks of a language in a section of the page. */
function blocks(section, language) {
  const [, text = ''] = new RegExp(`^## ${section}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(page) ?? [];
  const found = [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, block]) => block,
  );
  assert.ok(found.length > 0, `docs/ci.md has no ${language} in the section ${section}`);
  return found;
}

/** The commands of a block in YAML behind `- run:`, or in a list under `script:`. */
function commandsIn(block) {
  const found = [...block.matchAll(/^ *- (?:run: )?(npx .*)$/gm)].map(([, command]) => command);
  assert.ok(found.length > 0, `there is no command in\n${block}`);
  return found;
}

const STEPS = {
  'a baseline lets known findings pass, and no new ones': (folder) => {
    const [block] = blocks('Bodies that already have findings', 'sh');
    const commands = block
      .trim()
      .split('\n')
      .map((line) => line.replace(/^mi-webhook/, 'npx --yes --package ./mi-webhook.tgz mi-webhook'));
    assert.equal(shell(commands[0], folder).status, 1);
    assert.equal(shell(commands[1], folder).status, 0);
    writeFileSync(join(folder, 'new.webhook.liquid'), BROKEN);
    assert.match(failing(commands[1], folder), /new\.webhook\.liquid:1:/);
  },
  'the commands for GitHub annotate the line': (folder) => {
    const [command] = blocks('GitHub', 'yaml')
      .filter((block) => block.includes('- run:'))
      .flatMap(commandsIn);
    annotates(failing(command, folder));
    fix(folder);
    assert.equal(shell(command, folder).status, 0);
  },
  'the action annotates the line': (folder) => {
    annotates(failing(actionScript(), folder, actionInputs({ package: './mi-webhook.tgz' })));
    fix(folder);
    assert.equal(shell(actionScript(), folder, actionInputs({ package: './mi-webhook.tgz' })).status, 0);
  },
  'the action runs no package that nobody has named': (folder) => {
    const { status, stdout } = shell(actionScript(), folder, actionInputs({}));
    assert.equal(status, 2);
    assert.match(stdout, /^::error::The input package is missing/);
  },
  'the action takes paths with spaces, a baseline, and a file for its report': (folder) => {
    mkdirSync(join(folder, 'more bodies'));
    writeFileSync(join(folder, 'more bodies/b.webhook.liquid'), BROKEN);
    const inputs = { package: './mi-webhook.tgz', paths: 'more bodies\n', format: 'json', output: 'report.json' };
    failing(actionScript(), folder, actionInputs(inputs));
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    assert.deepEqual(
      report.files.map(({ path }) => path),
      ['more bodies/b.webhook.liquid'],
    );
    const again = actionInputs({
      ...inputs,
      format: 'github',
      output: '',
      baseline: 'report.json',
      'max-warnings': '0',
    });
    assert.equal(shell(actionScript(), folder, again).status, 0);
  },
  'the commands for GitLab write a report': (folder) => {
    const [command] = blocks('GitLab', 'yaml').flatMap(commandsIn);
    failing(command, folder);
    const [issue] = JSON.parse(readFileSync(join(folder, 'gl-code-quality-report.json'), 'utf8'));
    assert.deepEqual(issue.location, { path: 'broken.webhook.liquid', lines: { begin: LINE, end: LINE } });
  },
  'a shell writes JUnit': (folder) => {
    const [block] = blocks('Any other service', 'sh');
    failing(block, folder);
    assert.match(readFileSync(join(folder, 'webhook-bodies.xml'), 'utf8'), /<failure message="[^"]*comma/);
  },
  'a hook of Git stops a commit': (folder) => {
    const [hook] = blocks('Before each commit', 'sh');
    git(folder, 'init', '-q');
    writeFileSync(join(folder, '.git/hooks/pre-commit'), hook);
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
    stopsCommits(folder);
  },
  'pre-commit stops a commit': (folder) => {
    const [config] = blocks('Before each commit', 'yaml');
    const command = preCommit();
    if (command === undefined) return 'pre-commit is not installed, and cannot be installed from here';
    git(folder, 'init', '-q');
    writeFileSync(join(folder, '.pre-commit-config.yaml'), config);
    const { status, stdout, stderr } = shell(`${command} install`, folder);
    assert.equal(status, 0, stdout + stderr);
    stopsCommits(folder);
    writeFileSync(join(folder, 'mi-webhook.config.json'), '{}');
    git(folder, 'add', 'mi-webhook.config.json');
    commits(folder);
  },
  'the hooks of this repository are about the same files': () => {
    const [config] = blocks('Before each commit', 'yaml');
    const filesIn = (text) => /^ *files: (.*)$/m.exec(text)?.[1];
    assert.equal(filesIn(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')), filesIn(config));
  },
};

function stopsCommits(folder) {
  git(folder, 'add', 'broken.webhook.liquid');
  assert.match(failing(COMMIT, folder), /Missing comma/);
  fix(folder);
  git(folder, 'add', 'broken.webhook.liquid');
  commits(folder);
}

const COMMIT = 'git -c user.name=a -c user.email=a@example.com commit -q -m a';

function commits(folder) {
  const { status, stdout, stderr } = shell(COMMIT, folder);
  assert.equal(status, 0, stdout + stderr);
}

function preCommit() {
  const works = () =>
    ['/usr/bin/pre-commit', 'pre-commit'].find((command) => spawnSync(command, ['--version']).status === 0);
  return works() ?? (installFromDebian('pre-commit', ['pre-commit']) ? works() : undefined);
}

/** What GitHub has bash run. */
function actionScript() {
  const [, script] = /^ {6}run: \|\n([\s\S]*)$/m.exec(action) ?? [];
  assert.ok(script, 'action.yml has no script');
  return script.replace(/^ {8}/gm, '');
}

/** The environment that GitHub makes of the inputs: the defaults of action.yml, and what is given. */
function actionInputs(given) {
  const variables = [...action.matchAll(/^ +(MI_\w+): \$\{\{ inputs\.([\w-]+) \}\}$/gm)];
  return Object.fromEntries(variables.map(([, variable, name]) => [variable, given[name] ?? defaultOf(name)]));
}

function defaultOf(name) {
  const [, value] = new RegExp(`^ {2}${name}:\\n(?: {4}.*\\n)*? {4}default: (.*)$`, 'm').exec(action) ?? [];
  assert.ok(value !== undefined, `action.yml has no default for ${name}`);
  return value.replace(/^(['"])(.*)\1$/, '$2');
}

function annotates(said) {
  assert.match(said, new RegExp(`^::error file=broken.webhook.liquid,line=${LINE},`, 'm'));
}

function fix(folder) {
  writeFileSync(join(folder, 'broken.webhook.liquid'), RIGHT);
}

function git(folder, ...args) {
  assert.equal(spawnSync('git', args, { cwd: folder }).status, 0);
}

let home = '';

/** As GitHub calls bash for a step of an action. */
function shell(command, cwd, env = {}) {
  const registry = { npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' };
  const all = { ...process.env, ...registry, HOME: home, ...env };
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command], {
    cwd,
    env: all,
    encoding: 'utf8',
  });
}

/** What is said by a command that must end with 1. */
function failing(command, cwd, env) {
  const { status, stdout, stderr } = shell(command, cwd, env);
  assert.equal(status, 1, `\`${command}\` ended with ${status} and says:\n${stdout}${stderr}`);
  return stdout + stderr;
}

/** `{ passed, failed, skipped }`. */
export async function testCi() {
  const place = mkdtempSync(join(tmpdir(), 'mi-webhook-ci-'));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  home = join(place, 'home');
  mkdirSync(home);
  try {
    const file = join(place, 'mi-webhook.tgz');
    packCommandLine(file);
    for (const [title, step] of Object.entries(STEPS)) {
      const folder = mkdtempSync(join(place, 'folder-'));
      copyFileSync(file, join(folder, 'mi-webhook.tgz'));
      writeFileSync(join(folder, 'broken.webhook.liquid'), BROKEN);
      tryStep(title, () => step(folder), counts);
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  return counts;
}

function tryStep(title, step, counts) {
  try {
    const missing = step();
    console.log(missing === undefined ? `  ok ${title}` : `  skipped: ${title}, because ${missing}`);
    if (missing === undefined) counts.passed++;
    else counts[process.env.CI ? 'failed' : 'skipped']++;
  } catch (error) {
    console.error(`  FAILED ${title}: ${error.message}`);
    counts.failed++;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = await testCi();
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 ? 1 : 0);
}
