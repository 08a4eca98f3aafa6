import type { Span } from '../template/span.ts';
import { closerOf, type JsonState, startState, step } from './grammar.ts';
import { type FoundRepair, findReopening, findRepair, type JsonProblemKind, type Kept } from './repair.ts';
import { type JsonToken, type JsonTokenKind, nextToken } from './tokens.ts';

/** Why a rendering is not JSON; UTF-16 offsets into the rendering. */
export interface JsonProblem extends Span {
  readonly kind: JsonProblemKind;
  /** The tokens before and after it. */
  readonly previous?: Span;
  readonly next?: Span;
  /** The brackets that are missing. */
  readonly due?: string;
}

export interface JsonReading {
  /** The value after all repairs; undefined where there is none at all. */
  readonly value: unknown;
  /** Where the value begins; the end of the text where there is none. */
  readonly start: number;
  /** In the order of their places; at most 100 for a text beyond repair. */
  readonly problems: readonly JsonProblem[];
}

const MOST_PROBLEMS = 100;
/** After this many repairs, the text is treated as not JSON at all. */
const MOST_REPAIRS = 1000;
/** This many tokens must fit after the first unsure repair before problems are reported again, since what follows may be caused by it. */
const TOKENS_TO_TRUST = 3;

/**
 * Reads a rendering as JSON and repairs it on the way, so that one error is one problem and the next error is still found: a missing comma is
 * inserted, a trailing one dropped, text outside skipped. Linear in the length; nesting uses no stack.
 */
export function readJson(text: string): JsonReading {
  try {
    return { value: JSON.parse(text), start: text.search(/\S/), problems: [] };
  } catch {
    return new Reader(text).read();
  }
}

class Reader {
  private readonly problems: JsonProblem[] = [];
  private readonly reported = new Set<number>();
  /** All but comments. */
  private readonly tokens: JsonToken[] = [];
  private readonly comments: JsonToken[] = [];
  /** The repaired text. */
  private readonly kept: Kept[] = [];
  private index = 0;
  private repairs = 0;
  private tokensToTrust = TOKENS_TO_TRUST;
  /** Tokens that must still fit before problems are reported again. */
  private muted = 0;

  constructor(private readonly text: string) {}

  read(): JsonReading {
    for (let token = nextToken(this.text, 0); token.kind !== 'end'; token = nextToken(this.text, token.end)) {
      (token.kind === 'comment' ? this.comments : this.tokens).push(token);
    }
    const first = this.tokens.findIndex(({ kind }) => kind === '{' || kind === '[');
    this.index = first < 0 ? this.tokens.length : first;
    this.textOutside(0, this.index);
    for (let token = this.tokens[this.index]; token !== undefined; token = this.tokens[this.index]) this.take(token);
    this.finish();
    const problems = this.problems.sort((one, other) => one.start - other.start).slice(0, MOST_PROBLEMS);
    return { value: this.value(), start: this.opening, problems };
  }

  private get state(): JsonState {
    return this.kept.at(-1)?.state ?? startState;
  }

  private get opening(): number {
    return this.kept.at(0)?.token.start ?? this.text.length;
  }

  private take(token: JsonToken): void {
    const next = step(this.state, token.kind);
    if (next !== undefined) {
      this.checkScalar(token, next);
      this.kept.push({ token, state: next });
      this.index++;
      return;
    }
    const isOver = this.state.expects === 'end';
    const find = isOver ? findReopening : findRepair;
    const repair = this.repairs < MOST_REPAIRS ? find(this.tokens, this.index, this.kept) : undefined;
    if (repair !== undefined) this.repair(repair);
    else {
      // After an unsure repair the payload may only seem to have ended.
      if (isOver && this.tokensToTrust === TOKENS_TO_TRUST) this.textOutside(this.index, this.tokens.length);
      this.index = this.tokens.length;
    }
  }

