import { dialect, meaningOf, type Schema } from './schema.ts';

/** One contract for several bodies: what one of them sends. */
export function mergeContracts([first, ...others]: readonly [Schema, ...Schema[]]): Schema {
  const distinct = [first];
  for (const other of others) if (!distinct.some((one) => meaningOf(one) === meaningOf(other))) distinct.push(other);
  if (distinct.length === 1) return first;
  const titles = [...new Set(distinct.map(({ title }) => title).filter((title) => title !== undefined))];
  return {
    $schema: dialect,
    title: titles.join(', '),
    description: 'Every payload that one of several bodies can send.',
    anyOf: distinct.map(({ $schema: _, ...schema }) => schema),
  };
}
