import { describe, expect, test } from 'vitest';
import type { Member, PayloadNode } from '../../server/src/proof/payload-tree.ts';
import type { Proof } from '../../server/src/proof/proof.ts';
import { Analysis } from '../../server/src/rules/engine/analysis.ts';
import { runRules } from '../../server/src/rules/engine/run.ts';
import { defaultSettings } from '../../server/src/rules/engine/settings.ts';
import { read } from '../../server/src/template/read.ts';
import { checkForTest } from '../check.ts';
import { always, never, when } from '../proof/build/cases.ts';
import { choice, hash, hole, list, member, object, proofOf, scalar, text } from '../proof/build/trees.ts';

/** The findings of a payload tree: the rule, and the assumptions under which it holds. */
function found(payload: PayloadNode, more: Partial<Proof> = {}): string[] {
  const findings = runRules(new Analysis(read(''), proofOf(payload, more), defaultSettings), (code, error) => {
    throw new Error(`rule ${code} has thrown`, { cause: error });
  });
  return findings.map(({ code, when }) => [code, ...(when?.solve()?.words ?? [])].join(' ')).sort();
}

const type = member('type', text('track'));
const event = member('event', text('quiz_done'));
const timestamp = member('timestamp', scalar('number', '1257894000000'));
const user = member('user_id', text(hole(never)));
const anonymous = member('anonymous_id', text(hash));
const identify = member('type', text('identify'));

describe('a payload for another receiver', () => {
  test.each<[string, PayloadNode]>([
    ['an object without type and event', object(member('id', text('a')))],
    ['a type of its own', object(member('type', text('page')), member('event', text('a')))],
    ['a type that nobody knows', object(member('type', text(hole(never))), member('event', text('a')))],
    ['a list of events without a type', list(object(event, timestamp))],
    ['a list of something else', object(member('items', list(object(type))))],
    ['a text', text('track')],
  ])('%s has no findings', (_, payload) => {
    expect(found(payload)).toEqual([]);
  });
});

describe('events in a list', () => {
  const anonymous = object(type, event, timestamp);

  test.each<[string, PayloadNode, string[]]>([
    ['at the root', list(anonymous, object(type, event, timestamp, user)), ['missing-identifier']],
    ['that is called `events`', object(member('events', list(anonymous))), ['missing-identifier']],
    ['which all have an identifier', list(object(type, event, timestamp, user)), []],
  ])('%s', (_, payload, expected) => expect(found(payload)).toEqual(expected));

  test('that a loop prints are told once', () => {
    const body = `[{% for p in event_properties.\${ps} %}{"type": "track", "event": "quiz_done", "timestamp": 1257894000000}{% unless forloop.last %},{% endunless %}{% endfor %}]`;
    expect(checkForTest(body).findings.map(({ code }) => code)).toEqual(['missing-identifier']);
  });
});

describe('missing-identifier', () => {
  test.each<[string, PayloadNode, string[]]>([
    ['one identifier', object(type, event, timestamp, user), []],
    ['none at all', object(type, event, timestamp), ['missing-identifier']],
    ['without a type', object(event, timestamp), ['missing-field', 'missing-identifier']],
    [
      'one for some',
      object(type, event, timestamp, member('user_id', text(hole(never)), when('a'))),
      ['missing-identifier not a'],
    ],
    [
      'one in each of two branches',
      object(
        type,
        event,
        timestamp,
        member('user_id', text(hole(never)), when('a')),
        member('anonymous_id', text(hole(never)), when('a').not()),
      ),
      ['user-id-left-out not a'],
    ],
    [
      'one in two of three branches',
      object(
        type,
        event,
        timestamp,
        member('user_id', text(hole(never)), when('a')),
        member('anonymous_id', text(hole(never)), when('b').and(when('a').not())),
      ),
      ['missing-identifier not a not b', 'user-id-left-out not a b'],
    ],
    [
      'one of two payloads has none',
      choice([object(type, event, timestamp, user), when('a')], [object(type, event, timestamp), when('a').not()]),
      ['missing-identifier not a'],
    ],
    ['null is none', object(type, event, timestamp, member('user_id', scalar('null', 'null'))), ['missing-identifier']],
    ['a name that other senders use', object(type, event, timestamp, member('userId', text(hole(never)))), []],
    ['a name that is not known', object(type, event, timestamp, member([hole(never)], text('a'))), []],
    [
      'a name that cannot be it',
      object(type, event, timestamp, member(['x_', hole(never)], text('a'))),
      ['missing-identifier'],
    ],
  ])('%s', (_, payload, expected) => {
    expect(found(payload)).toEqual(expected);
  });

  test('says nothing where the payload had to be fixed in a way that may lose something', () => {
    const problem = { kind: 'missing-close', found: '}', when: always, start: 0, end: 0 } as const;
    expect(found(object(type, event), { problems: [problem] })).toEqual(['json-syntax']);
    expect(found(object(type, event), { problems: [{ ...problem, kind: 'missing-comma' }] })).toEqual([
      'json-syntax',
      'missing-field',
      'missing-identifier',
    ]);
  });

  test('says nothing of cases that are not sent', () => {
    const payload = object(type, event, timestamp, member('user_id', text(hole(never)), when('a')));
    expect(found(payload, { sent: when('a') })).toEqual([]);
  });
});

describe('identify-needs-both', () => {
  test.each<[string, PayloadNode, string[]]>([
    ['both', object(identify, timestamp, user, anonymous), []],
    ['one', object(identify, timestamp, user), ['identify-needs-both']],
    ['none is another finding', object(identify, timestamp), ['missing-identifier']],
    [
      'both for some',
      object(identify, timestamp, user, member('anonymous_id', text(hash), when('a'))),
      ['identify-needs-both not a'],
    ],
  ])('%s', (_, payload, expected) => {
    expect(found(payload)).toEqual(expected);
  });
});

