import type { FileSpan } from '../../server/src/render/rendering.ts';
import type { RenderResult } from '../../server/src/service/protocol.ts';
import type { Span } from '../../server/src/template/span.ts';
import { element } from './elements.ts';
import { indent } from './indent.ts';
import * as l10n from './l10n.ts';
import { isLink, keyOf, lineElement, partsOf, type Shown } from './line-elements.ts';
import { draw, type Line, leadingBlankLines, type Segment } from './lines.ts';
import { type Group, groupsOf } from './links.ts';
import { originOf, piecesOf, sourceOf } from './places.ts';
import { type Row, updateRows } from './rows.ts';

/** More would make the page slow. A note says how much is left out. */
const LIMITS = { characters: 200_000, lines: 5000 };

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export type Layout = 'sent' | 'indented';

/** The rendering, line by line. What outputs have printed can be reached with the keyboard and leads to its source in the body. */
export class RenderingView {
  private result: RenderResult | undefined;
  private pieces: RenderResult['pieces'] = [];
  private placeOf = (offset: number): number => offset;
  private selection: Span | undefined;
  private isUnfolded = false;
  private rows: Row<Shown>[] = [];
  private readonly segments = new Map<EventTarget, Segment>();
  /** The elements that outputs have printed, in order, with what they show. One of them takes part in the order of tabs. */
  private values: { readonly element: HTMLElement; readonly group: Group }[] = [];
  private marked: readonly HTMLElement[] = [];
  private readonly fold = element('button', 'fold');
  private readonly lines = element('div', 'lines');
  private readonly rest = element('p', 'rest');

  /** @param showSource takes a span of the body. */
  constructor(
    root: HTMLElement,
    private readonly showSource: (origin: Span | FileSpan) => void,
  ) {
    this.fold.hidden = true;
    root.append(this.fold, this.lines, this.rest);
    this.lines.addEventListener('click', ({ target }) => this.follow(target));
    this.lines.addEventListener('keydown', (event) => this.press(event));
    this.fold.addEventListener('click', () => this.toggleFold());
  }

  /** Valid JSON alone can be laid out anew; anything else is shown as it is sent. */
  show(result: RenderResult, layout: Layout): void {
    this.result = result;
    const indented = layout === 'indented' && result.status === 'valid';
    const laidOut = indented ? indent(result.rendering, result.pieces) : { ...result, placeOf: (at: number) => at };
    // What has not been written yet has no mistakes.
    const problems = result.isEmpty ? [] : result.problems;
    const { lines, rest } = draw({ ...laidOut, problems }, LIMITS);
    this.pieces = laidOut.pieces;
    this.placeOf = laidOut.placeOf;
    const folded = this.showFold(leadingBlankLines(lines));
    this.lines.style.setProperty('--first', String(folded));
    const isBlank = result.rendering.trim() === '';
    this.showLines(isBlank ? [] : lines.slice(folded));
    const more = rest === undefined ? '' : l10n.t('{0} more lines, {1} more problems.', rest.lines, rest.problems);
    this.rest.textContent = isBlank ? l10n.t('Nothing is printed.') : more;
    this.mark();
  }

  /** Marks what the selected part of the body has printed. */
  reveal(selection: Span): void {
    this.selection = selection;
    this.mark()?.scrollIntoView({ block: 'nearest' });
  }

  /** Scrolls to where a part of the body has printed something wrong, or else anything. */
  scrollTo(part: Span): void {
    const printed = [...this.segments].filter(([, segment]) => {
      const source = sourceOf(segment, this.pieces);
      return source !== undefined && source.start <= part.end && part.start <= source.end;
    });
    const [target] = printed.find(([, { wrong }]) => wrong) ?? printed[0] ?? [];
    if (target instanceof HTMLElement) target.scrollIntoView({ block: 'center' });
  }

