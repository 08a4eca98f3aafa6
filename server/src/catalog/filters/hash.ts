import type { FilterEntry } from '../types.ts';
import { defineFilters, pages, required } from './define.ts';

const braze = { group: 'hash', origin: 'braze', support: 'documented', page: pages.advanced } as const;
const digest = { input: 'string', output: 'hex' } as const;
const keyed = { ...digest, arguments: [required('key', 'string')] } as const;

export const hashFilters: readonly FilterEntry[] = [
  ...defineFilters(braze, [
    {
      ...digest,
      name: 'md5',
      description: 'Hashes a string to 32 hex digits, which are the same for everyone if the value is missing.',
      example: "{{ 'hey' | md5 }}",
      result: '6057f13c496ecf7fd777ceb9e79ae285',
    },
    {
      ...digest,
      name: 'sha1',
      description: 'Hashes a string to 40 hex digits, which are the same for everyone if the value is missing.',
      example: "{{ 'hey' | sha1 }}",
      result: '7f550a9f4c44173a37664d938f1355f0f92a47a7',
    },
    {
      ...digest,
      name: 'sha2',
      description:
        'Hashes a string with SHA-256 to 64 hex digits, which are the same for everyone if the value is missing.',
      example: "{{ 'hey' | sha2 }}",
      result: 'fa690b82061edfd2852629aeba8a8977b57e40fcb77d1a7a28b26cba62591204',
    },
    {
      ...keyed,
      name: 'hmac_sha1_hex',
      description: 'Signs a string with a key using HMAC-SHA1, in hex digits.',
      example: "{{ 'hey' | hmac_sha1_hex: 'secret_key' }}",
      result: '2a3969bed25bfeefb00aca4063eb9590b4df8f0e',
    },
    {
      ...keyed,
      name: 'hmac_sha1_base64',
      output: 'base64',
      description: 'Signs a string with a key using HMAC-SHA1, in Base64.',
      example: "{{ 'hey' | hmac_sha1_base64: 'secret_key' }}",
      result: 'KjlpvtJb/u+wCspAY+uVkLTfjw4=',
    },
    {
      ...keyed,
      name: 'hmac_sha256_hex',
      description: 'Signs a string with a key using HMAC-SHA256, in hex digits.',
      example: "{{ 'hey' | hmac_sha256_hex: 'secret_key' }}",
      result: '8df897f8da3d7992fe57c8dbc6f27578cfbf2dcc4d0fbb4000b8c924841d508e',
    },
    {
      ...keyed,
      name: 'hmac_sha256_base64',
      output: 'base64',
      description: 'Signs a string with a key using HMAC-SHA256, in Base64.',
      example: "{{ 'hey' | hmac_sha256_base64: 'secret_key' }}",
      result: 'jfiX+No9eZL+V8jbxvJ1eM+/LcxND7tAALjJJIQdUI4=',
    },
    {
      ...keyed,
      name: 'hmac_sha1',
      instead: 'hmac_sha1_hex',
      description: 'Signs a string with a key using HMAC-SHA1, under an older name.',
      example: "{{ 'hey' | hmac_sha1: 'secret_key' }}",
    },
    {
      ...keyed,
      name: 'hmac_sha256',
      page: pages.filters,
      description: 'Signs a string with a key using HMAC-SHA256; the documentation does not show what it prints.',
      example: "{{ 'hey' | hmac_sha256: 'secret_key' }}",
    },
    {
      ...keyed,
      name: 'hmac_sha512',
      page: pages.filters,
      description: 'Signs a string with a key using HMAC-SHA512; the documentation does not show what it prints.',
      example: "{{ 'hey' | hmac_sha512: 'secret_key' }}",
    },
  ]),
  ...defineFilters({ group: 'hash', origin: 'shopify', support: 'undocumented' }, [
    {
      ...digest,
      name: 'sha256',
      instead: 'sha2',
      description: "Hashes a string with SHA-256 in Shopify's stores, and is not documented by Braze.",
      example: "{{ 'hey' | sha256 }}",
    },
  ]),
];
