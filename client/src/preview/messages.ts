import type { RenderResult, SampleUserEntry } from '../../../server/src/service/protocol.ts';

/** From the panel to the page in it. */
export type ToPage =
  | { readonly kind: 'rendered'; readonly fileName: string; readonly result: RenderResult }
  | { readonly kind: 'sampleUsers'; readonly entries: readonly SampleUserEntry[]; readonly current: string }
  /** The rendering could not be had at all. */
  | { readonly kind: 'error'; readonly message: string }
  /** The editor's cursor stands in this span of the body: show what it printed. */
  | { readonly kind: 'reveal'; readonly start: number; readonly end: number };

/** From the page to the panel. */
export type ToPanel =
  | { readonly kind: 'ready' }
  | { readonly kind: 'chooseSampleUser'; readonly id: string }
  /** Show the span of the body that printed what was clicked. */
  | { readonly kind: 'showSource'; readonly start: number; readonly end: number };
