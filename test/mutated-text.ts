import fc from 'fast-check';

/** What breaks JSON, or the hopes of its readers. */
const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\n',
    '/*',
    '*/',
    '//',
    '\0',
    '\uFEFF',
    '\uD800',
    '{{',
    '%}',
    '${',
    '**/',
    '\\u',
  ],
  ...[
    'null',
    'true',
    '-',
    '1e999',
    '1e-999',
    '-0',
    '9'.repeat(400),
    '0x1F',
    '""',
    '"__proto__":',
    '"constructor":{}',
    '"toString":1',
  ],
  ...['[', '{"a":', '"a":[', '[[', '"\n['].map((piece) => piece.repeat(30_000)),
];

/** Copies, cuts and pieces put somewhere into a text. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  piece: fc.oneof(fc.constantFrom(...PIECES), fc.constant(undefined), fc.string({ maxLength: 5 })),
  times: fc.constantFrom(1, 1, 1, 3, 2_000),
});

/** One of the texts, with up to six places changed. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 6 })).map(([text, edits]) =>
    edits.reduce((all, { at, length, piece, times }) => {
      const start = Math.floor(at * all.length);
      const cut = all.slice(start, start + length);
      const newText = (piece ?? cut).repeat((piece ?? cut).length > 1000 ? 1 : times);
      return all.slice(0, start) + newText + all.slice(piece === undefined ? start : start + length);
    }, text),
  );
}
