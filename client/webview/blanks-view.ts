import type { BlankOutput } from '../../server/src/service/panel/why-blank.ts';
import type { Span } from '../../server/src/template/span.ts';
import { button, element, words } from './elements.ts';
import * as l10n from './l10n.ts';

/** Outputs that have printed nothing, and why. */
export class BlanksView {
  private shown = '';
  /** Where they are now: places move with each letter, while the words stay. */
  private places: readonly Span[] = [];
  private readonly summary = element('summary', '');
  private readonly list = element('ul', 'notes');

  constructor(
    private readonly root: HTMLDetailsElement,
    private readonly showSource: (place: Span) => void,
  ) {
    root.append(this.summary, this.list);
  }

  show(blanks: readonly BlankOutput[]): void {
    this.places = blanks;
    const key = JSON.stringify(blanks.map(({ reason }) => reason));
    if (key === this.shown) return;
    this.shown = key;
    this.root.hidden = blanks.length === 0;
    this.summary.textContent = summaryOf(blanks.length);
    this.list.replaceChildren(...blanks.map((blank, index) => this.item(blank, index)));
  }

  private showPlace(index: number): void {
    const { start, end } = this.places[index] ?? {};
    if (start !== undefined && end !== undefined) this.showSource({ start, end });
  }

  private item({ reason }: BlankOutput, index: number): HTMLElement {
    const item = element('li', 'note');
    const way = button(l10n.t('Show'), () => this.showPlace(index));
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
