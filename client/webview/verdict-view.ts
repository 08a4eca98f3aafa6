import { type Aspect, aspects, type RenderingFinding, type RenderResult } from '../../server/src/service/protocol.ts';
import { button, element, words } from './elements.ts';

const NAMES: Readonly<Record<Aspect, string>> = {
  identifier: 'Identifier',
  fields: 'Fields',
  types: 'Types',
  time: 'Time',
  'personal data': 'Personal data',
};

/** What one sign stands for, said to those who don't see it. */
const SIGNS = { error: ['✗', 'Error'], warning: ['⚠', 'Warning'], information: ['ℹ', 'Information'] } as const;

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
    this.root.replaceChildren(element('h2', '', isEvent ? 'Movable Ink on this payload' : 'This payload'));
    if (isEvent) this.root.append(summary(findings));
    if (told.length > 0) this.root.append(list);
  }

  private finding(finding: RenderingFinding, line: number): HTMLElement {
    const { severity, aspect, message } = finding;
    const made = element('li', severity);
    const text = element('span', 'message');
    text.append(...words(message));
    const way = button(`Line ${line}`, () => this.goTo(finding));
    way.className = 'way';
    way.setAttribute('aria-label', `Show line ${line}: ${NAMES[aspect]}`);
    made.append(...sign(severity), element('strong', '', NAMES[aspect]), ' ', text, ' ', way);
    return made;
  }
}

/** For the status, next to that of JSON. */
export function headline(isEvent: boolean, findings: readonly RenderingFinding[]): string {
  const count = findings.filter(({ severity }) => severity !== 'hint').length;
  if (count === 0) return isEvent ? '✓ Movable Ink: no findings' : '';
  const isError = findings.some(({ severity }) => severity === 'error');
  return `${isError ? '✗' : '⚠'} ${isEvent ? 'Movable Ink' : 'Payload'}: ${count} ${count === 1 ? 'finding' : 'findings'}`;
}

function summary(findings: readonly RenderingFinding[]): HTMLElement {
  const fine = aspects.filter((aspect) => !findings.some((one) => one.aspect === aspect));
  const list = element('ul', 'aspects');
  list.setAttribute('aria-label', 'Without findings');
  list.append(
    ...fine.map((aspect) => {
      const item = element('li', '');
      item.append(element('span', 'ok', '✓ '), NAMES[aspect]);
      return item;
    }),
  );
  return list;
}

function sign(severity: RenderingFinding['severity']): HTMLElement[] {
  const [picture, word] = severity === 'hint' ? SIGNS.information : SIGNS[severity];
  const shown = element('span', 'sign', picture);
  shown.setAttribute('aria-hidden', 'true');
  return [shown, element('span', 'only-read', `${word}: `)];
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
