import type { FilterEntry } from '../types.ts';
import { defineFilters, pages } from './define.ts';

export const encodingFilters: readonly FilterEntry[] = [
  ...defineFilters({ group: 'encoding', origin: 'liquid', support: 'documented', page: pages.advanced }, [
    {
      name: 'base64_encode',
      input: 'string',
      output: 'base64',
      description: 'Encodes a string in Base64.',
      example: "{{ 'blah' | base64_encode }}",
      result: 'YmxhaA==',
    },
  ]),
  // Braze's table heads a row with this name, and shows `base64_encode` in it.
  ...defineFilters({ group: 'encoding', origin: 'braze', support: 'documented', page: pages.advanced }, [
    {
      name: 'base64',
      instead: 'base64_encode',
      input: 'string',
      output: 'base64',
      description: 'A name in the documentation whose example uses another name.',
      example: "{{ 'blah' | base64 }}",
    },
  ]),
  ...defineFilters({ group: 'encoding', origin: 'liquid', support: 'undocumented' }, [
    {
      name: 'base64_decode',
      input: 'base64',
      output: 'string',
      description: 'Decodes a Base64 string.',
      example: "{{ 'YmxhaA==' | base64_decode }}",
      result: 'blah',
    },
    {
      name: 'base64_url_safe_encode',
      input: 'string',
      output: 'base64',
      description: 'Encodes a string in URL-safe Base64.',
      example: "{{ '>>>' | base64_url_safe_encode }}",
      result: 'Pj4-',
    },
    {
      name: 'base64_url_safe_decode',
      input: 'base64',
      output: 'string',
      description: 'Decodes a URL-safe Base64 string.',
      example: "{{ 'Pj4-' | base64_url_safe_decode }}",
      result: '>>>',
    },
  ]),
  ...defineFilters({ group: 'url', origin: 'braze', support: 'documented', page: pages.advanced }, [
    {
      name: 'url_escape',
      input: 'string',
      output: 'url',
      description: 'Escapes characters that are not allowed in a URL, but leaves `&`.',
      example: "{{ 'hey<>hi' | url_escape }}",
      result: 'hey%3C%3Ehi',
    },
    {
      name: 'url_param_escape',
      input: 'string',
      output: 'url',
      description: 'Escapes characters that are not allowed in a URL parameter, including `&`.',
      example: "{{ 'hey<&>hi' | url_param_escape }}",
      result: 'hey%3C%26%3Ehi',
    },
  ]),
  ...defineFilters({ group: 'url', origin: 'liquid', support: 'documented', page: pages.advanced }, [
    {
      name: 'url_encode',
      input: 'string',
      output: 'url',
      description: 'Escapes as in a form, where a space becomes `+`.',
      example: "{{ 'google search' | url_encode }}",
      result: 'google+search',
    },
  ]),
  ...defineFilters({ group: 'url', origin: 'liquid', support: 'undocumented' }, [
    {
      name: 'url_decode',
      input: 'url',
      output: 'string',
      description: 'Decodes what `url_encode` has encoded.',
      example: "{{ 'google+search' | url_decode }}",
      result: 'google search',
    },
  ]),
];
