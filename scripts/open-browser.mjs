// Shows an address in the browser of the person, where there is a desktop. Only Node's own modules.
import { spawn, spawnSync } from 'node:child_process';

/** On Linux, in the order in which they are tried. In the Windows Subsystem for Linux the browser is that of Windows. */
const OPENERS = ['xdg-open', 'wslview'];

/** @returns whether a browser was asked to. The address is printed anyway, so that nothing depends on it. */
export function openBrowser(address, env = process.env) {
  const opener = openerOf(env);
  if (opener === undefined) return false;
  const child = spawn(opener, [address], { env, stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
  return true;
}

/** `BROWSER=none` keeps it closed, as in other tools. */
function openerOf(env) {
  const hasDesktop = [env.DISPLAY, env.WAYLAND_DISPLAY, env.WSL_DISTRO_NAME].some(
    (one) => one !== undefined && one !== '',
  );
  if (!hasDesktop || env.BROWSER === 'none' || env.CI !== undefined) return undefined;
  return OPENERS.find((name) => spawnSync('which', [name], { env, stdio: 'ignore' }).status === 0);
}
