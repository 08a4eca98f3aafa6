import { expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';

/** What is walked by `[{{item}}, {{item}}, …]`, and what is said of it. `n` is 1 or 2, by an attribute. */
const WALKED: [name: string, walked: string, verdict: string, before?: string][] = [
  ['a known list', "'7,8' | split: ','", 'proved'],
  ['a known list with an item that is no JSON', `'7,"' | split: ','`, 'refuted'],
  ['either of two that begin alike', 'either', 'refuted'],
  ['not as far as the item that is no JSON', 'bad limit: 2', 'proved'],
  ['the same by a variable', 'bad limit: n', 'proved'],
  ['as far as the item that is no JSON', 'bad offset: 1 limit: 2', 'refuted'],
  ['the same by a variable', 'bad offset: n limit: 1', 'refuted'],
  ['nobody knows how far', 'bad limit: ${n}', 'not-proved'],
  ['nobody knows from where', 'bad offset: ${n}', 'not-proved'],
  ['from where another loop has ended', 'bad offset: continue', 'not-proved'],
  ['a text, which is one item whatever the limits say', 'mark limit: 0', 'refuted'],
  ['the same with an offset', 'mark offset: 1', 'refuted'],
  ['a range up to a length', '(1..size)', 'proved'],
  ['a range up to a text, of which the leading digits count', '(1.."2 items")', 'proved'],
  ['a range up to what may be no whole number, which is an error', '(1..${n})', 'not-proved'],
];

const BEFORE = `{% if \${city} %}{% assign n = 1 %}{% assign either = '7,8' | split: ',' %}
{% else %}{% assign n = 2 %}{% assign either = '7,"' | split: ',' %}{% endif %}
{% assign bad = '7,8,"' | split: ',' %}{% assign mark = '?' %}{% assign size = \${n} | size %}`;

test.each(WALKED)('%s', (_, walked, verdict) => {
  const [collection = '', ...rest] = walked.split(/ (?=limit|offset)/);
  const loop = `{% for item in l ${rest.join(' ')} %}{{item}}{% unless forloop.last %},{% endunless %}{% endfor %}`;
  expect(prove(read(`${BEFORE}{% assign l = ${collection} %}[${loop}]`)).verdict).toBe(verdict);
});

/** A quote in each turn but the first: the second text begins in the fourth turn. In how long a list that is shown, if it is. */
const QUOTES: [walked: string, length?: number][] = [
  ['list', 5],
  ['list reversed', 5],
  ['list limit: 4', 4],
  ['list limit: 3'],
  ['list offset: 2', 7],
];

test.each(QUOTES)('a slip in the fourth turn over %s', (walked, length) => {
  const loop = `{% for item in ${walked} %}{% unless forloop.first %}"{% endunless %}{% endfor %}`;
  const { problems } = prove(read(`{% assign list = event_properties.\${items} %}[${loop}]`));
  const second = problems.find(({ kind }) => kind === 'missing-comma')?.when.solve();
  expect(second?.words).toEqual(length && [`\`event_properties.\${items}\` has ${length} items`]);
  expect(second?.facts.map(({ value }) => Array.isArray(value) && value.length)).toEqual(length && [length]);
});

/** Where in a list of two the item of the second turn stands. */
const SECOND: [walked: string, item: string][] = [
  ['list', '[1]'],
  ['list reversed', '[0]'],
  ['turned', '[0]'],
  ['turned reversed', '[1]'],
  ['back', '[1]'],
];

test.each(SECOND)('the item of the second turn over %s', (walked, item) => {
  const lists =
    '{% assign list = ${x} %}{% assign turned = list | reverse %}{% assign back = turned | reverse %}{% assign back = back %}';
  const turn = "{% if i == 'a' and forloop.index == 2 %},{% endif %}";
  const [problem] = prove(read(`${lists}[{% for i in ${walked} %}${turn}{% endfor %}]`)).problems;
  const facts = problem?.when.solve()?.facts.map(({ path, value }) => [path.steps.join(), value]);
  expect(facts).toContainEqual([item.slice(1, -1), 'a']);
});

/** Lists that a filter makes of an attribute, and when `[0, …]` over them has a comma too much. */
const MADE: [list: string, words: string[]][] = [
  ["${tags} | split: ','", ['`list` has no items', '`${tags}` is missing']],
  ["${tags} | where: 'id'", ['`list` has no items']],
];

test.each(MADE)('no items in %s', (made, words) => {
  const items = '{% for item in list %}1{% unless forloop.last %},{% endunless %}{% endfor %}';
  const { verdict, problems } = prove(read(`{% assign list = ${made} %}[0,${items}]`));
  expect(verdict).toBe('refuted');
  expect(problems.map(({ when }) => when.solve()?.words)).toEqual([words]);
  const decisions = problems.flatMap(({ when }) => when.solve()?.decisions.map(({ start }) => start));
  expect(decisions).toEqual([...new Set(decisions)]);
});

test('a loop over an object takes a turn for each of its members', () => {
  const proof = (item: string) =>
    prove(read(`[{% for member in \${place} %}${item}{% endfor %}]`), { types: new Map([['${place}', 'object']]) });
  expect(proof('{% unless forloop.first %},{% endunless %}1').verdict).toBe('proved');
  expect(proof('{}').verdict).toBe('not-proved');
});

test('what is assigned to the name of the items is seen once the loop is over', () => {
  const loop = (item: string) => `{% for p in (5..6) %}{% assign p = '"' %}${item},{% endfor %}`;
  expect(prove(read(`[${loop('{{ p }}')}1]`)).verdict).toBe('proved');
  expect(prove(read(`[${loop('1')}{{ p }}]`)).verdict).toBe('refuted');
});
