// A terminal that a test types into and reads the screen of: tmux, with a server of its own.
import { execFileSync, spawnSync } from 'node:child_process';

/** Milliseconds: for a slow machine that is busy with other things. */
const PATIENCE = 60_000;
const SIZE = ['-x', '140', '-y', '45'];

let count = 0;

/** @param env what is added to the environment of the command. */
export function openTerminal(command, { cwd, env = {} }) {
  const tmux = (...args) =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const socket = `mi-webhook-${process.pid}-${count++}`;
  const variables = Object.entries({ ...env, TERM: 'screen-256color', LC_ALL: 'C.UTF-8' }).map(
    ([name, value]) => `${name}=${value}`,
  );
  tmux('new-session', '-d', ...SIZE, '-c', cwd, 'env', ...variables, ...command);
  const screen = () => tmux('capture-pane', '-p');
  return {
    screen,
    /** Keys as tmux names them, or text. */
    press: (...keys) => tmux('send-keys', ...keys),
    type: (text) => tmux('send-keys', '-l', text),
    shows: (expected) =>
      until(
        () => expected.test(screen()),
        () => `the terminal does not show ${expected} but\n${screen()}`,
      ),
    close: () => spawnSync('tmux', ['-L', socket, 'kill-server']),
  };
}

/** Waits until it is so. */
export async function until(isSo, words) {
  const deadline = Date.now() + PATIENCE;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(words());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
