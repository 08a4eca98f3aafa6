import type { RenderResult, SampleUserEntry, SampleUserOutcome } from '../../../server/src/service/protocol.ts';
import { isOffset, isRecord, isSpan, isText, isTexts } from './shapes.ts';

/** The messages between the panel and its page. Spans are UTF-16 offsets into the body. */

/** From the panel to the page. */
export type ToPage =
  | { readonly kind: 'rendered'; readonly fileName: string; readonly result: RenderResult }
  | {
      readonly kind: 'sampleUsers';
      readonly entries: readonly SampleUserEntry[];
      readonly current: CurrentSampleUser;
      /** The current one is not saved as a file yet. */
      readonly canBeSaved: boolean;
    }
  /** What the body renders to for each sample user. */
  | { readonly kind: 'outcomes'; readonly outcomes: readonly SampleUserOutcome[] }
  /** Nothing could be rendered, and why. */
  | { readonly kind: 'error'; readonly message: string }
  /** The editor's selection in the body: mark what it has printed. */
  | { readonly kind: 'reveal'; readonly start: number; readonly end: number }
  /** Scroll to what this part of the body has printed, which the user asked to see. */
  | { readonly kind: 'scrollTo'; readonly start: number; readonly end: number };

export interface CurrentSampleUser {
  readonly id: string;
  readonly name: string;
}

/** From the page to the panel. */
export type ToPanel =
  | { readonly kind: 'ready' }
  | { readonly kind: 'chooseSampleUser'; readonly id: string }
  /** Save the current sample user as a file. */
  | { readonly kind: 'saveSampleUser' }
  /** Copy what Braze would send, or the body itself. */
  | { readonly kind: 'copyPayload' }
  | { readonly kind: 'copyBody' }
  /** Add a placeholder to the sample user for what a note reports as missing: its keys, outermost first. */
  | { readonly kind: 'addAnswer'; readonly missing: readonly string[] }
  /** Show the span of the body that printed what was clicked. */
  | { readonly kind: 'showSource'; readonly start: number; readonly end: number };

/** What the page keeps while it is hidden or the window is closed. */
export interface PageState {
  /** Of the body. */
  readonly uri: string;
  /** Pixels. */
  readonly scrollTop: number;
  /** The payload as it is sent, or laid out for reading. */
  readonly layout: 'sent' | 'indented';
}

type Plain = 'ready' | 'saveSampleUser' | 'copyPayload' | 'copyBody';
/** Those that say nothing but their kind. */
const PLAIN: Record<Plain, true> = { ready: true, saveSampleUser: true, copyPayload: true, copyBody: true };

function isPlain(kind: string): kind is Plain {
  return Object.hasOwn(PLAIN, kind);
}

/** A message from the page, or `undefined` if it does not have the shape of one. */
export function readToPanel(data: unknown): ToPanel | undefined {
  if (!isRecord(data)) return undefined;
  const { kind, id, missing } = data;
  if (isText(kind) && isPlain(kind)) return { kind };
  if (kind === 'chooseSampleUser' && isText(id)) return { kind, id };
  if (kind === 'addAnswer' && isTexts(missing)) return { kind, missing };
  if (kind === 'showSource' && isSpan(data)) return { kind, start: data.start, end: data.end };
  return undefined;
}

/** The state that the page has kept, or `undefined` if it does not have the shape of one. */
export function readPageState(data: unknown): PageState | undefined {
  if (!isRecord(data) || !isText(data.uri)) return undefined;
  const { uri, scrollTop, layout } = data;
  return { uri, scrollTop: isOffset(scrollTop) ? scrollTop : 0, layout: layout === 'indented' ? layout : 'sent' };
}