  /** Scrolls to a part of the rendering as it is sent, and shows where it comes from: the output in it, if there is one. */
  goTo({ start, end }: Span): void {
    const [from, to] = [this.placeOf(start), this.placeOf(Math.max(start, end - 1))];
    const part = [...this.segments].filter(([, one]) => one.start + one.text.length > from && one.start <= to);
    const [target, segment] = part.find(([, { kind = 'text' }]) => kind !== 'text') ?? part[0] ?? [];
    if (segment === undefined) return;
    if (target instanceof HTMLElement) target.scrollIntoView({ block: 'center' });
    const origin = originOf(segment, this.pieces);
    if (origin !== undefined) this.showSource(origin);
  }

  private showLines(lines: readonly Line[]): void {
    const focused = this.indexOf(document.activeElement);
    const groups = groupsOf(lines, this.pieces);
    const shown = lines.map(({ messages }, index) => ({ messages, groups: groups[index] ?? [] }));
    const keyed = shown.map((one) => ({ key: keyOf(one), shown: one }));
    this.rows = updateRows(this.rows, keyed, this.lines, lineElement);
    this.segments.clear();
    this.values = [];
    for (const row of this.rows) this.remember(row);
    const stop = Math.max(
      this.values.findIndex((value) => value.element.tabIndex === 0),
      0,
    );
    this.stopAt(this.values[stop]?.element);
    if (focused >= 0 && this.indexOf(document.activeElement) < 0) this.focus(Math.min(focused, this.values.length - 1));
  }

  private remember({ element: line, shown: { groups } }: Row<Shown>): void {
    const parts = partsOf(line);
    for (const [index, group] of groups.entries()) {
      const made = parts[index];
      if (made === undefined) continue;
      for (const [at, segment] of group.segments.entries()) {
        const run = made.runs[at];
        if (run !== undefined) this.segments.set(run, segment);
      }
      if (isLink(group)) this.values.push({ element: made.element, group });
    }
  }

  /** @returns how many lines are folded. */
  private showFold(blank: number): number {
    this.fold.hidden = blank === 0;
    this.fold.textContent =
      blank === 1 ? l10n.t('1 blank line before the payload') : l10n.t('{0} blank lines before the payload', blank);
    this.fold.setAttribute('aria-expanded', String(this.isUnfolded));
    return this.isUnfolded ? 0 : blank;
  }

  private toggleFold(): void {
    this.isUnfolded = !this.isUnfolded;
    if (this.result !== undefined) this.show(this.result, 'sent');
  }

  /** @returns the first that is marked. */
  private mark(): HTMLElement | undefined {
    const linked = this.selection === undefined ? new Set<number>() : piecesOf(this.selection, this.pieces);
    const runs: HTMLElement[] = [];
    if (linked.size > 0)
      for (const [run, { piece = -1 }] of this.segments)
        if (linked.has(piece) && run instanceof HTMLElement) runs.push(run);
    for (const run of this.marked) run.classList.remove('linked');
    for (const run of runs) run.classList.add('linked');
    this.marked = runs;
    return runs[0];
  }

  private press(event: KeyboardEvent): void {
    const at = this.indexOf(event.target);
    const step = STEPS[event.key];
    if (at < 0 || (step === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    if (step === undefined) this.follow(event.target);
    else this.focus(at + step);
  }

  /** The index among the values; negative for anything else. */
  private indexOf(target: EventTarget | null): number {
    return this.values.findIndex((value) => value.element === target);
  }

  private focus(at: number): void {
    const value = this.values[at];
    if (value === undefined) return;
    this.stopAt(value.element);
    value.element.focus();
  }

  /** Writes only what is new: the page works on each attribute that is written. */
  private stopAt(stop: HTMLElement | undefined): void {
    for (const { element } of this.values) {
      const index = element === stop ? 0 : -1;
      if (element.tabIndex !== index) element.tabIndex = index;
    }
  }

  private follow(target: EventTarget | null): void {
    const { group } = this.values[this.indexOf(target)] ?? {};
    const segment = group?.segments[0] ?? (target === null ? undefined : this.segments.get(target));
    const origin = segment && originOf(segment, this.pieces);
    if (origin !== undefined) this.showSource(origin);
  }
}
