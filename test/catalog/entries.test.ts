import { describe, expect, test } from 'vitest';
import { attributes, findAttribute } from '../../server/src/catalog/attributes.ts';
import { documentationAddress } from '../../server/src/catalog/documentation.ts';
import { filters, findFilter } from '../../server/src/catalog/filters/index.ts';
import { literals } from '../../server/src/catalog/literals.ts';
import { envelope } from '../../server/src/catalog/movable-ink/envelope.ts';
import { events } from '../../server/src/catalog/movable-ink/events.ts';
import { findNamespace, namespaces } from '../../server/src/catalog/namespaces.ts';
import { findOperator, operators } from '../../server/src/catalog/operators.ts';
import { findVariable, variables } from '../../server/src/catalog/predefined-variables.ts';
import { findTag, tags } from '../../server/src/catalog/tags.ts';

const lists = { tags, filters, attributes, namespaces, variables, operators, literals };
const members = namespaces.flatMap((namespace) => namespace.members);
const entries = [...Object.values(lists).flat(), ...members];

const CODE = /`[^`]*`/g;

/** One sentence: it begins with a capital or a code span, ends with its only period, and says more than a word. */
function isSentence(text: string): boolean {
  const words = text.replaceAll(CODE, 'x').replaceAll(/ISO \d+-\d|\b\d+\.\d+/g, 'x');
  return /^[A-Zx][^.]+\.$/.test(words) && words.includes(' ');
}

describe.each(Object.entries(lists))('%s', (_name, list) => {
  test('have names of their own', () => {
    const names = list.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });
});

test.each(namespaces.map((namespace) => [namespace.name, namespace.members] as const))(
  'members of %s have names of their own',
  (_name, ofNamespace) => {
    const names = ofNamespace.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  },
);

test('every entry is described in one sentence', () => {
  const described = [...entries, ...events, ...envelope, ...events.flatMap(({ properties }) => properties)];
  const options = tags.flatMap((tag) => [...(tag.options ?? []), ...(tag.parameters ?? [])]);
  expect([...described, ...options].map(({ description }) => description).filter((text) => !isSentence(text))).toEqual(
    [],
  );
});

test('every limit, and where a namespace has values, is one sentence', () => {
  const texts = [...entries.flatMap(({ limits = [] }) => limits), ...namespaces.map(({ where }) => where)];
  expect(texts.filter((text) => !isSentence(text))).toEqual([]);
});

test('pages are paths in the repository of Braze’s documentation, and lead to its site', () => {
  const pages = entries.flatMap(({ page }) => page ?? []);
  expect(pages.filter((page) => !/^_docs\/[a-z_/]+\.md$/.test(page))).toEqual([]);
  expect(documentationAddress('_docs/_user_guide/messaging/liquid/_tips/filters.md')).toBe(
    'https://www.braze.com/docs/user_guide/messaging/liquid/tips/filters',
  );
});

test('what Braze documents or rules out has a page, but for operators of other languages', () => {
  const withoutPage = entries.filter(({ support, page }) => support !== 'undocumented' && page === undefined);
  expect(withoutPage.map(({ name }) => name)).toEqual(['preference_center', '&&', '||', '=', '!']);
});

test.each([
  ['tags', tags, findTag, ['content_blocks']],
  ['filters', filters, findFilter, []],
  ['attributes', attributes, findAttribute, []],
  ['namespaces', namespaces, findNamespace, []],
  ['variables', variables, findVariable, []],
  ['operators', operators, findOperator, ['unless']],
])('%s are found by name, and what to write instead exists', (_name, list, find, elsewhere: readonly string[]) => {
  for (const entry of list) {
    expect(find(entry.name)).toBe(entry);
    if (entry.instead === undefined || elsewhere.includes(entry.instead)) continue;
    expect(find(entry.instead), entry.name).toMatchObject({ support: 'documented' });
  }
  expect(find('nothing_of_the_kind')).toBeUndefined();
});

test('blocks, branches and end tags belong together', () => {
  for (const { name, block, branchOf = [] } of tags) {
    for (const owner of branchOf) expect(findTag(owner)?.block?.branches, `${name} of ${owner}`).toContain(name);
    for (const branch of block?.branches ?? []) expect(findTag(branch)?.branchOf, branch).toContain(name);
    if (block !== undefined) expect(block.end).toBe(`end${name}`);
  }
});

test('what tags define is known as a variable, and says so', () => {
  const defined = tags.flatMap(({ name, defines = [] }) => defines.map((variable) => [variable, name]));
  const set = variables.flatMap(({ name, setBy = [] }) => setBy.map((tag) => [name, tag]));
  expect(set.sort()).toEqual(defined.sort());
});

test('no entry gets lost', () => {
  const support = (name: string) => findFilter(name)?.support;
  const least = { tags: 33, filters: 114, attributes: 25, namespaces: 17, variables: 6, operators: 14, literals: 7 };
  for (const [name, count] of Object.entries(least)) {
    expect(Object.entries(lists).find(([list]) => list === name)?.[1].length, name).toBeGreaterThanOrEqual(count);
  }
  expect(['md5', 'base64', 'json', 'lstrip', 'color_to_rgb', 'jsonify'].map(support)).toEqual([
    'documented',
    'documented',
    'undocumented',
    'unsupported',
    'unsupported',
    undefined,
  ]);
});
