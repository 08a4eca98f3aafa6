import type { RenderResult } from '../../server/src/service/protocol.ts';
import { visible } from '../../server/src/service/visible.ts';
import { type PageState, readPageState, type ToPage, type ToPanel } from '../src/preview/messages.ts';
import { readToPage } from '../src/preview/read-to-page.ts';
import { BlanksView } from './blanks-view.ts';
import { DifferenceTab } from './difference-tab.ts';
import { element, find } from './elements.ts';
import * as l10n from './l10n.ts';
import { MatrixView } from './matrix-view.ts';
import { NotesView } from './notes-view.ts';
import { type Layout, RenderingView } from './rendering-view.ts';
import { RequestTab } from './request-tab.ts';
import { onPress, showSettings } from './settings-bar.ts';
import { Tabs } from './tabs.ts';
import { namesOf } from './user-names.ts';
import { headline, VerdictView } from './verdict-view.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: ToPanel): void;
  getState(): unknown;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
const title = find('title', HTMLElement);
const sampleUser = find('sample-user', HTMLSelectElement);
const save = find('save', HTMLButtonElement);
const status = find('status', HTMLElement);
const asSent = find('as-sent', HTMLInputElement);
const indented = find('indented', HTMLInputElement);
const showSource = (source: { start: number; end: number; file?: string }) =>
  editor.postMessage({ kind: 'showSource', start: source.start, end: source.end, file: source.file });
const view = new RenderingView(find('rendering', HTMLElement), showSource);
const verdict = new VerdictView(find('verdict', HTMLElement), (finding) => view.goTo(finding));
const matrix = new MatrixView(find('matrix', HTMLDetailsElement), (id) =>
  editor.postMessage({ kind: 'chooseSampleUser', id }),
);
const notes = new NotesView(find('notes', HTMLDetailsElement), {
  add: (missing) => editor.postMessage({ kind: 'addAnswer', missing }),
  showSource,
});
const blanks = new BlanksView(find('blanks', HTMLDetailsElement), showSource);
const request = new RequestTab(find('request', HTMLElement));
const compare = find('compare', HTMLSelectElement);
const difference = new DifferenceTab(find('difference', HTMLElement), compare, () => tab === 'difference');
const tabs = new Tabs((chosen) => {
  tab = chosen;
  difference.update();
  keepState();
});

const HEADLINES = {
  valid: l10n.t('✓ Valid JSON'),
  invalid: l10n.t('✗ Invalid JSON'),
  aborted: l10n.t('■ Not sent'),
  failed: l10n.t('✗ Not rendered'),
};

/** The scroll position before the page was hidden, restored for the first rendering only. */
const kept = readPageState(editor.getState());
let restored = kept;
let layout: Layout = kept?.layout ?? 'sent';
let tab = kept?.tab ?? 'payload';
let isLocked = kept?.isLocked ?? false;
let shown: RenderResult | undefined;
/** The last rendering of which all is known. */
let judged: RenderResult | undefined;

/** A screen reader announces each change, so nothing is replaced when nothing is new. */
function showStatus(state: string, headlines: readonly string[], reason = ''): void {
  document.body.dataset.state = state;
  const said = JSON.stringify([headlines, reason]);
  if (status.dataset.said === said) return;
  status.dataset.said = said;
  const strong = headlines
    .filter((line) => line !== '')
    .map((line) => element('strong', line.startsWith('✓') ? 'good' : '', line));
  status.replaceChildren(...strong, element('span', '', visible(reason)));
}

function showResult(fileName: string, result: RenderResult): void {
  shown = result;
  title.textContent = visible(fileName);
  // At first, and until the body has been checked, less is known of its rendering: what was known before stays, so that nothing flickers.
  const isUnchecked = result.verdict === undefined && result.version !== undefined;
  const isPending = result.status === 'valid' && (isUnchecked || result.isPrintedOnly === true);
  if (!isPending || judged?.uri !== result.uri) judged = result;
  const { isEvent, findings } = judged;
  if (result.isEmpty)
    showStatus('empty', [l10n.t('Empty')], l10n.t('Type "mi-" for a snippet, or paste a body from Braze.'));
  else showStatus(result.status, [HEADLINES[result.status], headline(isEvent, findings)], result.reason);
  verdict.show(judged);
  if (!result.isPrintedOnly) {
    notes.show(result.notes);
    blanks.show(result.blanks);
  }
  request.show(result);
  difference.show(result);
  showPayload();
  if (restored?.uri === result.uri) window.scrollTo(0, restored.scrollTop);
  restored = undefined;
  keepState();
}

function showPayload(): void {
  asSent.checked = layout === 'sent';
  indented.checked = layout === 'indented';
  if (shown !== undefined) view.show(shown, layout);
}

function choose(chosen: Layout): void {
  layout = chosen;
  showPayload();
  keepState();
}

function listSampleUsers({ entries, current, canBeSaved }: Extract<ToPage, { kind: 'sampleUsers' }>): void {
  const all = entries.some(({ id }) => id === current.id) ? entries : [current, ...entries];
  const names = namesOf(all);
  sampleUser.replaceChildren(...all.map(({ id }, at) => new Option(names[at], id, false, id === current.id)));
  save.hidden = !canBeSaved;
  difference.list(entries);
  matrix.mark(current.id);
}

function keepState(): void {
  if (shown === undefined) return;
  editor.setState({ uri: shown.uri, scrollTop: Math.round(window.scrollY), layout, tab, isLocked });
}

function set(settings: Extract<ToPage, { kind: 'settings' }>): void {
  isLocked = settings.isLocked;
  showSettings(settings);
  keepState();
}

function receive(message: ToPage | undefined): void {
  if (message === undefined) return;
  if (message.kind === 'rendered') showResult(message.fileName, message.result);
  else if (message.kind === 'sampleUsers') listSampleUsers(message);
  else if (message.kind === 'other') difference.compareWith(message);
  else if (message.kind === 'settings') set(message);
  else if (message.kind === 'outcomes') matrix.show(message.outcomes);
  else if (message.kind === 'reveal') view.reveal(message);
  else if (message.kind === 'scrollTo') view.scrollTo(message);
  else showStatus('failed', [l10n.t('✗ No preview')], message.message);
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => receive(readToPage(data)));
window.addEventListener('scrollend', keepState);
sampleUser.addEventListener('change', () => editor.postMessage({ kind: 'chooseSampleUser', id: sampleUser.value }));
compare.addEventListener('change', () => {
  difference.compareWith(undefined);
  editor.postMessage({ kind: 'compareWith', id: difference.comparedWith });
});
onPress((kind) => editor.postMessage({ kind }));
asSent.addEventListener('change', () => choose('sent'));
indented.addEventListener('change', () => choose('indented'));
tabs.open(tab);

editor.postMessage({ kind: 'ready' });
