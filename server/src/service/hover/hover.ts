import type { Proof } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { cursorPlace } from '../cursor/markup-place.ts';
import type { KnownData } from '../knowledge/known-data.ts';
import { markupHover } from './markup-hover.ts';
import { memberHover } from './member-hover.ts';

/** What a hover works with. */
export interface HoverRequest {
  readonly template: Template;
  readonly offset: number;
  readonly data: KnownData;
  readonly proof: Proof;
  /** Where a place of the proof lies in the body; `undefined` for one in a Content Block. */
  readonly placeOf: (span: Span) => Span | undefined;
  /** A part of the body as it may be shown: without secrets. */
  readonly shown: (part: Span) => string;
  /** Milliseconds since 1970, for the results of date formats. */
  readonly now: number;
}

/** What is said of a place: Markdown. */
export interface Hover extends Span {
  readonly text: string;
  /** The output around it, whose values can be said as well. */
  readonly output?: Span;
}

export function hoverAt(request: HoverRequest): Hover | undefined {
  const place = cursorPlace(request.template, request.offset);
  if (place.kind === 'hidden') return undefined;
  return place.kind === 'text' ? memberHover(request) : markupHover(request);
}
