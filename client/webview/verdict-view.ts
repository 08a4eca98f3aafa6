import { type Aspect, aspects, type RenderingFinding, type RenderResult } from '../../server/src/service/protocol.ts';
import { button, element, words } from './elements.ts';
import * as l10n from './l10n.ts';

const NAMES: Readonly<Record<Aspect, () => string>> = {
  identifier: () => l10n.t('Identifier'),
  fields: () => l10n.t('Fields'),
  types: () => l10n.t('Types'),
  time: () => l10n.t('Time'),
  'personal data': () => l10n.t('Personal data'),
};

/** What one sign stands for, said to those who don't see it. */
const SIGNS = {
  error: ['✗', () => l10n.t('Error: ')],
  warning: ['⚠', () => l10n.t('Warning: ')],
  information: ['ℹ', () => l10n.t('Information: ')],
} as const;

/** What Movable Ink makes of the payload: each aspect that is fine in a word, and each finding with a way to its place. */
export class VerdictView {
  private shown = '';

  constructor(
    private readonly root: HTMLElement,
    private readonly goTo: (finding: RenderingFinding) => void,
  ) {}

  show({ isEvent, findings: all, rendering }: RenderResult): void {
    const findings = all.filter(({ severity }) => severity !== 'hint');
    const key = JSON.stringify([isEvent, findings, findings.map(({ start }) => lineOf(rendering, start))]);
    if (key === this.shown) return;
    this.shown = key;
    this.root.hidden = !isEvent && findings.length === 0;
    const told = aspects.flatMap((aspect) => findings.filter((one) => one.aspect === aspect));
    const list = element('ul', 'findings');
    list.append(...told.map((finding) => this.finding(finding, lineOf(rendering, finding.start))));
    this.root.replaceChildren(
      element('h2', '', isEvent ? l10n.t('Movable Ink on this payload') : l10n.t('This payload')),
    );
    if (isEvent) this.root.append(summary(findings));
    if (told.length > 0) this.root.append(list);
  }

  private finding(finding: RenderingFinding, line: number): HTMLElement {
    const { severity, aspect, message } = finding;
    const made = element('li', severity);
    const text = element('span', 'message');
    text.append(...words(message));
    const way = button(l10n.t('Line {0}', line), () => this.goTo(finding));
    way.className = 'way';
    way.setAttribute('aria-label', l10n.t('Show line {0}: {1}', line, NAMES[aspect]()));
    made.append(...sign(severity), element('strong', '', NAMES[aspect]()), ': ', text, ' ', way);
    return made;
  }
}

/** For the status, next to that of JSON. */
export function headline(isEvent: boolean, findings: readonly RenderingFinding[]): string {
  const count = findings.filter(({ severity }) => severity !== 'hint').length;
  if (count === 0) return isEvent ? l10n.t('✓ Movable Ink: no findings') : '';
  const isError = findings.some(({ severity }) => severity === 'error');
  const sign = isError ? '✗' : '⚠';
  if (isEvent)
    return count === 1
      ? l10n.t('{0} Movable Ink: 1 finding', sign)
      : l10n.t('{0} Movable Ink: {1} findings', sign, count);
  return count === 1 ? l10n.t('{0} Payload: 1 finding', sign) : l10n.t('{0} Payload: {1} findings', sign, count);
}

function summary(findings: readonly RenderingFinding[]): HTMLElement {
  const fine = aspects.filter((aspect) => !findings.some((one) => one.aspect === aspect));
  const list = element('ul', 'aspects');
  list.setAttribute('aria-label', l10n.t('Without findings'));
  list.append(
    ...fine.map((aspect) => {
      const item = element('li', '');
      item.append(element('span', 'ok', '✓ '), NAMES[aspect]());
      return item;
    }),
  );
  return list;
}

function sign(severity: RenderingFinding['severity']): HTMLElement[] {
  const [picture, word] = severity === 'hint' ? SIGNS.information : SIGNS[severity];
  const shown = element('span', 'sign', picture);
  shown.setAttribute('aria-hidden', 'true');
  return [shown, element('span', 'only-read', word())];
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
