/**
 * What Braze's events and properties are called, beside the names that `events.ts` has for them: for a body that is made from one. The
 * `ecommerce.*` events and their properties are those that Braze recommends.
 */

/** Movable Ink's event by Braze's, in small letters without signs and without `ecommerce`. */
const EVENTS: Readonly<Record<string, string>> = {
  orderplaced: 'order_completed',
  purchase: 'order_completed',
  accountcreated: 'identify',
  addedtocart: 'product_added',
  addtocart: 'product_added',
  removedfromcart: 'product_removed',
  search: 'product_searched',
  searched: 'product_searched',
};

/** Names of a field's value among properties, in the order in which they are looked for, by event where that matters. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  id: ['product_id', 'item_id', 'sku'],
  title: ['product_name', 'product_title', 'name'],
  url: ['product_url', 'link'],
  price: ['product_price'],
  revenue: ['total_value', 'total', 'order_total'],
  query: ['search_query', 'search_term', 'keyword', 'q'],
  meta: ['metadata'],
  products: ['line_items', 'items'],
  quantity: ['qty'],
};

const OF_EVENT: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  category_viewed: { id: ['category_id'], title: ['category_name', 'category_title', 'name'], url: ['category_url'] },
  order_completed: { id: ['order_id'] },
};

export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The name of Movable Ink's event for one that Braze is told of under another name. */
export function eventCalled(name: string): string | undefined {
  return EVENTS[plainName(name.replace(/^(?:ecommerce|shopify)[._]/i, ''))];
}

/** @param event Movable Ink's name; @param isItem the field is one of a product in a list. */
export function propertyNames(field: string, event: string, isItem: boolean): readonly string[] {
  return (isItem ? undefined : OF_EVENT[event]?.[field]) ?? PROPERTIES[field] ?? [];
}
