import { toText } from '../../semantics/print.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { rerender } from '../inserted.ts';
import { hasOption, wordsOf } from './raw-arguments.ts';
import type { TagCall } from './tag.ts';

/** Braze returns no more items of a selection, however many it has. */
const MOST_SELECTED = 50;

export function renderCatalogItems(call: TagCall): void {
  const [catalog = '', ...ids] = wordsOf(call);
  loadItems(call, catalog, ids);
}

export function renderCatalogSelection(call: TagCall): void {
  const { run, tag } = call;
  const [catalog = '', selection = ''] = wordsOf(call);
  const ids = memberOf(memberOf(run.sampleUser.catalogs.get(catalog), 'selections'), selection);
  if (ids === undefined || !isArray(ids)) {
    const path = ['catalogs', catalog, 'selections', selection];
    run.noteMissing(tag, path, `no selection \`${selection}\` in the catalog \`${catalog}\``);
    run.assign('items', []);
  } else loadItems(call, catalog, ids.slice(0, MOST_SELECTED).map(toText));
}

/** Items that the catalog does not have are left out, as in Braze. */
function loadItems(call: TagCall, catalog: string, ids: readonly string[]): void {
  const { run, tag } = call;
  const items = memberOf(run.sampleUser.catalogs.get(catalog), 'items');
  const found: Value[] = [];
  for (const id of ids) {
    const item = memberOf(items, id);
    if (item !== undefined && isHash(item)) found.push(new Map<string, Value>([['id', id], ...item]));
    else run.noteMissing(tag, ['catalogs', catalog, 'items', id], `no item \`${id}\` in the catalog \`${catalog}\``);
  }
  run.assign('items', hasOption(call, 'rerender') ? rerender(found, run, `an item of the catalog ${catalog}`) : found);
}

function memberOf(value: Value | undefined, key: string): Value | undefined {
  return value !== undefined && isHash(value) ? value.get(key) : undefined;
}
