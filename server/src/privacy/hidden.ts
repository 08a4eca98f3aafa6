import { isJsonProblem, parseJsonTree } from '../semantics/json.ts';
import { once } from '../template/once.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { personalDataIn } from './in-body.ts';
import { findInJson } from './in-json.ts';
import { TextScanner } from './in-text.ts';
import { secretsIn } from './secrets.ts';
import { TextFinder } from './text-finder.ts';

/**
 * Secrets and personal data of one text, which no message or report repeats. Each of their characters becomes a dot, so that what comes
 * after them keeps its place.
 */
export class Hidden {
  /** In order, not overlapping. */
  private readonly spans: readonly Span[];
  private finder: TextFinder | undefined;

  /**
   * @param spans of what is hidden in `source`.
   * @param texts that are hidden besides, where the source has them in another form.
   */
  constructor(
    private readonly source: string,
    spans: readonly Span[],
    private readonly texts: readonly string[] = [],
  ) {
    this.spans = merged(spans);
  }

  get isEmpty(): boolean {
    return this.spans.length === 0;
  }

  /** Another text that may repeat some of it, whole or cut off, encoded or not. */
  in(text: string): string {
    if (this.isEmpty) return text;
    this.finder ??= new TextFinder([...this.spans.map((span) => this.textOf(span)), ...this.texts].flatMap(formsOf));
    return dotted(
      text,
      this.finder.find(text).filter((found) => isWhole(found, text)),
    );
  }

  /** What is said of a place of the text: quotations from what is hidden there are hidden as well, however short. */
  inWordsOn({ start, end }: Span, words: string): string {
    const there = this.within({ start: start - 1, end: end + 1 }).map((span) => inOneLine(this.textOf(span)));
    if (there.length === 0) return this.in(words);
    const shown = words.replace(/`[^`]+`/g, (quotation) => {
      const text = quotation.slice(1, -1).replace(/…$/, '');
      const isHidden = /[\p{L}\p{N}]/u.test(text) && there.some((hidden) => hidden.includes(inOneLine(text)));
      return isHidden ? `\`${'•'.repeat(text.length)}\`` : quotation;
    });
    return this.in(shown);
  }

  /** A part of the text itself. */
  inSource(part: Span): string {
    if (this.isEmpty) return this.textOf(part);
    const inside = this.within(part).map((span) => ({
      start: Math.max(span.start, part.start) - part.start,
      end: Math.min(span.end, part.end) - part.start,
    }));
    return this.in(dotted(this.source.slice(part.start, part.end), inside));
  }

  textOf({ start, end }: Span): string {
    return this.source.slice(start, end);
  }

  /** What lies in a part of the text, or goes over its borders. */
  within({ start, end }: Span): readonly Span[] {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    let last = low;
    while ((this.spans[last]?.start ?? end) < end) last++;
    return this.spans.slice(low, last);
  }
}

/**
 * What is hidden in a body, even if its configuration or its comments silence the rules. Comments, tests and what Liquid cannot read
 * are searched as well: they are never sent, but messages quote them.
 */
export function hiddenIn(
  template: Template,
  secrets: readonly Span[] = secretsIn(template.source),
  personalData: readonly Span[] = personalDataIn(template),
): Hidden {
  return new Hidden(template.source, [...secrets, ...personalData, ...inAllOf(template)]);
}

/** The same for all who ask for it of one tree: the outline, values in the body, hovers. */
export const hiddenOf = once((template: Template) => hiddenIn(template));

/** A quote before an address could be a part of it, but in Liquid it begins a text. */
function inAllOf({ source }: Template): Span[] {
  const found = new TextScanner().scan(source, 0);
  return found.map(({ start, end }) => ({ start: /['"]/.test(source.charAt(start)) ? start + 1 : start, end }));
}

/** What is hidden of any other text: a sample user, a rendering. */
export function hiddenInText(text: string): Hidden {
  const source = text.replace(/^\uFEFF/, ' ');
  const root = parseJsonTree(source);
  if (isJsonProblem(root)) return new Hidden(text, [...secretsIn(text), ...new TextScanner().scan(source, 0)]);
  const found = findInJson(root, source);
  return new Hidden(
    text,
    [...secretsIn(text), ...found],
    found.map((match) => match.text),
  );
}

function merged(spans: readonly Span[]): Span[] {
  const done: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const last = done.at(-1);
    if (last === undefined || last.end < start) done.push({ start, end });
    else last.end = Math.max(last.end, end);
  }
  return done;
}

function dotted(text: string, spans: readonly Span[]): string {
  let done = '';
  let at = 0;
  for (const { start, end } of spans) {
    done += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, '•');
    at = end;
  }
  return done + text.slice(at);
}

/** Shorter ones are parts of other words: `Jan` is not hidden in `January`. */
const SHORT = 6;

function isWhole({ start, end }: Span, text: string): boolean {
  if (end - start >= SHORT) return true;
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at));
  return !(isWord(start) && isWord(start - 1)) && !(isWord(end - 1) && isWord(end));
}

/** Lines of a text that are at least this long are also hidden one by one. */
const SHORTEST_LINE = 8;

/** A text as messages and renderings have it: in one line, in JSON, in an address, in a header. */
function formsOf(text: string): string[] {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return [
    text,
    inOneLine(text),
    ...(lines.length > 1 ? lines.filter(({ length }) => length >= SHORTEST_LINE) : []),
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text.replace(/\p{Cs}/gu, '')),
    ...(/^[\x20-\x7e]*$/.test(text) ? [btoa(text)] : []),
  ];
}

function inOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
