import type { Built, Open } from './build.ts';
import type { Confirmed } from './confirm.ts';
import type { Schema } from './schema.ts';

/** Something that no payload was found for, in words, and the schema that says so. */
export interface Mark {
  readonly schema: Schema;
  readonly words: string;
}

/** What is to be marked: of what is within something that no payload was found for, that goes without saying. */
export function marksOf({ schema }: Built, { samples, unconfirmed }: Confirmed): readonly Mark[] {
  if (samples.length === 0) return [{ schema, words: 'any payload' }];
  const bySchema = new Map<Schema, Open[]>();
  for (const one of unconfirmed) bySchema.set(one.schema, [...(bySchema.get(one.schema) ?? []), one]);
  const marks = new Map<Open, Mark>();
  const stack: Schema[] = [schema];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const own = bySchema.get(at) ?? [];
    for (const one of own) marks.set(one, markOf(one));
    stack.push(...partsOf(at, own));
  }
  return [...marks.values()];
}

function markOf({ what, schema }: Open): Mark {
  if (what.kind === 'alternative') return { schema: what.schema, words: 'this alternative' };
  if (what.kind === 'value') return { schema, words: JSON.stringify(what.value) };
  return { schema, words: `\`${what.name}\` is ${what.kind === 'present' ? 'sent' : 'left out'}` };
}

/** Without what was never seen as a whole. */
function partsOf({ properties = {}, additionalProperties, items, anyOf = [] }: Schema, own: readonly Open[]): Schema[] {
  const unseen = new Set<unknown>(own.map(({ what }) => (what.kind === 'alternative' ? what.schema : undefined)));
  const never = new Set(own.flatMap(({ what }) => (what.kind === 'present' ? [what.name] : [])));
  const members = Object.entries(properties).flatMap(([name, one]) => (never.has(name) ? [] : [one]));
  return [...members, additionalProperties, items, ...anyOf].filter(
    (one): one is Schema => typeof one === 'object' && !unseen.has(one),
  );
}

/** Changes the schemas. */
export function mark(marks: readonly Mark[]): void {
  for (const { schema, words } of marks) schema['x-unconfirmed'] = [...(schema['x-unconfirmed'] ?? []), words];
}
