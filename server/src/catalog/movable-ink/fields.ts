import type { Field } from './types.ts';

/** Members that several events share. */

const id: Field = {
  name: 'id',
  type: 'string',
  required: true,
  example: '56544',
  description: 'The identifier of the product, the same in every event.',
  conflict: 'RudderStack sends `product_id`, and Segment sent it in a `product` object.',
  otherNames: ['properties.product_id', 'product.id'],
  sources: ['braze-page', 'segment', 'rudderstack', 'oracle', 'movable-ink-sdk'],
};

const title: Field = {
  name: 'title',
  type: 'string',
  required: false,
  example: 'All-Purpose Cleaning Wipes',
  description: 'The display name of the product.',
  otherNames: ['properties.name'],
  sources: ['braze-page', 'segment', 'oracle', 'movable-ink-sdk'],
};

const price: Field = {
  name: 'price',
  type: 'number',
  required: false,
  example: 1.99,
  description: 'The price as a decimal number without a currency sign.',
  conflict: "Movable Ink's SDK also accepts a string, and sends one from iOS.",
  sources: ['braze-page', 'segment', 'rudderstack', 'movable-ink-sdk', 'oracle'],
};

export const currency: Field = {
  name: 'currency',
  type: 'string',
  required: false,
  example: 'USD',
  description: 'The three-letter currency code of ISO 4217.',
  sources: ['movable-ink-sdk'],
};

const productUrl: Field = {
  name: 'url',
  type: 'string',
  required: false,
  example: 'https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc',
  description: 'The URL of the product page.',
  conflict: 'Older pages of Oracle and mParticle require it, because Movable Ink reads the page.',
  sources: ['braze-page', 'segment', 'rudderstack', 'movable-ink-sdk', 'mparticle', 'oracle'],
};

const categories: Field = {
  name: 'categories',
  type: 'array',
  required: false,
  example: [{ id: 'Bathroom', url: 'https://example.com/cat/bathroom' }],
  description: 'The categories the product belongs to.',
  sources: ['braze-page', 'segment', 'movable-ink-sdk'],
  members: [
    {
      name: 'id',
      type: 'string',
      required: true,
      example: 'Bathroom',
      description: 'The identifier of the category, equal to `id` of the category view.',
      sources: ['braze-page', 'segment', 'movable-ink-sdk', 'mparticle'],
    },
    {
      name: 'title',
      type: 'string',
      required: false,
      example: 'Bathroom Stuff',
      description: 'The display name of the category.',
      sources: ['movable-ink-sdk'],
    },
    {
      name: 'url',
      type: 'string',
      required: false,
      example: 'https://example.com/cat/bathroom',
      description: 'The URL of the category page.',
      sources: ['braze-page', 'segment', 'movable-ink-sdk'],
    },
  ],
};

export const meta: Field = {
  name: 'meta',
  type: 'object',
  required: false,
  example: { color: 'green' },
  description: 'Additional custom data, flat, without arrays or objects inside.',
  values: ['string', 'number', 'boolean'],
  conflict: 'Segment sent it at the top level, as `metadata`.',
  otherNames: ['metadata'],
  sources: ['braze-page', 'movable-ink-sdk'],
};

export const quantity: Field = {
  name: 'quantity',
  type: 'integer',
  required: false,
  example: 1,
  description: 'The number of items, as an integer.',
  sources: ['segment'],
};

/** What is known of a product, in its own events. */
export const productFields: readonly Field[] = [id, title, price, currency, productUrl, categories, meta];

/** What is known of each product of an order; the rest is filled in from earlier events of the product. */
export const orderedProductFields: readonly Field[] = [id, title, productUrl, price, quantity, meta];
