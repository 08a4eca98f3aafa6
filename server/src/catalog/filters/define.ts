import type { FilterArgument, FilterEntry, ValueType } from '../types.ts';

const FOLDER = '_docs/_user_guide/messaging/design_and_edit/personalize/liquid';

/** The pages of Braze's documentation that list filters. */
export const pages = {
  filters: `${FOLDER}/filters.md`,
  advanced: `${FOLDER}/advanced_filters.md`,
  useCases: `${FOLDER}/liquid_use_cases.md`,
};

type Common = Pick<FilterEntry, 'group' | 'origin' | 'support' | 'page'>;
type Own = Omit<FilterEntry, keyof Common | 'arguments'> & Partial<Pick<FilterEntry, 'page' | 'arguments'>>;

/** Entries that have a group, an origin, a support and mostly a page in common; without `arguments` a filter takes none. */
export function defineFilters(common: Common, entries: readonly Own[]): FilterEntry[] {
  return entries.map((entry) => ({ arguments: [], ...common, ...entry }));
}

export function required(name: string, type: ValueType): FilterArgument {
  return { name, type, required: true };
}

export function optional(name: string, type: ValueType): FilterArgument {
  return { name, type, required: false };
}
