import type { Span } from '../../template/span.ts';
import type { Block, Template } from '../../template/tree.ts';
import { type Container, type MemberSeen, pathOf } from './json-container.ts';
import { isNameDue, type JsonState, type NextSign } from './json-state.ts';
import { stateAt, walkJson } from './json-walk.ts';

/** Where a cursor stands in the JSON of a body. */
export interface JsonPlace {
  /** `name`: of a member; `nothing`: only a comma or a bracket can come. */
  readonly expects: 'name' | 'value' | 'colon' | 'nothing';
  /** The names that lead to the value, or to the object of the name: `[]` for an item of a list. */
  readonly path: readonly string[];
  readonly container?: Container;
  /** The half-typed name, string or word at the cursor, with its quotes; empty if there is none. */
  readonly typed: Span;
  /** What is typed begins with a quote. */
  readonly isQuoted: boolean;
  /** The closing quote is there. */
  readonly isClosed: boolean;
  /** What is before the cursor in its container, in every way to it. */
  readonly before: ReadonlySet<'open' | 'comma' | 'value'>;
  /** What comes first after what is typed. */
  readonly next: ReadonlySet<NextSign>;
  /** Members that the object has on the way to the cursor and after it. */
  readonly members: readonly MemberSeen[];
  /** The brackets that are never closed, inner first. */
  readonly open: readonly Container[];
  readonly loops: readonly Block[];
  /** All ways lead to the same container. */
  readonly isSure: boolean;
}

/** `undefined` where no way leads to the cursor. */
export function jsonPlace(template: Template, offset: number): JsonPlace | undefined {
  const here = { start: offset, end: offset };
  const first = stateAt(template, offset)?.inside;
  const probe = first === undefined ? walkJson(template, here) : undefined;
  const inside = first ?? probe?.at.find((state) => state.inside !== undefined)?.inside;
  if (inside === undefined) return probe && placeOf(probe, here, template.source);
  if (inside.text.includes('\0') && inside.kind === 'word') return undefined;
  const typed = { start: inside.start, end: typedEnd(template.source, inside.start, offset) };
  return placeOf(walkJson(template, typed), typed, template.source);
}

/** The rest of what the cursor is in, up to the quote that closes it on the same line, if it does. */
function typedEnd(source: string, start: number, offset: number): number {
  const isQuoted = source.charAt(start) === '"';
  if (!isQuoted) return offset + (/^\w*/.exec(source.slice(offset, offset + 200))?.[0].length ?? 0);
  const rest = source.slice(offset, offset + 1_000);
  // A quote after a comma or colon begins the next string: this one has no end yet.
  const isOpenBrace = /\{[^{}]*$/.test(source.slice(start, offset));
  const closing = (isOpenBrace ? /^[^"\n{}[\],:]*\}{0,3}"/ : /^[^"\n{}[\],:]*"/).exec(rest)?.[0].length;
  const isInUrl = /^[^"\n]*"\s*[,}\]:\n]/.exec(rest)?.[0];
  if (closing !== undefined) return offset + closing;
  return isInUrl === undefined || !/^[^"\n]*:\/\//.test(rest)
    ? offset + (/^[\w-]*/.exec(rest)?.[0].length ?? 0)
    : offset + isInUrl.lastIndexOf('"') + 1;
}

function placeOf(walked: ReturnType<typeof walkJson>, typed: Span, source: string): JsonPlace | undefined {
  const [state] = walked.at;
  if (state === undefined) return undefined;
  const text = source.slice(typed.start, typed.end);
  const { container } = state;
  const expects = expectationOf(state, text, walked.next);
  const path = pathOf(container);
  return {
    expects,
    path:
      expects === 'value' && container !== undefined
        ? [...path, container.kind === 'list' ? '[]' : (state.name ?? '')]
        : path,
    ...(container && { container }),
    typed,
    isQuoted: text.startsWith('"'),
    isClosed: text.length > 1 && text.endsWith('"'),
    before: new Set(walked.at.map(({ expect }) => BEFORE[expect])),
    next: walked.next,
    members: [...(container?.members.values() ?? [])].filter(({ start }) => start < typed.start || start >= typed.end),
    open: openAt(walked.last),
    loops: walked.loops,
    isSure: walked.at.every((one) => one.container === container),
  };
}

const BEFORE = { first: 'open', next: 'comma', colon: 'value', value: 'open', comma: 'value', end: 'value' } as const;

function expectationOf(state: JsonState, text: string, next: ReadonlySet<NextSign>): JsonPlace['expects'] {
  const { expect, container } = state;
  if (expect === 'end') return 'nothing';
  if (expect === 'colon') return 'colon';
  if (isNameDue(state)) return 'name';
  if (expect === 'comma') return 'nothing';
  // At the root or in a list, a name may be typed where an object is meant.
  return container?.kind === 'object' || text !== '' || !next.has('colon') ? 'value' : 'nothing';
}

function openAt(last: readonly JsonState[]): Container[] {
  const open: Container[] = [];
  const [state] = last;
  for (let at = state?.container; at !== undefined; at = at.outer) open.push(at);
  return open;
}
