import type { TagEntry } from '../../catalog/types.ts';
import type { Token } from '../cursor/tokens.ts';
import type { Signature } from './signature.ts';

/** Each tag by its markup: how it is written, from the name on, and its parts. */
const FORMS: Readonly<Partial<Record<TagEntry['markup'], readonly string[]>>> = {
  expression: ['value'],
  assign: ['name', 'value'],
  counter: ['name'],
  name: ['name'],
  condition: ['condition'],
  case: ['value'],
  when: ['value', '…'],
  loop: ['variable', 'array'],
  cycle: ['value', '…'],
};

const BETWEEN: Readonly<Record<string, string>> = { assign: ' = ', loop: ' in ', when: ', ', cycle: ', ' };

export function tagSignature(entry: TagEntry, tokens: readonly Token[]): Omit<Signature, 'documentation'> | undefined {
  const { name, markup, parameters: own = [] } = entry;
  if (markup === 'raw') return rawSignature(entry, tokens);
  const form = FORMS[markup];
  if (form === undefined) return undefined;
  const extra = own.map((one) => (one.value === undefined ? one.name : `${one.name}: ${one.value}`));
  const label = [`${name} ${form.join(BETWEEN[markup] ?? ', ')}`, ...extra].join(' ');
  return { label, parameters: [...form, ...extra], active: activeIn(markup, own, tokens, form.length) };
}

function activeIn(
  markup: TagEntry['markup'],
  own: TagEntry['parameters'],
  tokens: readonly Token[],
  parts: number,
): number {
  const typed = tokens.map(({ text }) => text);
  if (markup === 'assign') return typed.includes('=') ? 1 : 0;
  if (markup === 'when' || markup === 'cycle') return typed.includes(',') ? 1 : 0;
  if (markup !== 'loop' || !typed.includes('in')) return 0;
  const index = own?.findLastIndex(({ name }) => typed.includes(name)) ?? -1;
  return index < 0 ? 1 : parts + index;
}

/** What comes first in tags whose text is no expression. */
const SUBJECTS: Readonly<Record<string, string>> = {
  connected_content: 'url',
  abort_message: "('reason')",
  catalog_items: 'catalog item…',
  catalog_selection_items: 'catalog selection',
  promotion: "('list')",
  shopping_cart: 'cart',
  random: 'number',
  landing_page_url: 'page',
};

function rawSignature(
  { name, options = [] }: TagEntry,
  tokens: readonly Token[],
): Omit<Signature, 'documentation'> | undefined {
  const subject = SUBJECTS[name];
  const shown = options.map((option) => `:${option.name}${option.value === undefined ? '' : ` ${option.value}`}`);
  const parameters = [...(subject === undefined ? [] : [subject]), ...shown];
  if (parameters.length === 0) return undefined;
  const last = tokens.findLastIndex(
    ({ text }, at) => text === ':' && options.some((one) => one.name === tokens[at + 1]?.text),
  );
  const index = options.findIndex((one) => one.name === tokens[last + 1]?.text);
  const glue = subject?.startsWith('(') ? '' : ' ';
  return {
    label: `${name}${glue}${parameters.join(' ')}`,
    parameters,
    active: last < 0 || index < 0 ? 0 : index + (subject === undefined ? 0 : 1),
  };
}
