import { expect, test } from 'vitest';
import type { Case } from '../../server/src/proof/proof.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { decisionsOf } from '../../server/src/service/decisions.ts';
import { fact, path } from '../proof/build/worlds.ts';

const body = '{% if ${user_id} == blank %}{% if x %}';

function solvedBy(decisions: readonly string[]): Case {
  const unused = () => {
    throw new Error('not asked for');
  };
  const solution = {
    words: ['`${user_id}` is blank', 'it is Monday'],
    facts: [fact(path('${user_id}'), null, '`${user_id}` is blank')],
    decisions: decisions.map((text) => ({ start: body.indexOf(text), end: body.indexOf(text) + text.length })),
  };
  return {
    isNever: false,
    isAlways: false,
    and: unused,
    or: unused,
    not: unused,
    solve: () => solution,
    explain: () => solution,
  };
}

test('each test that decides the case is told with what it must find', () => {
  const [own, other] = decisionsOf(solvedBy(['${user_id} == blank', 'x']), body);
  expect(own).toEqual({ start: 6, end: 25, message: 'In this case `${user_id}` is blank' });
  expect(other?.message).toBe('In this case `${user_id}` is blank, it is Monday');
});

test('what holds always was decided nowhere', () => {
  expect(decisionsOf(undefined, body)).toEqual([]);
});

test('what has to be chosen besides, without making a difference, is told nowhere', () => {
  const loop = (name: string, text = '') =>
    `"${name}": [{% for x in event_properties.\${${name}} %}${text}1{% unless forloop.last %},{% endunless %}{% endfor %}]`;
  const { template, findings } = checkBody(`{${loop('a', 'stray ')}, ${loop('b')}, ${loop('c')}}`);
  const [first] = findings;
  expect(decisionsOf(first?.when, template.source).map(({ message }) => message)).toEqual([
    'In this case `event_properties.${a}` has one item',
  ]);
});
