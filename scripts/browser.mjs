// A headless Chromium for the workbench: the one of the system, installed from Debian's packages where that is allowed.
import { existsSync } from 'node:fs';
import { installFromDebian } from './debian.mjs';

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** The program, or undefined where there is none and none can be installed. */
export function findBrowser() {
  return installed() ?? (installFromDebian('Chromium', ['chromium']) ? installed() : undefined);
}

function installed() {
  return PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));
}

export async function launchBrowser(executablePath) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}
