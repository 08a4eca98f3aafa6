import type { VariableEntry } from './types.ts';

const PERSONALIZE = '_docs/_user_guide/messaging/design_and_edit/personalize';

/** Variables that exist without an `assign` or `capture`. */
export const variables: readonly VariableEntry[] = [
  {
    name: 'connected',
    support: 'documented',
    page: `${PERSONALIZE}/connected_content/local_connected_content_variables.md`,
    type: 'object',
    setBy: ['connected_content'],
    example: '{{ connected.price }}',
    description: 'The JSON that `connected_content` fetched if it has no `:save`.',
  },
  {
    name: 'items',
    support: 'documented',
    page: '_docs/_user_guide/data/activation/catalogs/use.md',
    type: 'array',
    setBy: ['catalog_items', 'catalog_selection_items'],
    example: '{{ items[0].title }}',
    description: 'The catalog items that the last catalog tag loaded.',
  },
  {
    name: 'shopping_cart',
    support: 'documented',
    page: `${PERSONALIZE}/liquid/supported_personalization_tags.md`,
    type: 'object',
    setBy: ['shopping_cart'],
    members: ['cart_id', 'currency', 'total_value', 'products'],
    example: '{{ shopping_cart.total_value }}',
    description:
      'The cart loaded by the tag of the same name, whose products have `product_id`, `product_name`, `variant_id`, `image_url`, `product_url`, `quantity`, `price` and `metadata`.',
  },
  {
    name: 'accessibility_language',
    support: 'documented',
    page: '_docs/_user_guide/messaging/messaging_fundamentals/localization/locales_in_messages.md',
    type: 'string',
    example: '{{ accessibility_language }}',
    description: 'The language of the locale of the message.',
  },
  {
    name: 'forloop',
    support: 'undocumented',
    type: 'object',
    setBy: ['for'],
    members: ['first', 'index', 'index0', 'last', 'length', 'parentloop', 'rindex', 'rindex0'],
    example: '{% unless forloop.last %},{% endunless %}',
    description: 'The state of a `for` loop: use `last` to leave out the comma after the last item.',
  },
  {
    name: 'tablerowloop',
    support: 'undocumented',
    type: 'object',
    setBy: ['tablerow'],
    members: [
      'col',
      'col0',
      'col_first',
      'col_last',
      'first',
      'index',
      'index0',
      'last',
      'length',
      'rindex',
      'rindex0',
      'row',
    ],
    example: '{{ tablerowloop.col }}',
    description: 'The state of a `tablerow` loop.',
  },
];

const byName = new Map(variables.map((variable) => [variable.name, variable]));

export function findVariable(name: string): VariableEntry | undefined {
  return byName.get(name);
}
