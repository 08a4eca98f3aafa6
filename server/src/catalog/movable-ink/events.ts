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
    description: 'The user viewed a product.',
    properties: productFields,
  },
  {
    name: 'category_viewed',
    type: 'track',
    schema: 'Category',
    nameSource: 'braze-page',
    otherNames: ['Category View', 'Category Viewed', 'category', 'categoryViewed'],
    description: 'The user viewed a category.',
    properties: [
      {
        name: 'id',
        type: 'string',
        required: true,
        example: 'bathroom-1',
        description: 'The identifier of the category, equal to `categories[].id` of product events.',
        conflict: "RudderStack's code requires `product_id` here, but its page says `category_id`.",
        otherNames: ['properties.category_id'],
        sources: ['braze-page', 'movable-ink-sdk', 'mparticle'],
      },
      {
        name: 'title',
        type: 'string',
        required: false,
        example: 'Bathroom Stuff',
        description: 'The display name of the category.',
        sources: ['braze-page', 'movable-ink-sdk'],
      },
      {
        name: 'url',
        type: 'string',
        required: false,
        example: 'https://www.example.com/categories/bathroom',
        description: 'The URL of the category page.',
        conflict: 'An older mParticle page requires it.',
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
    description: 'The user added a product to the cart.',
    properties: [...productFields, quantity],
  },
  {
    name: 'product_removed',
    type: 'track',
    schema: 'CartRemove',
    nameSource: 'inferred',
    otherNames: ['Product Removed', 'productRemoved'],
    description: 'The user removed a product from the cart.',
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
        description: 'What the user searched for, which may contain anything.',
        sources: ['segment', 'rudderstack', 'movable-ink-sdk'],
      },
      {
        name: 'url',
        type: 'string',
        required: false,
        example: 'https://www.example.com/search?q=wipes',
        description: 'The URL of the results page.',
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
    description: 'The user completed an order.',
    properties: [
      {
        name: 'id',
        type: 'string',
        required: false,
        example: 'order-1001',
        description: 'The identifier of the order.',
        conflict: 'Segment required it, as `order_id`.',
        otherNames: ['order_id', 'properties.order_id'],
        sources: ['segment', 'rudderstack', 'movable-ink-sdk'],
      },
      {
        name: 'revenue',
        type: 'number',
        required: false,
        example: 11.94,
        description: 'The revenue of the order, as a decimal number without a currency sign.',
        conflict: "Segment required it, and Movable Ink's SDK also accepts a string.",
        sources: ['segment', 'rudderstack', 'movable-ink-sdk'],
      },
      currency,
      {
        name: 'products',
        type: 'array',
        required: true,
        example: [{ id: '56544', price: 1.99, quantity: 6 }],
        description: 'The products of the order, each with at least an identifier.',
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
    description: 'The user became known, so the events of `anonymous_id` are added to the profile of `user_id`.',
    properties: [],
  },
];

const byName = new Map(events.map((event) => [event.name, event]));

export function findEvent(name: string): EventEntry | undefined {
  return byName.get(name);
}
