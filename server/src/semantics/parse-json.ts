import { deepestJson } from './json.ts';
import { Float, type Value } from './values.ts';

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in a string.
const CONTROL = /[\u0000-\u001f]/;

/** What is not JSON, or nested too deeply. */
class NotJson extends Error {}

/**
 * Strict JSON as a value, like `valueOfJson` without its tree, which takes ten times as long: for a million recorded events.
 * @returns undefined for what is not JSON, is nested too deeply, or has a number too large to calculate with.
 */
export function parseJson(text: string): Value | undefined {
  try {
    return new Parser(text).whole();
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  whole(): Value {
    const value = this.value();
    if (this.at < this.text.length) throw new NotJson();
    return value;
  }

  /** With the spaces around it. */
  private value(): Value {
    this.skipSpace();
    const value = this.bare();
    this.skipSpace();
    return value;
  }

  private bare(): Value {
    switch (this.text.charCodeAt(this.at)) {
      case 0x7b:
        return this.object();
      case 0x5b:
        return this.array();
      case 0x22:
        return this.string();
      case 0x74:
        return this.word('true', true);
      case 0x66:
        return this.word('false', false);
      case 0x6e:
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private object(): Value {
    const members = new Map<string, Value>();
    this.open();
    this.skipSpace();
    if (!this.take(0x7d)) {
      do {
        this.skipSpace();
        const key = this.string();
        this.skipSpace();
        this.expect(0x3a);
        members.set(key, this.value());
      } while (this.take(0x2c));
      this.expect(0x7d);
    }
    this.depth--;
    return members;
  }

  private array(): Value {
    const items: Value[] = [];
    this.open();
    this.skipSpace();
    if (!this.take(0x5d)) {
      do items.push(this.value());
      while (this.take(0x2c));
      this.expect(0x5d);
    }
    this.depth--;
    return items;
  }

  private open(): void {
    this.at++;
    if (++this.depth > deepestJson) throw new NotJson();
  }

  private string(): string {
    this.expect(0x22);
    const start = this.at;
    let end = this.text.indexOf('"', start);
    if (end < 0) throw new NotJson();
    const firstEscape = this.text.indexOf('\\', start);
    if (firstEscape < 0 || firstEscape > end) {
      this.at = end + 1;
      const text = this.text.slice(start, end);
      if (CONTROL.test(text)) throw new NotJson();
      return text;
    }
    for (let at = firstEscape; at < end; at = this.nextEscape(at + 2))
      if (at + 1 === end) end = this.text.indexOf('"', end + 1);
    if (end < 0) throw new NotJson();
    this.at = end + 1;
    return unescaped(this.text.slice(start - 1, end + 1));
  }

  private nextEscape(from: number): number {
    const at = this.text.indexOf('\\', from);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  }

  private number(): Value {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text);
    if (found === null) throw new NotJson();
    this.at = NUMBER.lastIndex;
    if (found[1] === undefined && found[2] === undefined) return BigInt(found[0]);
    const value = Number(found[0]);
    if (!Number.isFinite(value)) throw new NotJson();
    return new Float(value);
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw new NotJson();
    this.at += word.length;
    return value;
  }

  private take(code: number): boolean {
    if (this.text.charCodeAt(this.at) !== code) return false;
    this.at++;
    return true;
  }

  private expect(code: number): void {
    if (!this.take(code)) throw new NotJson();
  }

  private skipSpace(): void {
    const code = this.text.charCodeAt(this.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    SPACE.lastIndex = this.at;
    SPACE.test(this.text);
    this.at = SPACE.lastIndex;
  }
}

function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw new NotJson();
  }
}
