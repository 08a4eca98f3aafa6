import type {
  RenderResult,
  RenderStatus,
  SampleUserEntry,
  SampleUserOutcome,
} from '../../../server/src/service/protocol.ts';
import { isOffset, isRecord, isSpan, isText, isTexts } from './shapes.ts';

/** Stands for what the sample user expects of the body, in place of the ID of another sample user. */
export const EXPECTED = 'mi-webhook:expected';

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
  /** What another sample user gets of the same body, to compare with, or what is expected: that has `failed` if nothing is. */
  | { readonly kind: 'other'; readonly name: string; readonly status: RenderStatus; readonly rendering: string }
  /** How the panel itself is set. */
  | { readonly kind: 'settings'; readonly isLocked: boolean; readonly isDimming: boolean }
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
  /** Show what this sample user gets as well, from now on, or what is `EXPECTED`; nobody with an empty one. */
  | { readonly kind: 'compareWith'; readonly id: string }
  /** What a button of the page does: a command of the extension, or a setting of the panel. */
  | { readonly kind: Press }
  /** Add a placeholder to the sample user for what a note reports as missing: its keys, outermost first. */
  | { readonly kind: 'addAnswer'; readonly missing: readonly string[] }
  /** Show what printed what was clicked: a span of the body, or of the file (URI) of a Content Block. */
  | { readonly kind: 'showSource'; readonly start: number; readonly end: number; readonly file: string | undefined };

/** What the buttons of the page are for. */
export const presses = [
  'saveSampleUser',
  'copyPayload',
  'copyBody',
  'copyCurl',
  'copyPowerShell',
  'showCases',
  'toggleLock',
  'toggleDimming',
] as const;
export type Press = (typeof presses)[number];

export const tabs = ['payload', 'request', 'difference'] as const;
export type Tab = (typeof tabs)[number];

/** What the page keeps while it is hidden or the window is closed. */
export interface PageState {
  /** Of the body. */
  readonly uri: string;
  /** Pixels. */
  readonly scrollTop: number;
  /** The payload as it is sent, or laid out for reading. */
  readonly layout: 'sent' | 'indented';
  readonly tab: Tab;
  /** It stays with its body. */
  readonly isLocked: boolean;
}

/** A message from the page, or `undefined` if it does not have the shape of one. */
export function readToPanel(data: unknown): ToPanel | undefined {
  if (!isRecord(data)) return undefined;
  const { kind, id, missing, file } = data;
  if (kind === 'ready') return { kind };
  const press = presses.find((one) => one === kind);
  if (press !== undefined) return { kind: press };
  if ((kind === 'chooseSampleUser' || kind === 'compareWith') && isText(id)) return { kind, id };
  if (kind === 'addAnswer' && isTexts(missing)) return { kind, missing };
  if (kind === 'showSource' && isSpan(data) && (file === undefined || isText(file)))
    return { kind, start: data.start, end: data.end, file };
  return undefined;
}

/** The state that the page has kept, or `undefined` if it does not have the shape of one. */
export function readPageState(data: unknown): PageState | undefined {
  if (!isRecord(data) || !isText(data.uri)) return undefined;
  const { uri, scrollTop, layout, tab, isLocked } = data;
  return {
    uri,
    scrollTop: isOffset(scrollTop) ? scrollTop : 0,
    layout: layout === 'indented' ? layout : 'sent',
    tab: tabs.find((one) => one === tab) ?? 'payload',
    isLocked: isLocked === true,
  };
}
