/** What may come where a cursor stands in markup. The half-typed word before it is not part of it. */
export type Expectation =
  | { readonly kind: 'tag' }
  | { readonly kind: 'value'; readonly role: Role }
  /** `${…}`, with the namespace before it. */
  | { readonly kind: 'attribute'; readonly namespace?: string; readonly role: Role }
  /** After a dot: the value of which a member is due, as written. */
  | { readonly kind: 'member'; readonly of: string; readonly role: Role }
  /** After a pipe; without one where a pipe may follow. */
  | { readonly kind: 'filter'; readonly hasPipe: boolean; readonly chain: Chain }
  | { readonly kind: 'operator'; readonly left: string; readonly isSecond: boolean }
  /** Within quotes. */
  | { readonly kind: 'string'; readonly quote: string; readonly start: number; readonly role: Role }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'loop-parameter' }
  | { readonly kind: 'option' }
  | { readonly kind: 'nothing' };

/** What a value is there for. */
export interface Role {
  readonly kind: 'printed' | 'assigned' | 'compared' | 'collection' | 'argument' | 'case' | 'raw';
  /** Of an argument: what it is an argument of, and its index. */
  readonly filter?: string;
  readonly index?: number;
  readonly chain?: Chain;
  /** What it is compared with. */
  readonly left?: string;
  /** How it is compared. */
  readonly operator?: string;
}

/** A value with filters, as far as it is typed. */
export interface Chain {
  readonly value: string;
  readonly filters: readonly string[];
}
