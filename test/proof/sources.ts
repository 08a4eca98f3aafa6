import { findAttribute } from '../../server/src/catalog/attributes.ts';
import type { AttributePath } from '../../server/src/proof/proof.ts';
import type { SampleUser } from '../../server/src/samples/sample-user.ts';
import { Float, isArray, isHash, type Value } from '../../server/src/semantics/values.ts';

const attribute = (name: string): AttributePath => ({
  root: { kind: 'attribute', name },
  steps: [],
  text: `\${${name}}`,
});

const member = (namespace: string, name: string): AttributePath => ({
  root: { kind: 'namespace', name: namespace },
  steps: [name],
  text: `${namespace}.\${${name}}`,
});

/** What generated bodies read. */
export const scalars: readonly AttributePath[] = [
  attribute('city'),
  attribute('user_id'),
  attribute('language'),
  member('custom_attribute', 'plan'),
  member('custom_attribute', 'points'),
  member('event_properties', 'kind'),
  member('event_properties', 'price'),
  member('event_properties', 'title'),
  member('event_properties', 'sku'),
  member('api_trigger_properties', 'step'),
  member('canvas_entry_properties', 'offer'),
  member('context', 'score'),
];

/** Lists of objects, or of texts. */
export const lists: readonly AttributePath[] = [
  member('event_properties', 'items'),
  member('event_properties', 'pages'),
  member('custom_attribute', 'wishes'),
];

/** Members of the items of those lists; `tags` are lists of texts. */
export const itemFields = ['id', 'price', 'sale', 'name'] as const;

/** What a careless body breaks on. Braze's own attributes are texts. */
export function hostileValues({ root }: AttributePath): readonly Value[] {
  const texts: readonly Value[] = [null, '', ' ', '"', '\\', '\n', '\t', `\n${' '.repeat(60)}`, 'a"b', 'text'];
  if (root.kind === 'attribute') return texts;
  return [...texts, 7n, new Float(1.5), true, false, ['p', 'q'], new Map([['a', 1n]])];
}

/** One value that a sample user has. */
export interface Given {
  readonly path: AttributePath;
  readonly value: Value;
}

const base = {
  name: 'generated',
  now: Date.parse('2023-12-06T18:20:45Z'),
  catalogs: new Map(),
  content_blocks: new Map(),
  connected_content: new Map(),
  promotions: new Map(),
  expect: new Map(),
};

/** A sample user that has these values and nothing else; of two at one place the later counts. */
export function sampleUserWith(givens: readonly Given[]): SampleUser {
  let root: Value = new Map();
  for (const { path, value } of givens) root = withValue(root, stepsOf(path), value);
  const namespace = (name: string): ReadonlyMap<string, Value> => {
    const found = isHash(root) ? root.get(name) : undefined;
    return found !== undefined && isHash(found) ? found : new Map();
  };
  const attributes = namespace('attribute');
  return {
    ...base,
    user: new Map([...attributes, ['custom_attributes', namespace('custom_attribute')]]),
    event: { name: 'Generated', properties: namespace('event_properties') },
    api_trigger_properties: namespace('api_trigger_properties'),
    canvas_entry_properties: namespace('canvas_entry_properties'),
    context: namespace('context'),
    campaign: namespace('campaign'),
    canvas: namespace('canvas'),
  };
}

function stepsOf({ root, steps }: AttributePath): readonly (string | bigint)[] {
  if (root.kind === 'namespace') return [root.name, ...steps];
  return ['attribute', findAttribute(root.name)?.profileField ?? root.name, ...steps];
}

function withValue(value: Value, steps: readonly (string | bigint)[], inner: Value): Value {
  const [first, ...others] = steps;
  if (first === undefined) return inner;
  if (typeof first === 'string') {
    // What is blank stays blank where a member is missing.
    const isMissing = inner === null && others.length === 0;
    if (isMissing && value !== null && !(isHash(value) && value.size > 0)) return value;
    const hash = isHash(value) ? value : new Map<string, Value>();
    return new Map([...hash, [first, withValue(hash.get(first) ?? null, others, inner)]]);
  }
  const items: Value[] = isArray(value) ? [...value] : [];
  const at = Number(first) < 0 ? Math.max(0, items.length + Number(first)) : Number(first);
  while (items.length <= at) items.push(null);
  items[at] = withValue(items[at] ?? null, others, inner);
  return items;
}
