import fc from 'fast-check';

/** Names as trackers send them, and those that Liquid or JavaScript give a meaning to. */
const NAMES = [
  ...'price title url sku color brand tags items details variant quantity rating plan on_sale note source'.split(' '),
  ...'if for size first last nil blank empty true contains forloop item comma seconds identifier properties'.split(' '),
  ...'__proto__ constructor toString length 0 10 -dash dash- camelCase UPPER event_properties'.split(' '),
  'with space',
  'a.b',
  "it's",
  'say "hi"',
  'größe',
  'ключ',
  '🧻',
  'a,b',
  'a:b',
  'a/b',
  'a\\b',
  'a[0]',
  '{{x}}',
  'a|b',
  '%}',
  '\'"',
];

const TEXTS = [
  ...[
    '',
    ' ',
    'true',
    'null',
    '0',
    '1.50',
    'gold',
    'All-Purpose Cleaning Wipes',
    '6" Wipes',
    'back\\slash',
    'a\nb\tc',
    'é 🧻 日本',
  ],
  ...[
    '{{ braces }}',
    '{% if x %}',
    '</script>',
    'a, b',
    "it's",
    '%7B',
    'https://www.example.com/a?b=c&d=e#f',
    '2023-12-06T19:20:45+01:00',
    '2023-12-06',
  ],
  'x'.repeat(255),
];

const NUMBERS = [0, 1, -1, 42, 1.99, -0.5, 1e-7, 1e21, 9007199254740991, 123456789012345680000, 0.1, 100.0];

const name = fc.constantFrom(...NAMES);
const scalar = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(null) },
);

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function object(value: fc.Arbitrary<Json>, most: number): fc.Arbitrary<{ [key: string]: Json }> {
  // With null as prototype, `__proto__` is a name like others.
  return fc
    .uniqueArray(fc.tuple(name, value), { maxLength: most, selector: ([key]) => key })
    .map((members) => Object.assign(Object.create(null), Object.fromEntries(members)));
}

/** Objects of one make, as lists have them, of which each lacks some members. */
function alike(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const columns = fc.uniqueArray(
    fc.tuple(name, fc.array(fc.option(value, { freq: 5 }), { minLength: 1, maxLength: 3 })),
    { minLength: 1, maxLength: 4, selector: ([key]) => key },
  );
  return fc
    .tuple(columns, fc.integer({ min: 1, max: 3 }))
    .map(([all, count]) =>
      Array.from({ length: count }, (_, at) =>
        Object.fromEntries(
          all.flatMap(([key, values]) => (values[at] === undefined ? [] : [[key, values[at] ?? null]])),
        ),
      ),
    );
}

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'event' },
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: object(tie('value'), 4) },
    { weight: 1, arbitrary: alike(tie('value')) },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.array(fc.constantFrom(...TEXTS), { maxLength: 3 }),
        fc.array(fc.constantFrom(...NUMBERS), { maxLength: 3 }),
        fc.array(fc.boolean(), { maxLength: 3 }),
      ),
    },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
  ),
}));

export const anyProperties: fc.Arbitrary<{ [key: string]: Json }> = object(value, 8);

/** Names of properties for which Braze has no way to write them. */
export const UNWRITABLE = /[{}|\p{Cc}]|^\s|\s$|^$/u;

interface Otherwise {
  readonly event: { [key: string]: Json };
  /** Some of it, under other names, and some numbers as strings. */
  readonly wanted: { [key: string]: Json };
}

/** Events with payloads that somebody may expect of them. */
export function otherwise(events: fc.Arbitrary<{ [key: string]: Json }>): fc.Arbitrary<Otherwise> {
  const changes = fc.array(fc.constantFrom('same', 'renamed', 'left out', 'as string', 'nested'), {
    minLength: 8,
    maxLength: 8,
  });
  return fc.tuple(events, changes).map(([event, all]) => {
    const writable = Object.entries(event).filter(([name]) => !UNWRITABLE.test(name));
    const members = writable.flatMap(([name, value], at): [string, Json][] => {
      switch (all[at]) {
        case 'left out':
          return [];
        case 'renamed':
          return [[`own_${at}`, value]];
        case 'as string':
          return [[name, typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value]];
        case 'nested':
          return [[`group_${at}`, { [name]: value, constant: 'always' }]];
        default:
          return [[name, value]];
      }
    });
    return { event, wanted: Object.fromEntries(members) };
  });
}
