import { print, toText } from '../../semantics/print.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { evaluateFiltered } from '../evaluate.ts';
import type { BlockCall, RenderTag, TagCall } from './tag.ts';

/** Braze's own tags. They reach nothing: the sample user answers, and where it does not, a note says so. */
export const brazeTags: readonly (readonly [string, RenderTag])[] = [
  ['abort_message', renderAbort],
  ['connected_content', renderConnectedContent],
  ['catalog_items', renderCatalogItems],
  ['catalog_selection_items', renderCatalogSelection],
  ['promotion', renderPromotion],
  ['message_extras', () => {}],
  ['random', renderRandom],
];

/** The text of the arguments, with outputs and attributes filled in. */
function argumentsOf({ tag: { markup }, run, source }: TagCall): string {
  if (markup.kind !== 'raw') return '';
  const parts = markup.parts.map((part) =>
    part.kind === 'text' ? source.slice(part.start, part.end) : print(evaluateFiltered(part.expression, run)),
  );
  return parts.join('').trim();
}

function quotedArgument(call: TagCall): string {
  const text = argumentsOf(call).replace(/^\(/, '').replace(/\)$/, '').trim();
  return /^(["'])([\s\S]*)\1$/.exec(text)?.[2] ?? text;
}

function renderAbort(call: TagCall): void {
  call.run.end('aborted', quotedArgument(call) || '{% abort_message %} called');
}

/** `url :option value :option`. */
function renderConnectedContent(call: TagCall): void {
  const { run, tag, printer } = call;
  const text = argumentsOf(call);
  const url = /^\S*/.exec(text)?.[0] ?? '';
  const save = /\s:save\s+(\w+)/.exec(text)?.[1];
  const response = run.sampleUser.connected_content.get(url);
  if (!isHash(response ?? null)) {
    run.note(tag, `The sample user holds no answer of ${url}: add it to \`connected_content\`. Nothing was requested.`);
    return;
  }
  const { status, body } = responseOf(response);
  if (isHash(body) || isArray(body) || save !== undefined) run.assign(save ?? 'connected', withStatus(body, status));
  else printer.print(print(body), tag);
}

function responseOf(response: Value | undefined): { status: bigint; body: Value } {
  if (response === undefined || !isHash(response)) return { status: 200n, body: null };
  const status = response.get('status');
  return { status: typeof status === 'bigint' ? status : 200n, body: response.get('body') ?? null };
}

/** Braze adds the status to an object, if the request succeeded; of a failed one nothing is known. */
function withStatus(body: Value, status: bigint): Value {
  if (status < 200n || status > 299n) return null;
  return isHash(body) ? new Map([...body, ['__http_status_code__', status]]) : body;
}

function renderCatalogItems(call: TagCall): void {
  const [catalog = '', ...ids] = wordsOf(call);
  loadItems(call, catalog, ids);
}

function renderCatalogSelection(call: TagCall): void {
  const { run, tag } = call;
  const [catalog = '', selection = ''] = wordsOf(call);
  const ids = memberOf(memberOf(run.sampleUser.catalogs.get(catalog), 'selections'), selection);
  if (ids === undefined || !isArray(ids)) {
    run.assign('items', []);
    run.note(
      tag,
      `The sample user holds no selection \`${selection}\` of the catalog \`${catalog}\`: add it to \`catalogs\`.`,
    );
    return;
  }
  loadItems(call, catalog, ids.map(toText));
}

function wordsOf(call: TagCall): readonly string[] {
  return argumentsOf(call)
    .split(/\s+/)
    .filter((word) => word !== '' && !word.startsWith(':'));
}

/** Items that the catalog does not have are left out, as in Braze. */
function loadItems({ run, tag }: TagCall, catalog: string, ids: readonly string[]): void {
  const items = memberOf(run.sampleUser.catalogs.get(catalog), 'items');
  const found: Value[] = [];
  for (const id of ids) {
    const item = memberOf(items, id);
    if (item !== undefined && isHash(item)) found.push(new Map<string, Value>([['id', id], ...item]));
    else
      run.note(tag, `The sample user holds no item \`${id}\` of the catalog \`${catalog}\`: add it to \`catalogs\`.`);
  }
  run.assign('items', found);
}

function memberOf(value: Value | undefined, key: string): Value | undefined {
  return value !== undefined && isHash(value) ? value.get(key) : undefined;
}

function renderPromotion(call: TagCall): void {
  const { run, tag, printer } = call;
  const list = quotedArgument(call);
  const code = run.sampleUser.promotions.get(list);
  if (code === undefined) {
    run.note(
      tag,
      `The sample user holds no code of the promotion list \`${list}\`: add it to \`promotions\`. Here it prints nothing.`,
    );
  } else printer.print(print(code), tag);
}

/** A preview must not change by itself. */
function renderRandom(call: TagCall): void {
  const count = Number.parseInt(argumentsOf(call), 10);
  call.printer.print(Number.isNaN(count) ? '0.5' : '0', call.tag);
  call.run.note(call.tag, '`random` prints another number each time; the preview always prints this one.');
}

/** The default text stands between the tags; the preview knows no other language. */
export function* renderTranslation({ branches, run, printer }: BlockCall): Iterable<unknown> {
  for (const branch of branches) yield run.render(branch.nodes, printer);
}
