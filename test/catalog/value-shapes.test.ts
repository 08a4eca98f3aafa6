import { describe, expect, test } from 'vitest';
import { isNumberMember, type NamedValue, type ValueShape, valueShape } from '../../server/src/catalog/value-shapes.ts';

const SHAPES: [shape: ValueShape, named: Partial<NamedValue>][] = [
  ['code', { attribute: 'user_id' }],
  ['code', { attribute: 'time_zone' }],
  ['code', { attribute: 'language' }],
  ['code', { attribute: 'email_address' }],
  ['code', { attribute: 'date_of_birth' }],
  ['free-text', { attribute: 'first_name' }],
  ['free-text', { attribute: 'city' }],
  ['number', { attribute: 'random_bucket_number' }],
  ['free-text', { name: 'title' }],
  ['free-text', { name: 'product_name', member: ['properties', 'id'] }],
  ['free-text', { name: 'q', member: ['properties', 'query'] }],
  ['free-text', { name: 'anything' }],
  ['free-text', {}],
  ['code', { name: 'id' }],
  ['code', { name: 'productId' }],
  ['code', { name: 'image_url' }],
  ['code', { name: 'category_ids' }],
  ['code', { name: 'order-number' }],
  ['code', { name: 'x', member: ['properties', 'categories', '[]', 'url'] }],
  ['code', { member: ['properties', 'ids', '[]'] }],
  ['number', { name: 'price' }],
  ['number', { name: 'unitPrice' }],
  ['number', { name: 'x', member: ['properties', 'products', '[]', 'quantity'] }],
];

test.each(SHAPES)('%s: %j', (shape, named) => {
  expect(valueShape({ member: [], ...named })).toBe(shape);
});

describe('a number is due', () => {
  test.each<[member: string, isNumber: boolean]>([
    ['timestamp', true],
    ['properties.price', true],
    ['properties.quantity', true],
    ['properties.products.[].price', true],
    ['properties.revenue', true],
    ['properties.discount', true],
    ['properties.id', false],
    ['properties.title', false],
    ['properties.categories', false],
    ['properties.categories.[]', false],
    ['properties.meta.color', false],
    ['user_id', false],
  ])('in %s: %s', (member, isNumber) => {
    expect(isNumberMember(member.split('.'))).toBe(isNumber);
  });
});
