import type { BlankOutput } from '../../server/src/service/panel/why-blank.ts';
import type { Span } from '../../server/src/template/span.ts';
import { button, element, words } from './elements.ts';
import * as l10n from './l10n.ts';

/** Outputs that have printed nothing, and why. */
export class BlanksView {
  private shown = '';
  private readonly summary = element('summary', '');
  private readonly list = element('ul', 'notes');

  constructor(
    private readonly root: HTMLDetailsElement,
    private readonly showSource: (place: Span) => void,
  ) {
    root.append(this.summary, this.list);
  }

  show(blanks: readonly BlankOutput[]): void {
    const key = JSON.stringify(blanks);
    if (key === this.shown) return;
    this.shown = key;
    this.root.hidden = blanks.length === 0;
    this.summary.textContent = summaryOf(blanks.length);
    this.list.replaceChildren(...blanks.map((blank) => this.item(blank)));
  }

  private item({ reason, start, end }: BlankOutput): HTMLElement {
    const item = element('li', 'note');
    const way = button(l10n.t('Show'), () => this.showSource({ start, end }));
    way.className = 'way';
    way.setAttribute('aria-label', l10n.t('Show in the body: {0}', reason));
    item.append(...words(reason), ' ', way);
    return item;
  }
}

function summaryOf(count: number): string {
  return count === 1
    ? l10n.t('Why is this blank? 1 output prints nothing')
    : l10n.t('Why is this blank? {0} outputs print nothing', count);
}
