import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { personalDataIn } from './in-body.ts';
import { checkRenderedPayload } from './rendered-payload.ts';
import { secretsIn, secretsOf } from './secrets.ts';
import { TextFinder } from './text-finder.ts';

/**
 * Secrets and personal data of one text, which no message or report repeats. Each character of them becomes a dot, so that what stands
 * behind them keeps its place.
 */
export class Hidden {
  /** In order, not overlapping. */
  private readonly spans: readonly Span[];
  private finder: TextFinder | undefined;

  /** @param spans of what is hidden in `source`. */
  constructor(
    private readonly source: string,
    spans: readonly Span[],
  ) {
    this.spans = merged(spans);
  }

  /** Another text that may repeat some of it, whole or cut off by `…`, encoded or not. */
  in(text: string): string {
    if (this.spans.length === 0) return text;
    this.finder ??= new TextFinder(this.spans.flatMap(({ start, end }) => formsOf(this.source.slice(start, end))));
    return dotted(
      text,
      this.finder.find(text).filter((found) => isWhole(found, text)),
    );
  }

  /** A part of the text itself. */
  inSource(part: Span): string {
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

const known = new WeakMap<Template, Hidden>();

/** What is hidden of a body, whether or not its configuration and its comments want to hear of it. */
export function hiddenIn(template: Template): Hidden {
  const found =
    known.get(template) ?? new Hidden(template.source, [...secretsOf(template), ...personalDataIn(template)]);
  known.set(template, found);
  return found;
}

/** What is hidden of any other text: a sample user, a rendering. */
export function hiddenInText(text: string): Hidden {
  return new Hidden(text, [...secretsIn(text), ...checkRenderedPayload(text.replace(/^\uFEFF/, ' '))]);
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

/** Lines of a text are told one by one when they are at least so long. */
const SHORTEST_LINE = 8;

/** A text as messages and renderings have it: in one line, in JSON, in an address, in a header. */
function formsOf(text: string): string[] {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return [
    text,
    text.trim().replace(/\s+/g, ' '),
    ...(lines.length > 1 ? lines.filter(({ length }) => length >= SHORTEST_LINE) : []),
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text.replace(/\p{Cs}/gu, '')),
    ...(/^[\x20-\x7e]*$/.test(text) ? [btoa(text)] : []),
  ];
}
