import schema from '../../schemas/sample-user.schema.json' with { type: 'json' };
import { productFields } from '../catalog/movable-ink/fields.ts';
import { lazy } from '../rules/engine/lazy.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import { Float, isArray, isHash, type Value } from '../semantics/values.ts';
import { filePath } from './file-path.ts';
import type { Read, ReadStep } from './reads.ts';

type Need = Read['need'] | 'boolean' | 'text of a number' | 'text of a boolean';

/**
 * A sample user, but for its name, who has all that a body reads: harmless texts, numbers where numbers are due, lists of one item.
 * @param scalars booleans do where numbers are due, and show what numbers hide: `2` twice without a comma is the number 22.
 */
export function plausibleAnswers(reads: readonly Read[], scalars: 'numbers' | 'booleans'): Value {
  let file: Value = new Map();
  for (const { root, steps, need } of reads) {
    const path = filePath(root);
    const due = need === 'number' && scalars === 'booleans' ? 'boolean' : need;
    if (path === undefined) continue;
    const isText = holdsText(path);
    file = filled(file, isText ? path : [...path, ...steps], isText ? TEXT_OF[due] : due, '', known());
  }
  return file;
}

/** In a profile field that can only be a string, a number becomes a numeric string; and a string has no members. */
const TEXT_OF: Readonly<Record<Read['need'] | 'boolean', Need>> = {
  any: 'any',
  number: 'text of a number',
  boolean: 'text of a boolean',
};

const textFields: ReadonlySet<string> = new Set(
  Object.entries(schema.definitions.user.properties).flatMap(([name, field]) =>
    '$ref' in field && field.$ref === '#/definitions/textOrNull' ? [name] : [],
  ),
);

function holdsText([section, field]: readonly string[]): boolean {
  return section === 'user' && field !== undefined && textFields.has(field);
}

/** What the built-in known user has. */
const known = lazy(
  (): Value =>
    new Map(
      builtInSampleUsers
        .filter(({ id }) => id === 'known-user')
        .flatMap(({ sampleUser: { user, event, campaign } }): [string, Value][] => [
          ['user', user],
          ['event', new Map([['properties', event.properties]])],
          ['campaign', campaign],
        ]),
    ),
);

/** An object that was made here: others are added to without a copy, or a body that reads n attributes would take n² steps. */
class Members extends Map<string, Value> {}

/**
 * @param name the last name on the way, by which a value is recognised.
 * @param example what the known user has in the same place.
 */
function filled(
  value: Value | undefined,
  steps: readonly ReadStep[],
  need: Need,
  name: string,
  example: Value | undefined,
): Value {
  const [step, ...rest] = steps;
  if (step === undefined) return leaf(value, need, name, example);
  if (step === 'size' && !(value !== undefined && isHash(value))) return leaf(value, 'any', name, example);
  if (typeof step === 'string' && !(value !== undefined && isArray(value) && ONE_ITEM.has(step))) {
    const members = value instanceof Members ? value : new Members(value !== undefined && isHash(value) ? value : []);
    members.set(step, filled(members.get(step), rest, need, step, memberOf(example, step)));
    return members;
  }
  const items = value !== undefined && isArray(value) && value.length > 0 ? value : [undefined];
  const [exampleItem] = example !== undefined && isArray(example) ? example : [];
  return items.map((item) => filled(item, rest, need, name, exampleItem));
}

/** Items of a list that have a name. */
const ONE_ITEM = new Set(['first', 'last']);

function memberOf(value: Value | undefined, name: string): Value | undefined {
  return value !== undefined && isHash(value) ? value.get(name) : undefined;
}

function leaf(value: Value | undefined, need: Need, name: string, example: Value | undefined): Value {
  const found = value ?? example ?? named(name);
  if (need === 'any' || isArray(found) || isHash(found)) return found;
  if (need === 'text of a number') return typeof found === 'string' && /^\d+$/.test(found) ? found : '2';
  if (need === 'text of a boolean') return 'true';
  if (need === 'boolean') return true;
  return typeof found === 'bigint' || found instanceof Float ? found : 2n;
}

function named(name: string): Value {
  const field = productFields.find((one) => one.name === name);
  if (typeof field?.example === 'number') return new Float(field.example);
  return typeof field?.example === 'string'
    ? field.example
    : `Example ${name}`.replace(/[^\p{L}\p{N} ]+/gu, ' ').trim();
}
