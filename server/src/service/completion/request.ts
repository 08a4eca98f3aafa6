import type { Settings } from '../../rules/engine/settings.ts';
import type { Template } from '../../template/tree.ts';
import type { Expectation } from '../cursor/expected.ts';
import type { MarkupPlace } from '../cursor/markup-place.ts';
import type { OutputContext } from '../cursor/output-context.ts';
import type { KnownData } from '../knowledge/known-data.ts';

/** What completion works with. */
export interface CompletionRequest {
  readonly template: Template;
  /** The cursor. */
  readonly offset: number;
  readonly data: KnownData;
  readonly settings: Settings;
  /** Milliseconds since 1970, for the results of date formats. */
  readonly now: number;
  /** The rules that a comment can silence. */
  readonly rules?: readonly { readonly code: string; readonly title: string }[];
  /** Asked for by a key and not by typing: also what is rarely wanted may be offered. */
  readonly isInvoked: boolean;
}

/** A request in an output or a tag. */
export interface MarkupRequest extends CompletionRequest {
  readonly place: MarkupPlace;
  readonly expects: Expectation;
  /** Where the half-typed word begins. */
  readonly wordStart: number;
  /** Where in the JSON the output prints; absent in tags. */
  readonly context?: OutputContext;
}