describe('blank-identifier', () => {
  test.each<[string, PayloadNode, string[]]>([
    ['a known text', text('a'), ['shared-identifier']],
    ['nothing', text(), ['blank-identifier']],
    ['white space', text(' '), ['blank-identifier']],
    ['a value that may be blank', text(hole(when('a'))), ['blank-identifier a']],
    ['a value that may be blank, and white space', text(' ', hole(when('a'))), ['blank-identifier a']],
    ['a value that may be blank behind a text', text('user-', hole(when('a'))), []],
    ['two values that may be blank', text(hole(when('a')), hole(when('b'))), ['blank-identifier a b']],
    ['a hash', text(hash), []],
    [
      'a choice',
      choice([text(hash), when('a')], [text(hole(when('b'))), when('a').not()]),
      ['blank-identifier not a b'],
    ],
  ])('%s', (_, value, expected) => {
    expect(found(object(type, event, timestamp, member('user_id', value)))).toEqual(expected);
  });
});

describe('missing-field', () => {
  const product = (...members: readonly Member[]) =>
    object(type, member('event', text('product_viewed')), timestamp, user, member('properties', object(...members)));
  const order = (...products: PayloadNode[]) =>
    object(
      type,
      member('event', text('order_completed')),
      timestamp,
      user,
      member('properties', object(member('products', list(...products)))),
    );
  const id = member('id', text('a'));

  test.each<[string, PayloadNode, string[]]>([
    ['everything', product(id), []],
    ['no id', product(), ['missing-field']],
    ['an id for some', product(member('id', text('a'), when('a'))), ['missing-field not a']],
    ['an id by the name of another sender', product(member('product_id', text('a'))), []],
    ['no properties', object(type, member('event', text('product_viewed')), timestamp, user), ['missing-field']],
    [
      'properties as JSON may be anything',
      object(
        type,
        member('event', text('product_viewed')),
        timestamp,
        user,
        member('properties', scalar('json', hole(never))),
      ),
      [],
    ],
    ['products with ids', order(object(id), object(id)), []],
    ['a product without id', order(object(id), object()), ['missing-field']],
    ['no event and no timestamp', object(type, user), ['missing-field', 'missing-field']],
    ['an event of which nobody knows the properties', object(type, event, timestamp, user), []],
    ['an event that is not known', object(type, member('event', text(hole(never))), timestamp, user), []],
    [
      'one of two events needs properties',
      object(
        type,
        member('event', choice([text('product_viewed'), when('a')], [text('quiz_done'), when('a').not()])),
        timestamp,
        user,
      ),
      ['missing-field a'],
    ],
  ])('%s', (_, payload, expected) => {
    expect(found(payload)).toEqual(expected);
  });
});

describe('wrong-type', () => {
  const withPrice = (price: PayloadNode) =>
    object(
      type,
      member('event', text('product_viewed')),
      timestamp,
      user,
      member('properties', object(member('id', text('a')), member('price', price))),
    );
  const withQuantity = (quantity: PayloadNode) =>
    object(
      type,
      member('event', text('product_added')),
      timestamp,
      user,
      member('properties', object(member('id', text('a')), member('quantity', quantity))),
    );

  test.each<[string, PayloadNode, string[]]>([
    ['a number', withPrice(scalar('number', '1.99')), []],
    ['a number from an output', withPrice(scalar('number', hole(never))), []],
    ['a quoted number', withPrice(text('1.99')), ['wrong-type']],
    ['a quoted output', withPrice(text(hole(never))), ['wrong-type']],
    ['any JSON', withPrice(scalar('json', hole(never))), []],
    ['null, where nothing need be', withPrice(scalar('null', 'null')), []],
    [
      'quoted for some',
      withPrice(choice([text('1'), when('a')], [scalar('number', '1'), when('a').not()])),
      ['wrong-type a'],
    ],
    ['a list', withPrice(list()), ['wrong-type']],
    ['a whole number', withQuantity(scalar('number', '2')), []],
    ['a part of a whole', withQuantity(scalar('number', '2.5')), ['wrong-type']],
    ['an output may be a whole number', withQuantity(scalar('number', hole(never))), []],
    ['a quoted timestamp', object(type, event, user, member('timestamp', text(hole(never)))), ['timestamp-type']],
    [
      'null where a timestamp is needed',
      object(type, event, user, member('timestamp', scalar('null', 'null'))),
      ['timestamp-type'],
    ],
    [
      'an event of the own may hold anything',
      object(type, event, timestamp, user, member('properties', object(member('price', text('1'))))),
      [],
    ],
  ])('%s', (_, payload, expected) => {
    expect(found(payload)).toEqual(expected);
  });
});

describe('duplicate-key', () => {
  const a = (condition = always, repeats = never) => member('a', text('x'), condition, repeats);

  test.each<[string, PayloadNode, string[]]>([
    ['two names', object(a(), member('b', text('x'))), []],
    ['one name twice', object(a(), a()), ['duplicate-key']],
    ['in two branches', object(a(when('a')), a(when('a').not())), []],
    ['in two conditions', object(a(when('a')), a(when('b'))), ['duplicate-key a b']],
    ['three times', object(a(when('a')), a(when('a').not()), a(when('b'))), ['duplicate-key b']],
    ['in a loop', object(a(when('a'), when('b'))), ['duplicate-key b']],
    ['a name that differs in each turn', object(member([hole(never)], text('x'), always, when('b'))), []],
    ['in two objects', list(object(a()), object(a())), []],
    ['deep within', list(object(member('b', object(a(), a())))), ['duplicate-key']],
  ])('%s', (_, payload, expected) => {
    expect(found(payload)).toEqual(expected);
  });
});
