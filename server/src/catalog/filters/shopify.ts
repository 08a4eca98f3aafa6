import type { FilterEntry } from '../types.ts';
import { defineFilters, pages, required } from './define.ts';

const STORE_ONLY = "Only exists in Shopify's stores, and Braze says that it does not support it.";

/** Whole families that Braze rules out in one line, by the names that Shopify's documentation has for them. */
const COLORS = [
  'brightness_difference',
  'color_brightness',
  'color_contrast',
  'color_darken',
  'color_desaturate',
  'color_difference',
  'color_extract',
  'color_lighten',
  'color_mix',
  'color_modify',
  'color_saturate',
  'color_to_hex',
  'color_to_hsl',
  'color_to_rgb',
];
const FONTS = ['font_face', 'font_modify', 'font_url'];

/** Habits from Shopify's stores. Liquid passes a value through a filter that it does not know. */
export const shopifyFilters: readonly FilterEntry[] = [
  ...defineFilters({ group: 'string', origin: 'shopify', support: 'unsupported', page: pages.filters }, [
    {
      name: 'camelize',
      input: 'string',
      output: 'string',
      description: STORE_ONLY,
      example: "{{ 'variable-name' | camelize }}",
    },
    {
      name: 'handleize',
      input: 'string',
      output: 'string',
      description: STORE_ONLY,
      example: "{{ '100% Cotton' | handleize }}",
    },
    {
      name: 'pluralize',
      input: 'number',
      output: 'string',
      arguments: [required('one', 'string'), required('many', 'string')],
      description: STORE_ONLY,
      example: "{{ 2 | pluralize: 'item', 'items' }}",
    },
    {
      name: 'highlight',
      input: 'string',
      output: 'string',
      arguments: [required('text', 'string')],
      description: STORE_ONLY,
      example: "{{ 'green tea' | highlight: 'tea' }}",
    },
    {
      name: 'format_address',
      input: 'object',
      output: 'string',
      description: STORE_ONLY,
      example: '{{ custom_attribute.${address} | format_address }}',
    },
  ]),
  ...defineFilters(
    { group: 'other', origin: 'shopify', support: 'unsupported', page: pages.filters },
    [...COLORS, ...FONTS].map((name) => ({
      name,
      input: 'any',
      output: 'any',
      description: STORE_ONLY,
      example: `{{ custom_attribute.\${theme} | ${name} }}`,
    })),
  ),
  ...defineFilters({ group: 'other', origin: 'shopify', support: 'undocumented' }, [
    {
      name: 'json',
      instead: 'as_json_string',
      input: 'any',
      output: 'json',
      description: "Prints a value as JSON in Shopify's stores, and is not documented by Braze.",
      example: '{{ event_properties.${categories} | json }}',
    },
    {
      name: 'handle',
      input: 'string',
      output: 'string',
      description: "Turns a string into the last part of a URL, in Shopify's stores only.",
      example: "{{ '100% Cotton' | handle }}",
    },
    {
      name: 'md5_base64',
      input: 'string',
      output: 'base64',
      description: 'Not documented by Braze and not in Liquid 5.4, which returns the value unchanged.',
      example: "{{ 'hey' | md5_base64 }}",
    },
    {
      name: 't',
      input: 'string',
      output: 'string',
      description: "Translates a key of a theme, in Shopify's stores only.",
      example: "{{ 'cart.title' | t }}",
    },
    {
      name: 'img_url',
      input: 'any',
      output: 'url',
      description: "Returns the URL of an image, in Shopify's stores only.",
      example: '{{ event_properties.${image} | img_url }}',
    },
    {
      name: 'asset_url',
      input: 'string',
      output: 'url',
      description: "Returns the URL of a theme file, in Shopify's stores only.",
      example: "{{ 'shop.css' | asset_url }}",
    },
    {
      name: 'link_to',
      input: 'string',
      output: 'string',
      arguments: [required('url', 'url')],
      description: "Returns an HTML link, in Shopify's stores only.",
      example: "{{ 'Shop' | link_to: 'https://example.com' }}",
    },
    {
      name: 'weight_with_unit',
      input: 'number',
      output: 'string',
      description: "Prints a weight with its unit, in Shopify's stores only.",
      example: '{{ 200 | weight_with_unit }}',
    },
  ]),
];
