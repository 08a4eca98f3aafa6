import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import { effectOf, isTouched, moved } from '../../server/src/service/fix-effect.ts';
import { checkForTest } from '../check.ts';
import { randomOf } from '../oracle/generator.mjs';
import { Dice } from '../proof/dice.ts';

/** A body, and what the first fix of its first finding of the first rule removes and adds. */
const EFFECTS: [name: string, body: string, removed: string[], added: string[]][] = [
  ['its own finding alone', '{"a": 1 "b": 2, "c": 3,}', ['json-syntax'], []],
  [
    'a number in quotes, which need no escapes without them',
    '{"type": "track", "event": "product_viewed", "user_id": "a", "timestamp": 1257894000000, "properties": {"id": "b", "price": "{{event_properties.${price}}}"}}',
    ['wrong-type', 'unescaped-value'],
    [],
  ],
  [
    'both identifiers that are blank at once',
    '{"type": "identify", "user_id": "{{${user_id} | json_escape}}", "anonymous_id": "{{${user_id} | json_escape}}", "timestamp": 1257894000000}',
    ['blank-identifier', 'blank-identifier'],
    [],
  ],
  [
    'one of two members that the event lacks',
    '{"event": "product_viewed", "user_id": "a", "properties": {"id": "b"}}',
    ['missing-field'],
    [],
  ],
  [
    'a member, in whose place the next one is found for the same reason',
    '{"type": "track", "event": "a", "user_id": "b", "timestamp": 1257894000000, "properties": {"lastName": "{{${last_name} | json_escape}}", "address1": "{{custom_attribute.${address1} | json_escape}}"}}',
    ['pii-in-payload'],
    [],
  ],
];

test.each(EFFECTS)('%s', (_, body, removed, added) => {
  const { findings } = checkForTest(body);
  const own = findings.find(({ code, fixes }) => code === removed[0] && fixes.length > 0);
  const fix = own?.fixes[0];
  if (own === undefined || fix === undefined) throw new Error('there is no fix');
  const effect = effectOf(fix, findings, checkForTest(applyEdits(body, fix.edits)).findings);
  expect(effect.removed).toContain(own);
  expect(effect.removed.map(({ code }) => code)).toEqual(removed);
  expect(effect.added.map(({ code }) => code)).toEqual(added);
});

const seed = Number(process.env.SEED ?? 1);

/** Edits of a text of a hundred letters, apart from each other, some of which only insert or only remove. */
function someEdits(dice: Dice) {
  const edits = [];
  for (let at = dice.below(10); at < 100; at += 1 + dice.below(20)) {
    const end = Math.min(100, at + dice.below(4));
    edits.push({ start: at, end, newText: 'x'.repeat(dice.below(6)) });
    at = end;
  }
  return dice.below(2) === 0 ? edits : edits.reverse();
}

test(`what lies behind edits moves by what each adds (seed ${seed})`, () => {
  const dice = new Dice(randomOf(seed));
  for (let run = 0; run < 300; run++) {
    const edits = someEdits(dice);
    for (let offset = 0; offset <= 100; offset++) {
      const before = edits.filter(({ end }) => end <= offset);
      const growth = before.reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), 0);
      expect(moved(offset, edits)).toBe(offset + growth);
    }
  }
});

test('a finding is touched by an insertion that begins where another text was inserted', () => {
  const edits = [
    { start: 2, end: 2, newText: 'ab' },
    { start: 4, end: 6, newText: '' },
    { start: 8, end: 8, newText: 'cd' },
  ];
  const fix = { title: 'Three edits', kind: 'suggestion', edits } as const;
  const places = [0, 2, 3, 5, 6, 7, 8, 9, 11].filter((start) => isTouched(findingAt(start), fix));
  // Of 0123456789 with the edits: 01ab23678 → 01ab2367cd89.
  expect(places).toEqual([2, 3, 6, 8, 9]);
});

function findingAt(start: number): Finding {
  return { code: 'json-syntax', severity: 'error', start, end: start, message: '', related: [], fixes: [] };
}