  /** Reports a name or a value that is invalid in itself. */
  private checkScalar(token: JsonToken, behind: JsonState): void {
    const isName = behind.expects === 'colon';
    if (token.kind === 'word' || (isName && token.kind === 'literal')) {
      this.report(isName ? 'missing-key' : 'invalid-value', token);
    } else if (token.faulty) {
      this.report('invalid-text', token);
      this.mute();
    } else if (this.muted > 0) this.muted--;
  }

  private repair({ kind, back, skips, inserts, sure }: FoundRepair): void {
    this.repairs++;
    this.kept.length -= back;
    this.index -= back;
    const token = this.tokens[this.index];
    if (token === undefined) return;
    const due = kind === 'missing-close' ? closerOf(this.state) : undefined;
    this.report(kind, token, this.tokens[this.index + 1], due);
    if (!sure) this.mute();
    for (const inserted of inserts) this.insert(inserted, token.start);
    this.index += skips;
  }

  /** The less the repairs help, the longer it takes to trust them again. */
  private mute(): void {
    this.muted = this.tokensToTrust;
    this.tokensToTrust *= 2;
  }

  private insert(kind: JsonTokenKind, at: number): void {
    const state = step(this.state, kind);
    if (state !== undefined) this.kept.push({ token: { kind, start: at, end: at }, state });
  }

  /** At most one problem per token. */
  private report(kind: JsonProblemKind, { start, end }: Span, next?: Span, due?: string): void {
    if (this.muted > 0 || this.reported.has(start)) return;
    this.reported.add(start);
    const previous = this.kept.at(-1)?.token;
    this.problems.push({ kind, start, end, ...(previous && { previous }), ...(next && { next }), ...(due && { due }) });
  }

  /** Skips the tokens from one index to another, with one problem per line. */
  private textOutside(from: number, to: number): void {
    let line: { start: number; end: number } | undefined;
    for (const { start, end } of this.tokens.slice(from, to)) {
      if (line === undefined || this.text.slice(line.end, start).includes('\n')) {
        if (line !== undefined) this.problems.push({ kind: 'text-outside', ...line });
        line = { start, end };
      } else line.end = end;
    }
    if (line !== undefined) this.problems.push({ kind: 'text-outside', ...line });
  }

  private finish(): void {
    this.muted = 0;
    const last = this.kept.at(-1)?.token;
    const closing = this.state.expects === 'end' && last !== undefined ? last.end : this.text.length;
    for (const { start, end } of this.comments) {
      this.problems.push({ kind: start < this.opening || start >= closing ? 'text-outside' : 'comment', start, end });
    }
    if (last === undefined) {
      const { length } = this.text;
      if (this.problems.length === 0) this.problems.push({ kind: 'empty', start: length, end: length });
    } else if (this.state.expects !== 'end') {
      this.report('missing-close', last, undefined, this.complete());
    }
  }

  /** Closes everything that is open. Returns the closing brackets that were needed. */
  private complete(): string {
    let brackets = '';
    for (let { state } = this; state.expects !== 'end'; state = this.state) {
      if (state.expects === 'next') this.kept.pop();
      else if (state.expects === 'colon') this.insert(':', this.text.length);
      else if (state.expects === 'value') this.insert('literal', this.text.length);
      else {
        const closer = closerOf(state) ?? '}';
        brackets += closer;
        this.insert(closer, this.text.length);
      }
    }
    return brackets;
  }

  private value(): unknown {
    if (this.kept.length === 0) return undefined;
    return JSON.parse(this.kept.map(({ token, state }) => this.repaired(token, state.expects === 'colon')).join(''));
  }

  private repaired({ kind, start, end, faulty }: JsonToken, isName: boolean): string {
    const written = this.text.slice(start, end);
    if (kind === 'literal' && !isName) return start === end ? 'null' : written;
    if (kind === 'string' && !faulty && start < end) return written;
    const isScalar = kind === 'string' || kind === 'word' || kind === 'literal';
    return isScalar ? JSON.stringify(written.replace(/^"|"$/g, '')) : kind;
  }
}
