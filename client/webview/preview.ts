import type { Note } from '../../server/src/render/rendering.ts';
import type { RenderResult } from '../../server/src/service/protocol.ts';
import { visible } from '../../server/src/service/visible.ts';
import { type PageState, readPageState, type ToPage, type ToPanel } from '../src/preview/messages.ts';
import { readToPage } from '../src/preview/read-to-page.ts';
import { element, find } from './elements.ts';
import { RenderingView } from './rendering-view.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: ToPanel): void;
  getState(): unknown;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
const sampleUser = find('sample-user', HTMLSelectElement);
const save = find('save', HTMLButtonElement);
const status = find('status', HTMLElement);
const notes = find('notes', HTMLElement);
const main = find('rendering', HTMLElement);
const view = new RenderingView(main, (source) => editor.postMessage({ kind: 'showSource', ...source }));

const HEADLINES = { valid: '✓ Valid JSON', invalid: '✗ Invalid JSON', aborted: '■ Not sent', failed: '✗ Not rendered' };

/** The scroll position before the page was hidden, restored for the first rendering only. */
let restored = readPageState(editor.getState());
let body: string | undefined;

/** A screen reader announces each change, so nothing is replaced when nothing is new. */
function showStatus(state: string, headline: string, reason = ''): void {
  document.body.dataset.state = state;
  if (status.dataset.said === `${headline} ${reason}`) return;
  status.dataset.said = `${headline} ${reason}`;
  status.replaceChildren(element('strong', '', headline), element('span', '', visible(reason)));
}

function showResult(fileName: string, result: RenderResult): void {
  body = result.uri;
  main.setAttribute('aria-label', `What Braze would send for ${fileName}`);
  showStatus(result.status, HEADLINES[result.status], result.reason);
  notes.replaceChildren(...result.notes.map(noteItem));
  view.show(result);
  if (restored?.uri === result.uri) window.scrollTo(0, restored.scrollTop);
  restored = undefined;
  keepState();
}

function noteItem({ message, missing }: Note): HTMLElement {
  const item = element('li', 'note', `${visible(message)} `);
  if (missing === undefined) return item;
  const button = element('button', '', 'Add to sample user');
  button.title = visible(missing.join(' › '));
  button.addEventListener('click', () => editor.postMessage({ kind: 'addAnswer', missing }));
  item.append(button);
  return item;
}

function listSampleUsers({ entries, current, canBeSaved }: Extract<ToPage, { kind: 'sampleUsers' }>): void {
  const options = entries.map(({ id, name }) => new Option(visible(name), id, false, id === current.id));
  if (!entries.some(({ id }) => id === current.id))
    options.unshift(new Option(visible(current.name), current.id, false, true));
  sampleUser.replaceChildren(...options);
  save.hidden = !canBeSaved;
}

function keepState(): void {
  if (body !== undefined) editor.setState({ uri: body, scrollTop: Math.round(window.scrollY) });
}

function receive(message: ToPage | undefined): void {
  if (message === undefined) return;
  if (message.kind === 'rendered') showResult(message.fileName, message.result);
  else if (message.kind === 'sampleUsers') listSampleUsers(message);
  else if (message.kind === 'reveal') view.reveal(message);
  else if (message.kind === 'scrollTo') view.scrollTo(message);
  else showStatus('failed', '✗ No preview', message.message);
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => receive(readToPage(data)));
window.addEventListener('scrollend', keepState);
sampleUser.addEventListener('change', () => editor.postMessage({ kind: 'chooseSampleUser', id: sampleUser.value }));
save.addEventListener('click', () => editor.postMessage({ kind: 'saveSampleUser' }));

editor.postMessage({ kind: 'ready' });
