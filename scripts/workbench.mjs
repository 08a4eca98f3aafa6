// Starts VS Code's server with the web workbench on this machine only. Only Node's own modules.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workbench } from './install-workbench.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
};

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * `extension`: a folder to run as an installed extension. `token`: what an address must carry; without one any program of this
 * machine may connect, so only for tests. `keybindings` makes those of the user, and is told how the workbench names files. Gives the
 * server's address, its log and `stop`.
 */
export async function startWorkbench({ extension, token, settings = {}, keybindings, env = {}, flags = [] } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'mi-webhook-code-'));
  const data = join(home, 'data');
  const extensions = join(home, 'extensions');
  mkdirSync(join(data, 'User'), { recursive: true });
  mkdirSync(extensions);
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  if (extension !== undefined) {
    const { publisher, name, version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
    symlinkSync(extension, join(extensions, `${publisher}.${name}-${version}`));
  }
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  if (keybindings !== undefined) {
    const own = keybindings((path) => remoteUri({ address }, path));
    writeFileSync(join(data, 'User/keybindings.json'), JSON.stringify(own));
  }
  const log = join(home, 'server.log');
  const output = openSync(log, 'a');
  const access = token === undefined ? ['--without-connection-token'] : ['--connection-token', token];
  const places = ['--server-data-dir', home, '--user-data-dir', data, '--extensions-dir', extensions];
  const quiet = [
    '--accept-server-license-terms',
    '--disable-telemetry',
    ...(asksForTrust(settings) ? [] : ['--disable-workspace-trust']),
    '--disable-getting-started-override',
  ];
  const child = spawn(
    workbench.node,
    [workbench.server, '--host', '127.0.0.1', '--port', String(port), ...access, ...places, ...quiet, ...flags],
    {
      stdio: ['ignore', output, output],
      env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...env },
      detached: true,
    },
  );
  await answers(`${address}/version`, child, log);
  return { address, log, extensions, home, stop: () => stop(child, home) };
}

function asksForTrust(settings) {
  return settings['security.workspace.trust.enabled'] === true;
}

async function answers(url, child, log) {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the VS Code server did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
}

async function stop(child, home) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null) {
    process.kill(-child.pid, 'SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000))]);
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

/** The page of a folder, or of an empty window. `payload` is what the workbench reads from its address: `[['openFile', uri]]` and the like. */
export function workbenchPage({ address }, { folder, payload = [], token }) {
  const url = new URL(address);
  if (folder === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set('folder', folder);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  if (token !== undefined) url.searchParams.set('tkn', token);
  return url.href;
}

/** A file of this machine as the workbench names it. */
export function remoteUri({ address }, path) {
  return `vscode-remote://${new URL(address).host}${path}`;
}
