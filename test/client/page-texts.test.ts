import { expect, test } from 'vitest';
import { filled, translationsIn } from '../../client/webview/translations.ts';

test.each<[text: string, values: readonly (string | number)[], shown: string]>([
  ['Show', [], 'Show'],
  ['{0} removed, {1} added', [2, 3], '2 removed, 3 added'],
  ['{1} von {0}', ['a', 'b'], 'b von a'],
  ['Show line {0}', ['{1} $& <b>'], 'Show line {1} $& <b>'],
  ['{0} and {1}', ['one'], 'one and {1}'],
])('%s with %j', (text, values, shown) => expect(filled(text, values)).toBe(shown));

test('what the editor gives the page is taken for translations only where it is an object', () => {
  expect(translationsIn('{"Show": "Zeigen"}')).toEqual({ Show: 'Zeigen' });
  for (const other of ['null', '[1]', '"a"']) expect(translationsIn(other)).toEqual({});
});
