import { findNamespace } from '../../catalog/namespaces.ts';
import type { SampleUser } from '../../samples/sample-user.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import type { Lookup, Step } from '../../template/expressions.ts';
import { filePath } from '../../witness/file-path.ts';
import { sectionOf } from '../missing-data.ts';

/** What a sample user has where a body reads. */
export type StateOfData =
  | 'missing'
  | 'null'
  | 'empty'
  | 'spaces'
  | 'empty list'
  | 'no such item'
  | 'worked out'
  | 'present';

/** @returns `undefined` for what is no data of a sample user: a variable. */
export function dataAt({ root, steps }: Lookup, sampleUser: SampleUser): StateOfData | undefined {
  const keys = [...steps];
  if (root.kind === 'index') return undefined;
  const isAttribute = root.kind === 'attribute';
  if (!isAttribute && (findNamespace(root.name) === undefined || keys[0]?.kind !== 'attribute')) return undefined;
  const path = filePath({ kind: isAttribute ? 'attribute' : 'namespace', name: root.name });
  if (path === undefined) return 'missing';
  const section = sectionOf(sampleUser, path);
  const first = isAttribute ? path.slice(1) : [];
  return stateOf(section, [...first, ...keys.map(keyOf)]);
}

/** Items that have a name. */
const ENDS: ReadonlyMap<string, number> = new Map([
  ['first', 0],
  ['last', -1],
]);

function stateOf(section: Value, keys: readonly (string | bigint | undefined)[]): StateOfData {
  let value = section;
  for (const key of keys) {
    if (isHash(value) && typeof key === 'string') {
      const member = value.get(key);
      if (member === undefined) return 'missing';
      value = member;
    } else if (isArray(value) && (typeof key === 'bigint' || ENDS.has(key ?? ''))) {
      const item = value.at(Number(typeof key === 'bigint' ? key : ENDS.get(key ?? '')));
      if (item === undefined) return value.length === 0 ? 'empty list' : 'no such item';
      value = item;
    } else if (value === null) return 'null';
    else return key === undefined ? 'worked out' : 'missing';
  }
  return ofValue(value);
}

function ofValue(value: Value): StateOfData {
  if (value === null) return 'null';
  if (value === '') return 'empty';
  if (typeof value === 'string') return value.trim() === '' ? 'spaces' : 'present';
  return isArray(value) && value.length === 0 ? 'empty list' : 'present';
}

/** `undefined` where the body works it out. */
function keyOf(step: Step): string | bigint | undefined {
  if (step.kind !== 'index') return step.name;
  const { index } = step;
  if (index.type !== 'literal') return undefined;
  if (index.literal.kind === 'string') return index.literal.value;
  return index.literal.kind === 'integer' ? BigInt(index.literal.text) : undefined;
}
