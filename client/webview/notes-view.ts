import type { Note } from '../../server/src/render/rendering.ts';
import { visible } from '../../server/src/service/visible.ts';
import type { Span } from '../../server/src/template/span.ts';
import { button, element, words } from './elements.ts';
import * as l10n from './l10n.ts';

export interface NoteActions {
  /** @param missing keys, outermost first. */
  readonly add: (missing: readonly string[]) => void;
  /** Takes a span of the body. */
  readonly showSource: (place: Span) => void;
}

/** What the sample user lacks of what the body reads. */
export class NotesView {
  private shown = '';
  /** Where they are now: places move with each letter, while the words stay. */
  private places: readonly Span[] = [];
  private readonly summary: HTMLElement;
  private readonly list: HTMLElement;

  constructor(
    private readonly root: HTMLDetailsElement,
    private readonly actions: NoteActions,
  ) {
    this.summary = element('summary', '');
    this.list = element('ul', 'notes');
    root.open = true;
    root.append(this.summary, this.list);
  }

  show(notes: readonly Note[]): void {
    this.places = notes;
    const key = JSON.stringify(notes.map((note) => [note.message, note.missing]));
    if (key === this.shown) return;
    this.shown = key;
    const focused = this.buttons().findIndex((one) => one.matches(':focus'));
    this.root.hidden = notes.length === 0;
    this.summary.textContent =
      notes.length === 1 ? l10n.t('1 note on the sample user') : l10n.t('{0} notes on the sample user', notes.length);
    this.list.replaceChildren(...notes.map((note, index) => this.item(note, index)));
    if (focused >= 0)
      this.buttons()
        .at(Math.min(focused, this.buttons().length - 1))
        ?.focus();
  }

  private showPlace(index: number): void {
    const { start, end } = this.places[index] ?? {};
    if (start !== undefined && end !== undefined) this.actions.showSource({ start, end });
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll('button')];
  }

  private item({ message, missing }: Note, index: number): HTMLElement {
    const item = element('li', 'note');
    const text = element('span', 'message');
    text.append(...words(message));
    const place = button(l10n.t('Show'), () => this.showPlace(index));
    place.className = 'way';
    place.setAttribute('aria-label', l10n.t('Show in the body: {0}', visible(message)));
    item.append(text, ' ', place);
    if (missing === undefined) return item;
    const add = button(l10n.t('Add to the sample user'), () => this.actions.add(missing));
    add.title = visible(missing.join(' › '));
    add.setAttribute('aria-label', l10n.t('Add to the sample user: {0}', add.title));
    item.append(' ', add);
    return item;
  }
}
