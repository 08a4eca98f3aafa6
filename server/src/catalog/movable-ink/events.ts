import { currency, meta, orderedProductFields, productFields, quantity } from './fields.ts';
import type { EventEntry } from './types.ts';

/**
 * The events of the Customer Data API. Movable Ink maps names and fields for each account, so these are defaults: the shape that
 * Braze's page calls expected, and for the events it does not show the shape of Movable Ink's own SDK.
 */
export const events: readonly EventEntry[] = [
  {
    name: 'product_viewed',
    type: 'track',
    schema: 'Product',
    nameSource: 'braze-page',
    otherNames: ['Product Viewed', 'product', 'productViewed'],
    description: 'The user looked at a product.',
    properties: productFields,
  },
  {
    name: 'category_viewed',
    type: 'track',
    schema: 'Category',
    nameSource: 'braze-page',
    otherNames: ['Category View', 'Category Viewed', 'category', 'categoryViewed'],
    description: 'The user looked at a category.',
    properties: [
      {
        name: 'id',
        type: 'string',
        required: true,
        example: 'bathroom-1',
        description: 'The identifier of the category, equal to `categories[].id` of product events.',
        conflict: "RudderStack's code demands `product_id` here, and its page says `category_id`.",
        otherNames: ['properties.category_id'],
        sources: ['braze-page', 'movable-ink-sdk', 'mparticle'],
      },
      {
        name: 'title',
        type: 'string',
        required: false,
        example: 'Bathroom Stuff',
        description: 'The name of the category as customers see it.',
        sources: ['braze-page', 'movable-ink-sdk'],
      },
      {
        name: 'url',
        type: 'string',
        required: false,
        example: 'https://www.example.com/categories/bathroom',
        description: 'The address of the category page.',
        conflict: 'An older page of mParticle demands it.',
        sources: ['braze-page', 'movable-ink-sdk', 'mparticle'],
      },
      { ...meta, sources: ['movable-ink-sdk'] },
    ],
  },
  {
    name: 'product_added',
    type: 'track',
    schema: 'CartAdd',
    nameSource: 'inferred',
    otherNames: ['Cart Add', 'Product Added', 'cart_add', 'productAdded'],
    description: 'The user put a product into the cart.',
    properties: [...productFields, quantity],
  },
  {
    name: 'product_removed',
    type: 'track',
    schema: 'CartRemove',
    nameSource: 'inferred',
    otherNames: ['Product Removed', 'productRemoved'],
    description: 'The user took a product out of the cart.',
    properties: productFields,
  },
  {
    name: 'product_searched',
    type: 'track',
    schema: 'Search',
    nameSource: 'inferred',
    otherNames: ['Search', 'Products Searched', 'productSearched'],
    description: 'The user searched for products.',
    properties: [
      {
        name: 'query',
        type: 'string',
        required: true,
        example: 'wipes',
        description: 'What the user searched for, which may hold anything.',
        sources: ['segment', 'rudderstack', 'movable-ink-sdk'],
      },
      {
        name: 'url',
        type: 'string',
        required: false,
        example: 'https://www.example.com/search?q=wipes',
        description: 'The address of the page with the results.',
        sources: ['segment', 'rudderstack', 'movable-ink-sdk'],
      },
      { ...meta, sources: ['movable-ink-sdk'] },
    ],
  },
  {
    name: 'order_completed',
    type: 'track',
    schema: 'Conversion',
    nameSource: 'inferred',
    otherNames: ['Conversion', 'Order Completed', 'conversion', 'orderCompleted'],
    description: 'The user bought something.',
    properties: [
      {
        name: 'id',
        type: 'string',
        required: false,
        example: 'order-1001',
        description: 'The identifier of the order.',
        conflict: 'Segment demanded it, as `order_id`.',
        otherNames: ['order_id', 'properties.order_id'],
        sources: ['segment', 'rudderstack', 'movable-ink-sdk'],
      },
      {
        name: 'revenue',
        type: 'number',
        required: false,
        example: 11.94,
        description: 'What the order brought in, as a decimal number without a currency sign.',
        conflict: "Segment demanded it, and Movable Ink's SDK takes a text as well.",
        sources: ['segment', 'rudderstack', 'movable-ink-sdk'],
      },
      currency,
      {
        name: 'products',
        type: 'array',
        required: true,
        example: [{ id: '56544', price: 1.99, quantity: 6 }],
        description: 'The products of the order, each with its identifier at least.',
        members: orderedProductFields,
        sources: ['segment', 'rudderstack', 'movable-ink-sdk'],
      },
    ],
  },
  {
    name: 'identify',
    type: 'identify',
    schema: 'Identify',
    nameSource: 'braze-page',
    otherNames: ['identifyUser'],
    description: 'The user became known: what was recorded for `anonymous_id` joins the profile of `user_id`.',
    properties: [],
  },
];

const byName = new Map(events.map((event) => [event.name, event]));

export function findEvent(name: string): EventEntry | undefined {
  return byName.get(name);
}
