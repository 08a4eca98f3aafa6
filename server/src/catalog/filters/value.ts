import type { FilterEntry } from '../types.ts';
import { defineFilters, optional, pages, required } from './define.ts';

/** Filters for JSON, for times and for values of any kind. */
export const valueFilters: readonly FilterEntry[] = [
  ...defineFilters({ group: 'json', origin: 'braze', support: 'documented', page: pages.advanced }, [
    {
      name: 'json_escape',
      input: 'string',
      output: 'string',
      description:
        'Escapes quotes, backslashes and line breaks for use inside a JSON string, without adding the quotes around it.',
      example: "{{ '6\" Wipes' | json_escape }}",
      result: '6\\" Wipes',
    },
    {
      name: 'json_parse',
      input: 'string',
      output: 'object-or-array',
      description: 'Parses JSON into arrays and objects.',
      example: "{{ '[1, 2, 3]' | json_parse | last }}",
      result: '3',
    },
    {
      name: 'as_json_string',
      input: 'object-or-array',
      output: 'json',
      description: 'Prints an array or object as a complete JSON value, so do not put quotes around it.',
      example: "{{ 'a,b' | split: ',' | as_json_string }}",
      result: '["a","b"]',
    },
  ]),
  ...defineFilters({ group: 'date', origin: 'liquid', support: 'documented', page: pages.filters }, [
    {
      name: 'date',
      input: 'any',
      output: 'string',
      arguments: [required('format', 'string')],
      description: "Formats a time, in UTC by default: `'%s'` prints seconds since 1970, not milliseconds.",
      example: "{{ '2023-12-06T18:20:45Z' | date: '%s' }}",
      result: '1701886845',
    },
  ]),
  ...defineFilters({ group: 'date', origin: 'braze', support: 'documented', page: pages.useCases }, [
    {
      name: 'time_zone',
      input: 'any',
      output: 'time',
      arguments: [required('zone', 'string')],
      description:
        'Converts a time to a time zone, given by its IANA name or that of Rails, for a `date` filter after it.',
      example: "{{ '2023-12-06T18:20:45Z' | time_zone: 'America/New_York' | date: '%H:%M' }}",
      result: '13:20',
    },
  ]),
  ...defineFilters({ group: 'other', origin: 'liquid', support: 'documented', page: pages.filters }, [
    {
      name: 'default',
      input: 'any',
      output: 'any',
      arguments: [optional('value', 'any')],
      keywords: ['allow_false'],
      description: 'Replaces a value that is nil, false or empty, but not one of only white space.',
      example: "{{ nil | default: 'none' }}",
      result: 'none',
    },
  ]),
  ...defineFilters({ group: 'other', origin: 'braze', support: 'documented', page: pages.advanced }, [
    {
      name: 'property_accessor',
      input: 'object',
      output: 'any',
      arguments: [required('key', 'string')],
      description: 'Returns the value of an object at a key, which can be in a variable.',
      example: "{{ event_properties.${prices} | property_accessor: 'USD' }}",
    },
  ]),
  ...defineFilters({ group: 'other', origin: 'braze', support: 'undocumented' }, [
    {
      name: 'id',
      input: 'any',
      output: 'any',
      arguments: [required('id', 'string')],
      description: 'Returns the value unchanged, and is added by Braze after a Content Block.',
      example: "{{ event_properties.${title} | id: 'cb1' }}",
    },
    {
      name: 'lid',
      input: 'any',
      output: 'any',
      arguments: [required('id', 'string')],
      description: 'Returns the value unchanged, and is added by Braze after a link.',
      example: "{{ event_properties.${url} | lid: 'l1' }}",
    },
  ]),
  ...defineFilters({ group: 'array', origin: 'later', support: 'undocumented' }, [
    {
      name: 'find',
      input: 'array',
      output: 'any',
      arguments: [required('key', 'string'), optional('value', 'any')],
      description: 'Returns the first item whose property has a value, in newer versions of Liquid only.',
      example: "{{ event_properties.${products} | find: 'id', '56544' }}",
    },
    {
      name: 'has',
      input: 'array',
      output: 'boolean',
      arguments: [required('key', 'string'), optional('value', 'any')],
      description: 'Returns whether the property of any item has a value, in newer versions of Liquid only.',
      example: "{{ event_properties.${products} | has: 'id', '56544' }}",
    },
    {
      name: 'reject',
      input: 'array',
      output: 'array',
      arguments: [required('key', 'string'), optional('value', 'any')],
      description: 'Removes the items whose property has a value, in newer versions of Liquid only.',
      example: "{{ event_properties.${products} | reject: 'brand', 'Acme' | size }}",
    },
  ]),
];
