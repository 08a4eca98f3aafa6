import type { Press, ToPage } from '../src/preview/messages.ts';
import { find } from './elements.ts';

/** Each button of the page, by what pressing it does. */
const BUTTONS: Readonly<Record<Press, string>> = {
  saveSampleUser: 'save',
  copyPayload: 'copy-payload',
  copyBody: 'copy-body',
  copyCurl: 'copy-curl',
  copyPowerShell: 'copy-powershell',
  showCases: 'cases',
  toggleLock: 'lock',
  toggleDimming: 'dim',
};

export function onPress(press: (kind: Press) => void): void {
  for (const kind of Object.keys(BUTTONS)) {
    if (isPress(kind)) find(BUTTONS[kind], HTMLButtonElement).addEventListener('click', () => press(kind));
  }
}

function isPress(kind: string): kind is Press {
  return Object.hasOwn(BUTTONS, kind);
}

/** How the panel is set is said by its buttons. */
export function showSettings({ isLocked, isDimming }: Extract<ToPage, { kind: 'settings' }>): void {
  find('lock', HTMLButtonElement).ariaPressed = String(isLocked);
  find('dim', HTMLButtonElement).ariaPressed = String(isDimming);
}
