import { namespaces } from '../../catalog/namespaces.ts';
import { variables } from '../../catalog/predefined-variables.ts';
import { singular } from '../completion/member-text.ts';

/** What bodies here set themselves, and words that mean something to Liquid. */
const TAKEN: ReadonlySet<string> = new Set([
  ...'seconds milliseconds email anonymous_id identifier comma blank empty nil null true false and or contains in'.split(
    ' ',
  ),
  ...variables.map(({ name }) => name),
  ...namespaces.map(({ name }) => name),
]);

/** `category` for `categories`: a name for the items of a list that nothing else around it has. */
export function variableFor(path: readonly string[], taken: readonly string[]): string {
  const list = path.findLast((name) => name !== '[]') ?? '';
  const name = singular(
    list
      .toLowerCase()
      .replaceAll(/\W+/g, '_')
      .replaceAll(/^_+|(?<!_)_+$/g, ''),
  );
  const isFree = (one: string) => !TAKEN.has(one) && !taken.includes(one);
  const base = isFree(name) ? name : isFree('item') ? 'item' : 'inner_item';
  let free = base;
  for (let count = 2; !isFree(free); count++) free = `${base}_${count}`;
  return free;
}
