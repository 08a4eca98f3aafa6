import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inHover, inLabel, inNotification, withoutMarkdown } from '../../client/src/harmless.ts';
import texts from '../hostile/texts.json' with { type: 'json' };
import { unseenIn } from '../hostile/unseen.ts';

/** As the editor itself reads them in notifications, and in labels. */
const LINK = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/i;
const ICON = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;
describe.each(texts)('$what', ({ text }) => {
  test('is no link in a notification', () => {
    expect(inNotification(text)).not.toMatch(LINK);
    expect(unseenIn(inNotification(text))).toEqual([]);
  });

  test('is no icon in a label', () => {
    expect(inLabel(text)).not.toMatch(ICON);
    expect(unseenIn(inLabel(text))).toEqual([]);
  });

  test('is neither in a hover', () => {
    expect(inHover(text)).not.toMatch(LINK);
    expect(inHover(text)).not.toMatch(ICON);
    expect(unseenIn(inHover(text))).toEqual([]);
  });
});

const PIECES = [
  '[',
  ']',
  '(',
  ')',
  '$',
  '\\',
  'command:x',
  'https://a',
  ' ',
  '~',
  'zap',
  '\u001b',
  '\u200b',
  '\u202e',
  '\n',
  '\r',
];

test('no text at all is a link or an icon', () => {
  const anyText = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(anyText, (text) => {
      expect(inNotification(text)).not.toMatch(LINK);
      expect(inLabel(text)).not.toMatch(ICON);
      expect(inHover(text)).not.toMatch(LINK);
      expect(inHover(text)).not.toMatch(ICON);
      for (const harmless of [inNotification, inLabel, inHover]) expect(unseenIn(harmless(text))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  'Nothing was copied: for "Known user" the body gives no valid payload. A comma is missing before this.',
  'event_properties.${title} contains no quote, backslash or line break',
  'items[0] (the first) costs $5 or {{${price}}}',
  'Łukasz, Ægir, 李雷, 👩‍🚒, ❤️, می‌خواهم, हिन्दी',
])('what is harmless stays as it is: %s', (text) => {
  for (const harmless of [inNotification, inLabel, inHover]) expect(harmless(text)).toBe(text);
});

test('the text can still be read', () => {
  expect(inNotification('[Repair](command:x)')).toBe('[Repair] (command:x)');
  expect(inLabel('$(zap) Shopper')).toBe('$ (zap) Shopper');
  expect(inHover('a\u001b[1mb\u202ec\u0085')).toBe('a␛[1mb<U+202E>c<U+0085>');
});

test('what is Markdown elsewhere is read as it is meant', () => {
  expect(withoutMarkdown('From sample user Ann \\(e\\-mail\\), with `a\\_b`\\.')).toBe(
    'From sample user Ann (e-mail), with a_b.',
  );
  expect(withoutMarkdown('a \\\\ b \\` c')).toBe('a \\ b ` c');
});
