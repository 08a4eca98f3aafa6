import { FREE } from './json-mask.ts';
import type { Token } from './tokens.ts';

/** What comes between two tokens: nothing, a space, or a line with so many levels of indentation. */
export type Gap = 'none' | 'space' | { readonly indent: number };

/** A block that is open: its tags on lines of their own, or where they stand. */
interface Frame {
  readonly isInline: boolean;
  /** Brackets around it. */
  readonly depth: number;
  readonly base: number;
  /** How many brackets are open after its first branch. */
  depthAfter: number | undefined;
}

/** What was between two tokens before. */
export interface Before {
  readonly isEmpty: boolean;
  readonly hasLine: boolean;
}

/** Decides token by token what comes before it. */
export class Layout {
  /** Open brackets, and blocks on lines of their own outside of brackets. */
  private depth = 0;
  private base = 0;
  private readonly frames: Frame[] = [];
  private previous: Token | undefined;
  /** The token before begins its line. */
  private isOnOwnLine = true;
  /** A comma is the last that an inline block prints. */
  private endsInComma = false;

  constructor(private readonly isOnlyCommas: (token: Token) => boolean) {}

  /** @returns what belongs before the token, if that may be changed. */
  next(token: Token, before: Before): Gap {
    const { previous } = this;
    this.leave(token);
    const wish = this.wish(token, before);
    const gap = wish === 'line' ? { indent: this.depth + this.base } : wish;
    const isLine = typeof gap === 'object' && (!before.isEmpty || isBreakable(previous, token));
    const kept = typeof gap === 'object' && !isLine ? 'none' : gap;
    this.enter(token, isLine || previous === undefined);
    this.isOnOwnLine = isLine || previous === undefined;
    this.previous = token;
    return kept;
  }

  /** Before the gap: what a closing token ends lies as deep as what began it. */
  private leave(token: Token): void {
    const frame = this.frames.at(-1);
    if (token.kind === 'close') this.depth = Math.max(0, this.depth - 1);
    if ((token.kind !== 'branch' && token.kind !== 'end') || frame === undefined) return;
    frame.depthAfter ??= this.depth;
    this.depth = frame.depth;
    this.base = frame.base;
  }

  private enter(token: Token, isLine: boolean): void {
    const frame = this.frames.at(-1);
    if (token.kind === 'open') this.depth++;
    if (token.kind === 'block') {
      const isInline = !isLine || this.isOnlyCommas(token);
      this.frames.push({ isInline, depth: this.depth, base: this.base, depthAfter: undefined });
      this.inside(isInline);
    }
    if (token.kind === 'branch' && frame !== undefined) this.inside(frame.isInline);
    if (token.kind === 'end' && frame !== undefined) {
      this.frames.pop();
      this.depth = frame.depthAfter ?? frame.depth;
      this.endsInComma = frame.isInline && this.previous?.kind === 'comma';
    }
  }

  private inside(isInline: boolean): void {
    if (!isInline && this.depth === 0) this.base++;
  }

  private wish(token: Token, before: Before): 'none' | 'space' | 'line' {
    const { previous } = this;
    if (previous === undefined) return 'none';
    const frame = this.frames.at(-1);
    const isInline =
      frame?.isInline === true && (token.kind === 'branch' || token.kind === 'end' || this.depth === frame.depth);
    if (previous.kind === 'comment') return 'line';
    if (token.kind === 'branch' || token.kind === 'end') return isInline ? flat(before) : 'line';
    if (previous.kind === 'open') return token.kind === 'close' ? 'none' : 'line';
    if (token.kind === 'close') return 'line';
    if (token.kind === 'comma') return this.beforeComma(previous, isInline);
    if (token.kind === 'colon') return 'none';
    return this.afterToken(previous, token, isInline, before);
  }

  private beforeComma(previous: Token, isInline: boolean): 'none' | 'line' {
    if (previous.kind === 'block' || previous.kind === 'branch') return isInline ? 'none' : 'line';
    const isTag = previous.kind === 'tag' || (previous.kind === 'end' && !this.endsInComma);
    return isTag && this.isOnOwnLine ? 'line' : 'none';
  }

  private afterToken(previous: Token, token: Token, isInline: boolean, before: Before): 'none' | 'space' | 'line' {
    // The payload begins a line, whatever is before it.
    if (this.depth === 0 && token.kind === 'open' && !isInline) return 'line';
    switch (previous.kind) {
      case 'colon':
        return 'space';
      case 'comma':
        return this.depth === 0 ? kept(before) : this.isOnOwnLine || isInline ? 'space' : 'line';
      case 'block':
      case 'branch':
        return isInline ? flat(before) : 'line';
      case 'end':
        return this.isOnOwnLine || (this.endsInComma && this.depth > 0) ? 'line' : kept(before);
      case 'tag':
        return this.isOnOwnLine ? 'line' : kept(before);
      default:
        return kept(before);
    }
  }
}

function flat({ isEmpty }: Before): 'none' | 'space' {
  return isEmpty ? 'none' : 'space';
}

function kept(before: Before): 'none' | 'space' | 'line' {
  return before.hasLine ? 'line' : flat(before);
}

/** White space can be put where there was none, without cutting anything in two. */
function isBreakable(previous: Token | undefined, { kind, mask }: Token): boolean {
  const isSign = kind === 'open' || kind === 'close' || kind === 'comma' || kind === 'colon';
  if (isSign || mask === FREE) return true;
  return previous?.kind === 'open' || previous?.kind === 'comma' || previous?.kind === 'colon';
}
