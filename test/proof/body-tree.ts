import type { AttributePath } from '../../server/src/proof/proof.ts';
import type { Value } from '../../server/src/semantics/values.ts';
import type { Span } from '../../server/src/template/span.ts';

/** A generated body, as a tree that knows what its tags read, so that it can be cut down and still be described. */
export type Part = TextPart | TagPart | HolePart | BlockPart;

/** What stands in the body as it is. Planted mistakes change these. */
export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
}

/** A tag, or an output of what the body itself has put together; `text` with its braces. */
export interface TagPart {
  readonly kind: 'tag';
  readonly text: string;
  readonly reads: readonly Read[];
}

/** An output of a value that comes from outside; `code` is what stands between its braces. */
export interface HolePart {
  readonly kind: 'hole';
  readonly code: string;
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
  readonly reads: readonly Read[];
}

export interface BlockPart {
  readonly kind: 'block';
  readonly arms: readonly Arm[];
  /** The closing tag. */
  readonly end: string;
}

export interface Arm {
  readonly tag: string;
  readonly reads: readonly Read[];
  readonly parts: readonly Part[];
}

/** What an expression reads. `steps` lead on from the attribute: the name of a member, or `[]` for each item of a list. */
export interface Read {
  readonly source: AttributePath;
  readonly steps: readonly string[];
  /** The values that the expression can tell apart; empty where it only prints. */
  readonly values: readonly Value[];
  readonly printed: boolean;
}

export const text = (content: string): TextPart => ({ kind: 'text', text: content });
export const tag = (content: string, reads: readonly Read[] = []): TagPart => ({ kind: 'tag', text: content, reads });
export const block = (end: string, ...arms: readonly Arm[]): BlockPart => ({ kind: 'block', end, arms });
export const arm = (content: string, reads: readonly Read[], parts: readonly Part[]): Arm => ({
  tag: content,
  reads,
  parts,
});

/** All parts, outer before inner. */
export function* allParts(parts: readonly Part[]): Generator<Part> {
  for (const part of parts) {
    yield part;
    if (part.kind === 'block') for (const { parts: inner } of part.arms) yield* allParts(inner);
  }
}

export function readsOf(parts: readonly Part[]): readonly Read[] {
  return [...allParts(parts)].flatMap((part) => {
    if (part.kind === 'text') return [];
    return part.kind === 'block' ? part.arms.flatMap(({ reads }) => reads) : part.reads;
  });
}

/** Whether holes print marks around what they print. */
export type Marking = 'none' | 'all';

export interface Written {
  readonly body: string;
  /** In the order of their numbers. */
  readonly holes: readonly Span[];
}

/** Marks of private use, which no generated body holds: the first and the last of a hole's own. */
export const FIRST_MARK = 0xe000;
export const END_MARK = 0xf000;

/** The body as text, with the place of each hole. */
export function write(parts: readonly Part[], marking: Marking = 'none'): Written {
  const holes: Span[] = [];
  let body = '';
  /** Two braces would be an output. */
  const put = (piece: string): void => {
    body += body.endsWith('{') && piece.startsWith('{') ? ` ${piece}` : piece;
  };
  const add = (inner: readonly Part[]): void => {
    for (const part of inner) {
      if (part.kind === 'block') {
        for (const { tag: opening, parts: own } of part.arms) {
          put(opening);
          add(own);
        }
        put(part.end);
      } else if (part.kind === 'hole') {
        const code = marking === 'all' ? writeMarked(part, holes.length) : writeHole(part);
        put(code);
        holes.push({ start: body.length - code.length, end: body.length });
      } else put(part.text);
    }
  };
  add(parts);
  return { body, holes };
}

function writeHole({ code, trimsBefore, trimsAfter }: HolePart): string {
  return `{{${trimsBefore ? '-' : ''} ${code} ${trimsAfter ? '-' : ''}}}`;
}

/** The marks take the white space in place of the hole. */
function writeMarked(hole: HolePart, number: number): string {
  const before = `{{${hole.trimsBefore ? '-' : ''} '${String.fromCharCode(FIRST_MARK + number)}' }}`;
  const after = `{{ '${String.fromCharCode(END_MARK)}' ${hole.trimsAfter ? '-' : ''}}}`;
  return `${before}{{ ${hole.code} }}${after}`;
}
