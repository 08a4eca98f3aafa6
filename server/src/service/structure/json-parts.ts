import { skipSpace } from '../../template/characters.ts';
import type { Span } from '../../template/span.ts';
import { stringStop } from '../cursor/json-state.ts';
import { addPart, type Brackets, kindOf, type Part, type Structure, type ValueKind } from './part.ts';
import { type JsonPosition, jsonScope, nearest, type Scope, START, without } from './scope.ts';

/** Reads the texts of a body in their order as JSON, and keeps what it is made of. Whatever is missing is not missed. */
export class JsonParts {
  private position = START;
  private readonly parts: Part[] = [];
  private readonly brackets: Brackets[] = [];
  private readonly strings: Span[] = [];

  constructor(private readonly source: string) {}

  get at(): JsonPosition {
    return this.position;
  }

  goTo(position: JsonPosition): void {
    this.position = position;
  }

  /** What is captured begins anew. */
  startAnew(): void {
    this.position = START;
  }

  finish(end: number): Structure {
    const { string } = this.position;
    if (string >= 0 && this.isDue()) this.valueIs('string', string, end);
    for (let at = this.position.scope; at !== undefined; at = at.outer) if (at.part !== undefined) grow(at.part, end);
    const brackets = this.brackets.sort((one, other) => one.start - other.start);
    return { parts: this.parts, brackets, strings: this.strings };
  }

  text({ start, end }: Span): void {
    for (let at = start; at < end; ) {
      if (this.position.string >= 0) at = this.inString(at, end);
      else at = skipSpace(this.source, at, end);
      if (at < end && this.position.string < 0) at = this.sign(at, end);
    }
  }

  /** It prints a value, a part of a string, or members that nobody knows. */
  output({ start, end }: Span): void {
    if (this.position.string < 0) this.valueIs('output', start, end);
  }

  /** A part that is Liquid, where the reader is. */
  liquid(part: Omit<Part, 'depth' | 'children' | 'value'>): Part {
    return this.add({ ...part, value: undefined });
  }

  /** What follows lies in it, until it is left. */
  enter(part: Part): void {
    const { scope } = this.position;
    this.moveTo({ kind: 'liquid', part, start: part.start, outer: scope, count: 0 });
  }

  leave(part: Part): void {
    const left = nearest(this.position.scope, (scope) => scope.part === part);
    if (left !== undefined) this.moveTo(without(this.position.scope, left));
  }

  private moveTo(scope: Scope | undefined): void {
    const { member, hasValue, string } = this.position;
    this.position = { scope, member, hasValue, string };
  }

  private quoteAt(string: number): void {
    const { scope, member, hasValue } = this.position;
    this.position = { scope, member, hasValue, string };
  }

  private memberIs(member: Part | undefined, hasValue = this.position.hasValue): void {
    const { scope, string } = this.position;
    this.position = { scope, member, hasValue, string };
  }

  private add(part: Omit<Part, 'depth' | 'children'>): Part {
    const parent = this.parent();
    const added = { ...part, depth: parent === undefined ? 0 : parent.depth + 1, children: [] };
    addPart(added, parent?.children ?? this.parts);
    return added;
  }

  /** The member whose value is not complete, or what is around. */
  private parent(): Part | undefined {
    const { member, string, scope, hasValue } = this.position;
    if (member !== undefined && (string >= 0 || !hasValue)) return member;
    let at = scope;
    while (at !== undefined && at.part === undefined) at = at.outer;
    return at?.part;
  }

  private inString(at: number, end: number): number {
    const stop = stringStop(this.source, at, end);
    if (stop === end) return end;
    const next = this.source.charAt(stop) === '"' ? stop + 1 : stop;
    const start = this.position.string;
    this.quoteAt(-1);
    this.strings.push({ start, end: next });
    if (this.isName(next)) this.named(start, next);
    else this.valueIs('string', start, next);
    return next;
  }

  private isName(end: number): boolean {
    if (this.isDue()) return false;
    COLON.lastIndex = end;
    return COLON.test(this.source);
  }

  private named(start: number, end: number): void {
    this.memberIs(undefined);
    const name = this.source.slice(start + 1, this.source.charAt(end - 1) === '"' ? end - 1 : end);
    const member = this.add({
      kind: 'member',
      name,
      nameSpan: { start, end },
      detail: '',
      value: undefined,
      start,
      end,
    });
    this.memberIs(member, false);
  }

  /** The value of a member is still to come. */
  private isDue(): boolean {
    return this.position.member !== undefined && !this.position.hasValue;
  }

  private valueIs(kind: ValueKind, start: number, end: number): void {
    const { member } = this.position;
    if (member === undefined) return;
    member.valueStart ??= start;
    member.value ??= kind;
    grow(member, end);
    if (!this.position.hasValue) this.memberIs(member, true);
  }

  private sign(at: number, end: number): number {
    switch (this.source.charAt(at)) {
      case '"':
        this.quoteAt(at);
        return at + 1;
      case '{':
        this.open('object', at);
        return at + 1;
      case '[':
        this.open('list', at);
        return at + 1;
      case '}':
        this.close('object', at + 1);
        return at + 1;
      case ']':
        this.close('list', at + 1);
        return at + 1;
      case ',':
        this.comma();
        return at + 1;
      default:
        return this.word(at, end);
    }
  }

  private comma(): void {
    this.memberIs(undefined);
    const scope = jsonScope(this.position.scope);
    if (scope !== undefined) scope.count++;
  }

  private word(at: number, end: number): number {
    WORD.lastIndex = at;
    const length = WORD.exec(this.source)?.[0].length ?? 0;
    if (length === 0) return at + 1;
    const next = Math.min(at + length, end);
    this.valueIs(kindOf(this.source.slice(at, next)), at, next);
    return next;
  }

  private open(kind: Brackets['kind'], start: number): void {
    const { scope, member } = this.position;
    const isValue = this.isDue();
    if (isValue) this.valueIs(kind, start, start + 1);
    // In a branch of the value, its members belong to the branch.
    const isInBranch = (scope?.part?.depth ?? 0) > (member?.depth ?? 0) && scope?.kind === 'liquid';
    const part = !isValue ? this.item(kind, start) : isInBranch ? undefined : member;
    this.position = { ...START, scope: { kind, part, start, outer: scope, count: 0 } };
  }

  private item(value: ValueKind, start: number): Part | undefined {
    const { scope } = this.position;
    const list = jsonScope(scope);
    if (list?.kind !== 'list') return undefined;
    // How many come before it is only known where no tag decides.
    const name = scope === list ? `[${list.count}]` : 'item';
    const nameSpan = { start, end: start + 1 };
    return this.add({ kind: 'item', name, nameSpan, detail: '', value, start, end: start + 1 });
  }

  /** A bracket that does not fit closes what it can close. */
  private close(kind: Brackets['kind'], end: number): void {
    const closing = nearest(this.position.scope, (scope) => scope.kind === kind);
    this.memberIs(undefined);
    if (closing === undefined) return;
    this.brackets.push({ kind, start: closing.start, end });
    if (closing.part !== undefined) grow(closing.part, end);
    this.moveTo(without(this.position.scope, closing));
  }
}

const WORD = /[\w.+-]*/y;
const COLON = /\s*:/y;

/** With a new end: what is around it reaches as far, once all is read. */
function grow(part: Part, end: number): void {
  part.end = Math.max(part.end, end);
}
