import type { FilterArgument, FilterEntry, Support, ValueType } from '../types.ts';

const FOLDER = '_docs/_user_guide/messaging/design_and_edit/personalize/liquid';

/** The pages of Braze's documentation that list filters. */
export const pages = { filters: `${FOLDER}/filters.md`, advanced: `${FOLDER}/advanced_filters.md` };

type Row = readonly [
  name: string,
  arguments: string,
  types: readonly [input: ValueType, output: ValueType],
  description: string,
  example: string,
  result?: string,
];

/**
 * Makes entries of a group from rows. Arguments are written `name:type`, with `?` behind those that may be left out:
 * `length:number separator:string?`.
 */
export function defineFilters(
  group: FilterEntry['group'],
  support: Support,
  page: string | undefined,
  rows: readonly Row[],
): FilterEntry[] {
  return rows.map(([name, written, [input, output], description, example, result]) => ({
    name,
    group,
    support,
    input,
    output,
    description,
    example,
    arguments: written.split(' ').filter(Boolean).map(readArgument),
    ...(page === undefined ? {} : { page }),
    ...(result === undefined ? {} : { result }),
  }));
}

const TYPES: readonly ValueType[] = ['any', 'string', 'number', 'array', 'object'];

function readArgument(written: string): FilterArgument {
  const required = !written.endsWith('?');
  const [name = '', typeName] = written.replace('?', '').split(':');
  const type = TYPES.find((known) => known === typeName);
  if (type === undefined) throw new Error(`the catalog knows no argument type ${typeName}`);
  return { name, type, required };
}
