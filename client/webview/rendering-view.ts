import type { RenderResult } from '../../server/src/service/protocol.ts';
import type { Span } from '../../server/src/template/span.ts';
import { element } from './elements.ts';
import { draw, type Line, type Segment } from './lines.ts';
import { piecesOf, sourceOf } from './places.ts';

/** More would make the page slow. A note says how much is left out. */
const LIMITS = { characters: 200_000, lines: 5000 };

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The rendering, line by line. What outputs have printed can be reached with the keyboard and leads to its source in the body. */
export class RenderingView {
  private pieces: RenderResult['pieces'] = [];
  private readonly segments = new Map<EventTarget, Segment>();
  /** The elements of `segments` that outputs have printed, in order. One of them takes part in the order of tabs. */
  private values: HTMLElement[] = [];

  /** @param showSource takes a span of the body. */
  constructor(
    private readonly root: HTMLElement,
    private readonly showSource: (source: Span) => void,
  ) {
    root.addEventListener('click', ({ target }) => this.follow(target));
    root.addEventListener('keydown', (event) => this.press(event));
  }

  show(result: RenderResult): void {
    const focused = this.indexOf(document.activeElement);
    const { lines, rest } = draw(result, LIMITS);
    this.pieces = result.pieces;
    this.segments.clear();
    this.values = [];
    const made = lines.map((line, index) => this.line(line, index + 1));
    if (rest !== undefined)
      made.push(element('p', 'note', `${rest.lines} more lines, ${rest.problems} more problems.`));
    this.root.replaceChildren(...made);
    this.values[0]?.setAttribute('tabindex', '0');
    if (focused >= 0) this.focus(Math.min(focused, this.values.length - 1));
  }

  /** Marks what the selected part of the body has printed. */
  reveal(selection: Span): void {
    const linked = piecesOf(selection, this.pieces);
    let first: HTMLElement | undefined;
    for (const value of this.values) {
      const { piece = -1 } = this.segments.get(value) ?? {};
      value.classList.toggle('linked', linked.has(piece));
      if (linked.has(piece)) first ??= value;
    }
    first?.scrollIntoView({ block: 'nearest' });
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

  private line({ segments, messages }: Line, number: number): HTMLElement {
    const made = element('div', 'line');
    made.dataset.number = String(number);
    made.append(...segments.map((segment) => this.segment(segment)));
    made.append(...messages.map((message) => element('p', 'problem', message)));
    return made;
  }

  private segment(segment: Segment): HTMLElement {
    const { text, style, wrong, kind } = segment;
    const made = element('span', wrong ? `${style} wrong` : style, text);
    this.segments.set(made, segment);
    if (kind === undefined || kind === 'text') return made;
    made.classList.add(kind);
    if (kind === 'error') made.title = 'A Liquid error. Braze would send this text.';
    made.setAttribute('role', 'link');
    made.setAttribute('tabindex', '-1');
    this.values.push(made);
    return made;
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
    return target instanceof HTMLElement ? this.values.indexOf(target) : -1;
  }

  private focus(at: number): void {
    const value = this.values[at];
    if (value === undefined) return;
    for (const other of this.values) other.setAttribute('tabindex', other === value ? '0' : '-1');
    value.focus();
  }

  private follow(target: EventTarget | null): void {
    const segment = target === null ? undefined : this.segments.get(target);
    const source = segment && sourceOf(segment, this.pieces);
    if (source !== undefined) this.showSource(source);
  }
}
