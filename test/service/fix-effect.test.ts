import { expect, test } from 'vitest';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import { effectOf } from '../../server/src/service/fix-effect.ts';
import { checkForTest } from '../check.ts';

/** A body, and what the first fix of its first finding removes and adds. */
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
];

test.each(EFFECTS)('%s', (_, body, removed, added) => {
  const { findings } = checkForTest(body);
  const fix = findings.flatMap(({ fixes }) => fixes).at(0);
  if (fix === undefined) throw new Error('there is no fix');
  const effect = effectOf(fix, findings, checkForTest(applyEdits(body, fix.edits)).findings);
  expect(effect.removed.map(({ code }) => code)).toEqual(removed);
  expect(effect.added.map(({ code }) => code)).toEqual(added);
});
