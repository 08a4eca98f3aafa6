import { type JsonToken, nextToken } from './json-tokens.ts';
import type { PayloadProblemKind } from './judgement.ts';

/** What keeps a rendering from being JSON; UTF-16 offsets into the rendering. */
export interface JsonProblem {
  readonly kind: PayloadProblemKind;
  readonly start: number;
  readonly end: number;
  /** End of the last token before the problem. */
  readonly previousEnd?: number;
}

export interface JsonReading {
  /** The value after all repairs; undefined where there is none at all. */
  readonly value: unknown;
  readonly problems: readonly JsonProblem[];
}

interface Container {
  readonly open: '{' | '[';
  readonly entries: [string, unknown][];
  key: string | undefined;
  /** What may come next. */
  state: 'first' | 'key' | 'colon' | 'value' | 'separator';
  /** Start of the comma that `key` or `value` follows. */
  comma: number;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads a rendering as JSON and repairs as it goes, so that one slip is one problem and the next slip is still found: a missing comma is
 * put in, a trailing one dropped, text outside skipped. Nesting costs no stack.
 */
export function readJson(text: string): JsonReading {
  try {
    return { value: JSON.parse(text), problems: [] };
  } catch {
    return new Reader(text).read();
  }
}

class Reader {
  private readonly problems: JsonProblem[] = [];
  private readonly stack: Container[] = [];
  private value: unknown;
  private hasValue = false;
  private previousEnd: number | undefined;

  constructor(private readonly text: string) {}

  read(): JsonReading {
    let token = nextToken(this.text, 0);
    for (; token.kind !== 'end'; token = nextToken(this.text, token.end)) {
      const container = this.stack.at(-1);
      if (token.kind === 'comment') this.comment(token, container === undefined);
      else if (container === undefined) token = this.outside(token);
      else this.inside(token, container);
      if (token.kind !== 'comment') this.previousEnd = token.end;
    }
    this.finish(token);
    return { value: this.value, problems: this.problems };
  }

  private report(kind: PayloadProblemKind, span: { start: number; end: number }): void {
    const previous = this.previousEnd === undefined ? {} : { previousEnd: this.previousEnd };
    this.problems.push({ kind, start: span.start, end: span.end, ...previous });
  }

  private comment(token: JsonToken, outside: boolean): void {
    const end = token.start + this.text.slice(token.start, token.end).trimEnd().length;
    this.report(outside ? 'text-outside' : 'comment', { start: token.start, end });
  }

  /** Before the payload, or behind it. Text goes on to the end of its line, or to where the payload begins. */
  private outside(token: JsonToken): JsonToken {
    if (!this.hasValue && (token.kind === '{' || token.kind === '[')) {
      this.hasValue = true;
      this.push(token.kind);
      return token;
    }
    const newline = this.text.indexOf('\n', token.start);
    const line = newline < 0 ? this.text.length : newline;
    const brace = this.hasValue ? -1 : this.text.indexOf('{', token.start);
    const limit = brace >= 0 && brace < line ? brace : line;
    const end = token.start + this.text.slice(token.start, limit).trimEnd().length;
    this.report('text-outside', { start: token.start, end });
    return { ...token, kind: 'word', end: Math.max(end, token.start + 1) };
  }

  private push(open: '{' | '['): void {
    this.stack.push({ open, entries: [], key: undefined, state: 'first', comma: -1 });
  }

  private inside(token: JsonToken, container: Container): void {
    const inObject = container.open === '{';
    switch (container.state) {
      case 'first':
      case 'key':
        if (inObject) this.keyOrEnd(token, container);
        else this.itemOrEnd(token, container);
        return;
      case 'colon':
        this.colon(token, container);
        return;
      case 'value':
        this.memberValue(token, container);
        return;
      case 'separator':
        this.separator(token, container);
    }
  }

