import type { RenderStatus, SampleUserOutcome } from '../../server/src/service/protocol.ts';
import { visible } from '../../server/src/service/visible.ts';
import { button, element } from './elements.ts';
import * as l10n from './l10n.ts';
import { namesOf } from './user-names.ts';

const WORDS: Readonly<Record<RenderStatus, () => string>> = {
  valid: () => l10n.t('valid'),
  invalid: () => l10n.t('invalid JSON'),
  aborted: () => l10n.t('not sent'),
  failed: () => l10n.t('not rendered'),
};

const SIGNS: Readonly<Record<RenderStatus, string>> = { valid: '✓', invalid: '✗', aborted: '■', failed: '✗' };

/** What the body renders to for every sample user, each a way to see it. */
export class MatrixView {
  private shown = '';
  private current = '';
  private readonly summary = element('summary', '');
  private readonly list = element('ul', 'outcomes');

  constructor(
    private readonly root: HTMLDetailsElement,
    private readonly choose: (id: string) => void,
  ) {
    root.append(this.summary, this.list);
  }

  /** The items stay while they say the same, so that whoever is on one by keyboard stays there. */
  show(outcomes: readonly SampleUserOutcome[]): void {
    const key = JSON.stringify(outcomes);
    if (key === this.shown) return;
    this.shown = key;
    const focused = this.ways().findIndex((one) => one.matches(':focus'));
    this.root.hidden = outcomes.length === 0;
    this.summary.textContent = summaryOf(outcomes);
    const names = namesOf(outcomes.map(({ sampleUser }) => sampleUser));
    this.list.replaceChildren(...outcomes.map((outcome, at) => this.item(outcome, names[at])));
    if (focused >= 0)
      this.ways()
        .at(Math.min(focused, outcomes.length - 1))
        ?.focus();
    this.mark(this.current);
  }

  /** @param id of the sample user that is shown. */
  mark(id: string): void {
    this.current = id;
    for (const way of this.ways()) way.ariaCurrent = String(way.dataset.id === id);
  }

  private ways(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll('button')];
  }

  private item({ sampleUser: { id }, status, reason, findings }: SampleUserOutcome, name = ''): HTMLElement {
    const item = element('li', status);
    const way = button(name, () => this.choose(id));
    way.className = 'way';
    way.dataset.id = id;
    const isObjected = status === 'valid' && findings > 0;
    const sign = element('span', 'sign', isObjected ? '⚠' : SIGNS[status]);
    sign.setAttribute('aria-hidden', 'true');
    const word = isObjected ? objectedWords(findings) : WORDS[status]();
    item.append(sign, ' ', way, ' ', element('span', '', reason === undefined ? word : `${word}: ${visible(reason)}`));
    return item;
  }
}

function summaryOf(outcomes: readonly SampleUserOutcome[]): string {
  const count = (is: (outcome: SampleUserOutcome) => boolean) => outcomes.filter(is).length;
  const valid = count(({ status, findings }) => status === 'valid' && findings === 0);
  const objected = count(({ status, findings }) => status === 'valid' && findings > 0);
  const stopped = count(({ status }) => status === 'aborted');
  const invalid = count(({ status }) => status === 'invalid');
  const failed = count(({ status }) => status === 'failed');
  const told = [
    ...(valid > 0 ? [l10n.t('✓ {0} valid', valid)] : []),
    ...(objected > 0 ? [l10n.t('⚠ {0} with findings', objected)] : []),
    ...(stopped > 0 ? [l10n.t('■ {0} not sent', stopped)] : []),
    ...(invalid > 0 ? [l10n.t('✗ {0} invalid', invalid)] : []),
    ...(failed > 0 ? [l10n.t('✗ {0} not rendered', failed)] : []),
  ].join(', ');
  return outcomes.length === 1
    ? l10n.t('1 sample user: {0}', told)
    : l10n.t('{0} sample users: {1}', outcomes.length, told);
}

function objectedWords(findings: number): string {
  return findings === 1 ? l10n.t('valid, 1 finding') : l10n.t('valid, {0} findings', findings);
}
