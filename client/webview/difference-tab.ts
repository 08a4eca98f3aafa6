import type { RenderResult, SampleUserEntry } from '../../server/src/service/protocol.ts';
import { visible, visibleLines } from '../../server/src/service/visible.ts';
import { EXPECTED, type ToPage } from '../src/preview/messages.ts';
import { comparedLines } from './compared-lines.ts';
import { element } from './elements.ts';
import * as l10n from './l10n.ts';
import { type DifferenceLine, lineDifference } from './line-difference.ts';
import { type Row, updateRows } from './rows.ts';
import { namesOf } from './user-names.ts';

/** A rendering to compare with. */
export type Compared = Pick<Extract<ToPage, { kind: 'other' }>, 'name' | 'status' | 'rendering'>;

const LAST = '';
/** Milliseconds. Edits in quicker succession are one change: nobody asks what the last letter has changed. */
const PAUSE = 3000;

const SIGNS = {
  removed: ['−', () => l10n.t('Removed: ')],
  added: ['+', () => l10n.t('Added: ')],
  same: [' ', () => ''],
} as const;

/** What differs between two renderings: from the last one that was another, or from what another sample user gets. */
export class DifferenceTab {
  private readonly text = element('p', 'compared');
  private readonly lines = element('div', 'changes');
  private rows: Row<DifferenceLine>[] = [];
  private now: Compared | undefined;
  private last: Compared | undefined;
  private other: Compared | undefined;
  private uri = '';
  private changedAt = 0;

  /** @param isOpen whether anybody sees it: otherwise nothing is compared. */
  constructor(
    root: HTMLElement,
    private readonly select: HTMLSelectElement,
    private readonly isOpen: () => boolean,
  ) {
    root.append(this.text, this.lines);
  }

  get comparedWith(): string {
    return this.select.value;
  }

  /** @param at milliseconds, of now. */
  show({ uri, status, rendering, sampleUser: { name } }: RenderResult, at = Date.now()): void {
    const before = this.uri === uri ? this.now : undefined;
    if (before === undefined) this.last = undefined;
    else if (before.rendering !== rendering) {
      const isGoingOn = this.last !== undefined && at - this.changedAt < PAUSE && before.name === name;
      if (!isGoingOn) this.last = before;
      this.changedAt = at;
    }
    this.uri = uri;
    this.now = { name, status, rendering };
    this.update();
  }

  compareWith(other: Compared | undefined): void {
    this.other = other;
    this.update();
  }

  /** What can be chosen stays chosen. */
  list(entries: readonly SampleUserEntry[]): void {
    const chosen = this.select.value;
    const names = namesOf(entries);
    const options = entries.map(({ id }, at) => new Option(names[at], id));
    this.select.replaceChildren(
      new Option(l10n.t('Last rendering'), LAST),
      new Option(l10n.t('Expected payload'), EXPECTED),
      ...options,
    );
    this.select.value = chosen === EXPECTED || entries.some(({ id }) => id === chosen) ? chosen : LAST;
  }

  /** Also when it has been opened. */
  update(): void {
    if (this.now === undefined || !this.isOpen()) return;
    const other = this.comparedWith === LAST ? this.last : this.other;
    const found =
      other === undefined || this.isNothingExpected(other)
        ? []
        : lineDifference(...comparedLines(other, this.now, l10n.t('Not sent')));
    this.text.textContent = this.words(other, found);
    const keyed = found.map((shown) => ({ key: JSON.stringify(shown), shown }));
    this.rows = updateRows(this.rows, keyed, this.lines, lineOf);
  }

  private words(other: Compared | undefined, found: readonly DifferenceLine[]): string {
    if (other === undefined)
      return this.comparedWith === LAST
        ? l10n.t('There is no earlier rendering yet. Change the body, or choose a sample user.')
        : '';
    if (this.isNothingExpected(other)) return nothingExpected();
    return differenceWords(this.comparedWith === EXPECTED ? undefined : visible(other.name), found);
  }

  private isNothingExpected({ status }: Compared): boolean {
    return this.comparedWith === EXPECTED && status === 'failed';
  }
}

function nothingExpected(): string {
  return l10n.t(
    'This sample user expects nothing of the body yet. Record Expected Payload writes what is sent now into its file.',
  );
}

/** @param name of whom the payload is compared with; absent where it is compared with what is expected. */
function differenceWords(name: string | undefined, found: readonly DifferenceLine[]): string {
  if (found.length === 0)
    return name === undefined
      ? l10n.t('The payload is as expected.')
      : l10n.t('The payload is the same for "{0}".', name);
  const count = (kind: DifferenceLine['kind']) => found.filter((line) => line.kind === kind).length;
  const [removed, added] = [count('removed'), count('added')];
  return name === undefined
    ? l10n.t('{0} removed, {1} added, compared with the expected payload.', removed, added)
    : l10n.t('{0} removed, {1} added, compared with "{2}".', removed, added, name);
}

function lineOf(line: DifferenceLine): HTMLElement {
  if (line.kind === 'gap')
    return element('p', 'gap', line.lines === 1 ? l10n.t('1 equal line') : l10n.t('{0} equal lines', line.lines));
  const made = element(line.kind === 'removed' ? 'del' : line.kind === 'added' ? 'ins' : 'div', `change ${line.kind}`);
  const [sign, word] = SIGNS[line.kind];
  const shown = element('span', 'sign', sign);
  shown.ariaHidden = 'true';
  made.append(shown, element('span', 'only-read', word()), visibleLines(line.text));
  return made;
}
