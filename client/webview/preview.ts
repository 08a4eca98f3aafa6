import type { RenderResult } from '../../server/src/service/protocol.ts';
import type { ToPage, ToPanel } from '../src/preview/messages.ts';
import { colour, renderedBy, sourceOf } from './json-view.ts';

declare function acquireVsCodeApi(): { postMessage(message: ToPanel): void };

const editor = acquireVsCodeApi();
const sampleUser = find('sample-user', HTMLSelectElement);
const status = find('status', HTMLElement);
const notes = find('notes', HTMLElement);
const rendering = find('rendering', HTMLElement);

/** More would make the page slow; what is left out is said. */
const MAX_SHOWN = 200_000;

let shown: RenderResult | undefined;

const HEADLINES = { valid: '✓ Valid JSON', invalid: '✗ Not JSON', aborted: '■ Not sent', failed: '✗ Not rendered' };

function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page lacks #${id}`);
  return element;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function showStatus(state: string, headline: string, reason = ''): void {
  document.body.dataset.state = state;
  status.replaceChildren(element('strong', '', headline), element('span', '', reason));
}

function showResult(fileName: string, result: RenderResult): void {
  shown = result;
  rendering.setAttribute('aria-label', `What Braze would send for ${fileName}`);
  showStatus(result.status, HEADLINES[result.status], result.reason);
  notes.replaceChildren(...result.notes.map(({ message }) => element('p', 'note', message)));
  rendering.replaceChildren(...lines(result));
}

/** One element a line, with its number, its coloured runs, and under it the problems that begin in it. */
function lines({ rendering: text, problems }: RenderResult): HTMLElement[] {
  const made: HTMLElement[] = [];
  let line = startLine(1);
  for (const { start, end, style } of colour(text.slice(0, MAX_SHOWN))) {
    const parts = text.slice(start, end).split('\n');
    let at = start;
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        made.push(line);
        line = startLine(made.length + 1);
      }
      appendRun(line, part, at, style, problems);
      at += part.length + 1;
    }
  }
  made.push(line);
  addProblems(made, text, problems);
  if (text.length > MAX_SHOWN) made.push(element('p', 'note', `Only the first ${MAX_SHOWN} characters are shown.`));
  return made;
}

function startLine(number: number): HTMLElement {
  const line = element('div', 'line');
  line.dataset.number = String(number);
  return line;
}

function appendRun(
  line: HTMLElement,
  text: string,
  start: number,
  style: string,
  problems: RenderResult['problems'],
): void {
  if (text === '') return;
  const end = start + text.length;
  const wrong = problems.some(
    (problem) => problem.start < Math.max(end, start + 1) && start < Math.max(problem.end, problem.start + 1),
  );
  const run = element('span', wrong ? `${style} wrong` : style, text);
  run.dataset.start = String(start);
  line.append(run);
}

function addProblems(made: HTMLElement[], text: string, problems: RenderResult['problems']): void {
  for (const { start, message } of problems) {
    const number = text.slice(0, start).split('\n').length;
    made[number - 1]?.append(element('p', 'problem', message));
  }
}

function listSampleUsers(message: Extract<ToPage, { kind: 'sampleUsers' }>): void {
  const options = message.entries.map(({ id, name }) => new Option(name, id, false, id === message.current));
  sampleUser.replaceChildren(...options);
}

function reveal(start: number, end: number): void {
  const span = shown && renderedBy(shown.pieces, start, end);
  for (const run of rendering.querySelectorAll<HTMLElement>('[data-start]')) {
    const at = Number(run.dataset.start);
    run.classList.toggle('linked', span !== undefined && span.start <= at && at < span.end);
  }
  rendering.querySelector('.linked')?.scrollIntoView({ block: 'nearest' });
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === 'rendered') showResult(data.fileName, data.result);
  else if (data.kind === 'sampleUsers') listSampleUsers(data);
  else if (data.kind === 'reveal') reveal(data.start, data.end);
  else showStatus('failed', '✗ No preview', data.message);
});

sampleUser.addEventListener('change', () => editor.postMessage({ kind: 'chooseSampleUser', id: sampleUser.value }));

rendering.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLElement) || target.dataset.start === undefined || shown === undefined) return;
  const source = sourceOf(shown.pieces, Number(target.dataset.start));
  if (source !== undefined) editor.postMessage({ kind: 'showSource', ...source });
});

editor.postMessage({ kind: 'ready' });
