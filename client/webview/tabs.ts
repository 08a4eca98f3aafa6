import { type Tab, tabs } from '../src/preview/messages.ts';
import { find } from './elements.ts';

const STEPS: Readonly<Record<string, (at: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: () => -1,
};

/** The tabs of the page: one is open, and the arrow keys lead from one to the next. */
export class Tabs {
  private readonly parts = tabs.map((name) => ({
    name,
    tab: find(`tab-${name}`, HTMLButtonElement),
    panel: find(`panel-${name}`, HTMLElement),
  }));

  /** @param onChoose when somebody opens one. */
  constructor(private readonly onChoose: (tab: Tab) => void) {
    for (const [at, { name, tab }] of this.parts.entries()) {
      tab.addEventListener('click', () => this.choose(name));
      tab.addEventListener('keydown', (event) => {
        const to = STEPS[event.key]?.(at);
        const next = to === undefined ? undefined : this.parts.at(to % this.parts.length);
        if (next === undefined) return;
        event.preventDefault();
        this.choose(next.name);
        next.tab.focus();
      });
    }
  }

  open(chosen: Tab): void {
    for (const { name, tab, panel } of this.parts) {
      tab.ariaSelected = String(name === chosen);
      tab.tabIndex = name === chosen ? 0 : -1;
      panel.hidden = name !== chosen;
    }
  }

  private choose(tab: Tab): void {
    this.open(tab);
    this.onChoose(tab);
  }
}
