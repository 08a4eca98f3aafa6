import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributes } from '../../server/src/catalog/attributes.ts';
import { didYouMean } from '../../server/src/catalog/did-you-mean.ts';
import { filters } from '../../server/src/catalog/filters/index.ts';
import { namespaces } from '../../server/src/catalog/namespaces.ts';
import { synonyms } from '../../server/src/catalog/synonyms.ts';
import { tags } from '../../server/src/catalog/tags.ts';
import type { Support } from '../../server/src/catalog/types.ts';

function documented(list: readonly { readonly name: string; readonly support: Support }[]): string[] {
  return list.filter(({ support }) => support === 'documented').map(({ name }) => name);
}

const candidates = {
  tag: documented(tags),
  filter: documented(filters),
  attribute: documented(attributes),
  namespace: documented(namespaces),
};

describe('the name that was probably meant', () => {
  test.each<[keyof typeof candidates, string, string | undefined]>([
    // letters of the wrong size, and signs between words
    ['attribute', 'USER_ID', 'user_id'],
    ['attribute', 'First_Name', 'first_name'],
    ['attribute', 'firstName', 'first_name'],
    ['namespace', 'eventProperties', 'event_properties'],
    ['namespace', 'custom-attribute', 'custom_attribute'],
    // habits
    ['filter', 'json', 'as_json_string'],
    ['filter', 'jsonify', 'as_json_string'],
    ['filter', 'escape_json', 'json_escape'],
    ['filter', 'lstrip', 'strip'],
    ['filter', 'toLowerCase', 'downcase'],
    ['filter', 'sha256', 'sha2'],
    ['attribute', 'external_id', 'user_id'],
    ['attribute', 'email', 'email_address'],
    ['attribute', 'phone', 'phone_number'],
    ['attribute', 'timezone', 'time_zone'],
    ['attribute', 'dob', 'date_of_birth'],
    ['namespace', 'content_block', 'content_blocks'],
    ['namespace', 'context_properties', 'context'],
    ['tag', 'elseif', 'elsif'],
    ['tag', 'abort', 'abort_message'],
    // slips
    ['filter', 'dwoncase', 'downcase'],
    ['filter', 'defualt', 'default'],
    ['filter', 'appnd', 'append'],
    ['filter', 'time_zonee', 'time_zone'],
    ['attribute', 'emial_address', 'email_address'],
    ['namespace', 'event_propertys', 'event_properties'],
    ['tag', 'asign', 'assign'],
    ['tag', 'captrue', 'capture'],
    // too far, or too short to tell
    ['filter', 'to_i', undefined],
    ['filter', 'md', undefined],
    ['filter', 'sh', undefined],
    ['tag', 'fi', undefined],
    ['attribute', 'loyalty_tier', undefined],
    ['attribute', '', undefined],
  ])('%s `%s`: %s', (kind, name, expected) => {
    expect(didYouMean(name, candidates[kind])).toBe(expected);
  });

  test('a synonym that is not among the candidates is not meant', () => {
    expect(didYouMean('json', ['md5', 'strip'])).toBeUndefined();
  });

  test('among equals the first wins', () => {
    expect(didYouMean('sha3', ['sha1', 'sha2'])).toBe('sha1');
  });

  test('a name of any length is answered at once', () => {
    expect(didYouMean('x'.repeat(1_000_000), candidates.filter)).toBeUndefined();
    const long = 'x'.repeat(100_000);
    expect(didYouMean(`${long}a`, [`${long}b`])).toBeUndefined();
    expect(didYouMean(`${long}_a`, [`${long}A`])).toBe(`${long}A`);
  });
});

test('synonyms are in small letters without signs, and lead to names that exist', () => {
  const known = new Set(Object.values(candidates).flat());
  for (const [from, to] of synonyms) {
    expect(from).toMatch(/^[a-z0-9]+$/);
    expect(known, from).toContain(to);
  }
});

test('one slip in a name of six letters and more leads back to a name within one slip', () => {
  const names = candidates.filter.filter((name) => name.length >= 6);
  const slip = fc.record({
    name: fc.constantFrom(...names),
    at: fc.nat(5),
    letter: fc.constantFrom('q', 'z', '_'),
    kind: fc.constantFrom('insert', 'drop', 'change', 'swap'),
  });
  fc.assert(
    fc.property(slip, ({ name, at, letter, kind }) => {
      const broken = slipped(name, at, letter, kind);
      expect(didYouMean(broken, [name])).toBe(name);
    }),
  );
});

function slipped(name: string, at: number, letter: string, kind: string): string {
  const [before, after] = [name.slice(0, at), name.slice(at)];
  if (kind === 'insert') return before + letter + after;
  if (kind === 'drop') return before + after.slice(1);
  if (kind === 'change') return before + letter + after.slice(1);
  return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
}
