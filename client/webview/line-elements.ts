import { visibleLines } from '../../server/src/service/visible.ts';
import { once } from '../../server/src/template/once.ts';
import { element } from './elements.ts';
import * as l10n from './l10n.ts';
import { type Line, type Segment, shownText } from './lines.ts';
import type { Group } from './links.ts';

/** What an element shows of a line. */
export type Shown = Omit<Line, 'segments'> & { readonly groups: readonly Group[] };

/** The same exactly for lines that look the same. */
export function keyOf({ messages, groups }: Shown): string {
  const parts = groups.map(({ segments, kind, goesOn }) => [
    kind,
    goesOn,
    ...segments.map(({ text, style, wrong }) => [text, style, wrong]),
  ]);
  return JSON.stringify([parts, messages]);
}

export function isLink({ kind, goesOn }: Group): boolean {
  return kind !== 'text' && !goesOn;
}

export function lineElement({ messages, groups }: Shown): HTMLElement {
  const made = element('div', 'line');
  const last = groups.at(-1)?.segments.at(-1);
  const spaces = /^ */.exec(groups[0]?.segments[0]?.text ?? '')?.[0].length ?? 0;
  made.style.setProperty('--indent', String(Math.min(spaces, 60)));
  made.append(
    ...groups.map((group) => groupElement(group, last)),
    ...messages.map((message) => element('p', 'problem', visibleLines(message))),
  );
  return made;
}

/** The elements of the groups of a line and of their segments, in order: asking a page for the children of each line takes long. */
export const partsOf = once((line: HTMLElement) =>
  elementsIn(line).map((element) => ({ element, runs: elementsIn(element) })),
);

function elementsIn(parent: HTMLElement): HTMLElement[] {
  return [...parent.children].filter((child) => child instanceof HTMLElement);
}

/** @param last of the line. */
function groupElement(group: Group, last: Segment | undefined): HTMLElement {
  const { segments, kind } = group;
  const made = element('span', kind);
  made.append(...segments.map((segment) => runElement(segment, segment === last)));
  if (kind === 'error') made.title = l10n.t('A Liquid error. Braze would send this text.');
  if (!isLink(group)) return made;
  made.setAttribute('role', 'link');
  made.tabIndex = -1;
  return made;
}

function runElement(segment: Segment, endsLine: boolean): HTMLElement {
  const { style, wrong } = segment;
  return element('span', wrong ? `${style} wrong` : style, shownText(segment, endsLine));
}