  private keyOrEnd(token: JsonToken, container: Container): void {
    if (token.kind === 'string' || token.kind === 'word') {
      if (token.kind === 'word') this.report('missing-key', token);
      else this.checkString(token);
      container.key = this.text.slice(token.start + 1, token.end - 1);
      container.state = 'colon';
    } else if (token.kind === '}' || token.kind === ']') {
      this.trailingComma(container);
      this.close(token);
    } else if (token.kind === ',') {
      this.report('trailing-comma', token);
    } else {
      this.report('missing-key', token);
      container.key = '';
      container.state = 'value';
      if (token.kind !== ':') this.memberValue(token, container);
    }
  }

  private itemOrEnd(token: JsonToken, container: Container): void {
    if (token.kind === ']' || token.kind === '}') {
      this.trailingComma(container);
      this.close(token);
    } else if (token.kind === ',') {
      this.report('trailing-comma', token);
    } else this.memberValue(token, container);
  }

  private trailingComma(container: Container): void {
    if (container.state === 'key') {
      this.report('trailing-comma', { start: container.comma, end: container.comma + 1 });
    }
  }

  private colon(token: JsonToken, container: Container): void {
    container.state = 'value';
    if (token.kind === ':') return;
    this.report('missing-colon', token);
    this.memberValue(token, container, false);
  }

  private memberValue(token: JsonToken, container: Container, reportMissing = true): void {
    container.state = 'separator';
    if (token.kind === '{' || token.kind === '[') this.push(token.kind);
    else if (token.kind === 'string') this.add(container, this.stringValue(token));
    else if (token.kind === 'word') this.add(container, this.word(token));
    else {
      if (reportMissing) this.report('missing-value', token);
      this.add(container, null);
      if (token.kind !== ':') this.separator(token, container);
    }
  }

  private separator(token: JsonToken, container: Container): void {
    if (token.kind === ',') {
      container.state = 'key';
      container.comma = token.start;
    } else if (token.kind === '}' || token.kind === ']') this.close(token);
    else if (token.kind === ':') this.report('invalid-value', token);
    else {
      this.report('missing-comma', token);
      container.state = 'first';
      this.inside(token, container);
    }
  }

  /** A bracket of the other kind closes what stands between it and its partner, if it has one. */
  private close(token: JsonToken): void {
    const open = token.kind === '}' ? '{' : '[';
    if (this.stack.at(-1)?.open !== open && !this.stack.some((container) => container.open === open)) {
      this.report('invalid-value', token);
      return;
    }
    while (this.stack.at(-1)?.open !== open) {
      this.report('missing-close', token);
      this.pop();
    }
    this.pop();
  }

  private pop(): void {
    const container = this.stack.pop();
    if (container === undefined) return;
    const value =
      container.open === '{' ? Object.fromEntries(container.entries) : container.entries.map(([, item]) => item);
    const parent = this.stack.at(-1);
    if (parent === undefined) this.value = value;
    else this.add(parent, value);
  }

  private add(container: Container, value: unknown): void {
    container.entries.push([container.key ?? '', value]);
  }

  private checkString(token: JsonToken): void {
    if (token.fault !== undefined) this.report('invalid-text', token);
  }

  private stringValue(token: JsonToken): string {
    this.checkString(token);
    if (token.fault !== undefined) return this.text.slice(token.start + 1, token.end);
    return String(JSON.parse(this.text.slice(token.start, token.end)));
  }

  private word(token: JsonToken): unknown {
    const text = this.text.slice(token.start, token.end);
    if (WORDS.has(text)) return WORDS.get(text);
    if (NUMBER.test(text)) return Number(text);
    this.report('invalid-value', token);
    return text;
  }

  private finish(end: JsonToken): void {
    if (this.stack.length > 0) this.report('missing-close', end);
    while (this.stack.length > 0) this.pop();
    if (!this.hasValue && this.problems.length === 0) this.report('empty', end);
  }
}
