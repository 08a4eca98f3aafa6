import { expect, test } from 'vitest';
import type { Assumption, PayloadProblem } from '../../server/src/proof/proof.ts';
import { Float } from '../../server/src/semantics/values.ts';
import { read } from '../../server/src/template/read.ts';
import { casesOf as allCasesOf } from '../../server/src/witness/cases.ts';
import { caseOf, fact, path, proofOf, type World } from '../proof/build/worlds.ts';

/** The contents of the sample-user files alone. */
function casesOf(...given: Parameters<typeof allCasesOf>): object[] {
  return allCasesOf(...given).map(({ file }) => file);
}

const blank = fact(path('${user_id}'), null, '`${user_id}` is blank');
const known = fact(path('${user_id}'), 'u1', '`${user_id}` is not blank');
const worlds: World[] = [[known], [blank]];
const always = caseOf(worlds, 0, 1);

test('a fact of nil leaves the member out, and what the body reads besides is answered', () => {
  const body = '{"a": "{{${user_id}}}", "t": "{{event_properties.${title}}}", "plan": "{{custom_attribute.${plan}}}"}';
  const slip = { code: 'json-syntax', start: 0, end: 1, when: caseOf(worlds, 1) };
  expect(casesOf(slip, read(body), proofOf({ sent: always }))).toEqual([
    {
      name: 'Case: ${user_id} is blank',
      now: '2023-12-06T18:20:45Z',
      user: { custom_attributes: { plan: 'gold' } },
      event: { properties: { title: 'All-Purpose Cleaning Wipes' } },
    },
  ]);
});

test('what holds in every rendering holds for a plausible user', () => {
  const slip = { code: 'json-syntax', start: 0, end: 1 };
  expect(casesOf(slip, read('{{${email_address}}}{{event_properties.${brand}}}'), proofOf({ sent: always }))).toEqual([
    {
      name: 'Case: any user',
      now: '2023-12-06T18:20:45Z',
      user: { email: 'test@example.com', external_id: 'u1' },
      event: { properties: { brand: 'Example brand' } },
    },
  ]);
});

test('lists are as long as the case has them, with the items that the body reads', () => {
  const body = '{% for c in {{event_properties.${labels}}} %}"{{c.id}}": {{c.rank | plus: 0}}{% endfor %}';
  const two: World = [fact(path('event_properties', 'labels'), [new Map(), new Map()], 'two')];
  const [labels] = casesOf(
    { code: 'json-syntax', start: 0, end: 1, when: caseOf([two, []], 0) },
    read(body),
    proofOf({ sent: caseOf([two, []], 0, 1) }),
  );
  const item = { id: '56544', rank: 2 };
  expect(labels).toMatchObject({ event: { properties: { labels: [item, item] } } });
});

test('numbers stay what they are, and a fact reaches into items', () => {
  const world: World = [
    fact(path('event_properties', 'rows', 1n, 'id'), 7n, 'seven'),
    fact(path('event_properties', 'price'), new Float(1.5), 'price'),
    fact(path('context', 'big'), 12345678901234n, 'big'),
  ];
  const all = caseOf([world], 0);
  expect(casesOf({ code: 'json-syntax', start: 0, end: 1 }, read(''), proofOf({ sent: all }))).toMatchObject([
    { event: { properties: { rows: [{}, { id: 7 }], price: 1.5 } }, context: { big: 12345678901234 } },
  ]);
});

test('a value where a number is due is a number, or else a boolean', () => {
  const body = '{"title": {{event_properties.${title}}}}';
  const text: Assumption = {
    kind: 'text',
    text: 'event_properties.${title}',
    path: path('event_properties', 'title'),
    place: 'value',
    member: ['title'],
    when: always,
    brokenBy: ['x'],
    start: 10,
    end: body.length - 1,
  };
  const slip = { code: 'json-syntax', start: 0, end: 1 };
  expect(casesOf(slip, read(body), proofOf({ sent: always, assumptions: [text] }))).toMatchObject([
    { event: { properties: { title: 2 } } },
    { event: { properties: { title: true } } },
  ]);
});

test('the value that breaks an assumption goes in, and names the case', () => {
  const body = '{"title": "{{event_properties.${title}}}"}';
  const assumption: Assumption = {
    kind: 'unescaped',
    text: 'event_properties.${title}',
    path: path('event_properties', 'title'),
    place: 'text',
    member: ['title'],
    when: always,
    brokenBy: ['6" Wipes', 'a\nb'],
    start: 11,
    end: body.length - 2,
  };
  const slip = { code: 'unescaped-value', start: 11, end: body.length - 2 };
  expect(casesOf(slip, read(body), proofOf({ sent: always, assumptions: [assumption] }))).toMatchObject([
    {
      name: 'Case: event_properties.${title} is 6" Wipes',
      event: { properties: { title: '6" Wipes' } },
    },
    { event: { properties: { title: 'a\nb' } } },
  ]);
});

test('other slips are kept out of the case', () => {
  const gold = fact(path('custom_attribute', 'plan'), 'gold', 'gold');
  const all: World[] = [[blank, gold], [blank], [known, gold]];
  const other: PayloadProblem = { kind: 'missing-comma', found: ',', start: 5, end: 6, when: caseOf(all, 0, 2) };
  const slip = { code: 'json-syntax', start: 0, end: 1, when: caseOf(all, 0, 1) };
  const [file] = casesOf(slip, read(''), proofOf({ sent: caseOf(all, 0, 1, 2), problems: [other] }));
  expect(file).toEqual({ name: expect.stringContaining('Case: '), now: '2023-12-06T18:20:45Z', user: {} });
});

test('what no sample user can say gives no case', () => {
  const world: World = [fact(path('targeted_device', 'platform'), 'ios', 'ios')];
  expect(casesOf({ code: 'json-syntax', start: 0, end: 1 }, read(''), proofOf({ sent: caseOf([world], 0) }))).toEqual(
    [],
  );
});
