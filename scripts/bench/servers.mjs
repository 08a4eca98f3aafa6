// The servers that are measured: ours as it is built in a checkout, and VS Code's for JSON out of the workbench that the tests install.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const JSON_SERVER =
  'test/vscode/.install/node_modules/code-server/lib/vscode/extensions/json-language-features/server/dist/node/jsonServerMain.js';

/** @param checkout the folder of a built checkout */
export function ours(checkout = root) {
  return {
    command: [join(checkout, 'dist/server.js'), '--stdio'],
    uri: 'file:///none/a.webhook.liquid',
    languageId: 'braze-webhook',
  };
}

/** Throws where the workbench is not installed. */
export function jsonServer() {
  const file = join(root, JSON_SERVER);
  if (!existsSync(file))
    throw new Error('the peer comes with the workbench of the tests: run `npm test -- vscode` once');
  return { command: [file, '--stdio'], uri: 'file:///none/a.json', languageId: 'json' };
}

/** What to compare in one run: ours, another checkout of ours where `--other` names one, and the peer. */
export function contestants(other) {
  return {
    ours: { server: ours(), isJson: false },
    ...(other === undefined ? {} : { other: { server: ours(other), isJson: false } }),
    json: { server: jsonServer(), isJson: true },
  };
}
