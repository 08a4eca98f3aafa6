import { describe, expect, test } from 'vitest';
import { configFor } from '../../server/src/config/config.ts';
import { readConfig } from '../../server/src/config/read-config.ts';
import type { Rule } from '../../server/src/rules/engine/rule.ts';
import { rules } from '../../server/src/rules/index.ts';

/** Each configuration with what is said of it: the text the message lies on, and the message. */
const CONFIGURATIONS: [name: string, text: string, problems: [at: string, message: string][]][] = [
  ['empty', '{}', []],
  ['severities', '{"$schema": "x", "rules": {"json-syntax": "off", "unknown-tag": "hint"}}', []],
  [
    'a misspelt rule',
    '{"rules": {"json-sintax": "off"}}',
    [['"json-sintax"', 'There is no rule or group named `json-sintax`. Did you mean `json-syntax`?']],
  ],
  [
    'a misspelt group',
    '{"rules": {"movable_ink": "off"}}',
    [['"movable_ink"', 'There is no rule or group named `movable_ink`. Did you mean `movable-ink`?']],
  ],
  [
    'a severity that is none',
    '{"rules": {"json-syntax": "loud"}}',
    [['"loud"', '`json-syntax` must be one of "error", "warning", "information", "hint", "off", not "loud".']],
  ],
  [
    'an option that the rule does not have',
    '{"rules": {"json-syntax": {"severty": "off"}}}',
    [['"severty"', 'Unknown setting `severty`. Did you mean `severity`?']],
  ],
  ['a misspelt setting', '{"rule": {}}', [['"rule"', 'Unknown setting `rule`. Did you mean `rules`?']]],
  ['a list', '[]', [['[]', 'The configuration must be an object such as { "rules": {} }, not an array.']]],
  [
    'a trigger that is none',
    '{"trigger": "action_based"}',
    [
      [
        '"action_based"',
        '`trigger` must be one of "action-based", "api-triggered", "scheduled", "canvas-first-step", "canvas-later-step", not "action_based". Did you mean `action-based`?',
      ],
    ],
  ],
  [
    'a name with braces around it, and one without what holds it',
    '{"types": {"{{${city}}}": "text", "price": "number"}}',
    [
      [
        '"{{${city}}}"',
        '`{{${city}}}` is not the name of an attribute or property. Write it as in a body but without the braces, such as `event_properties.${price}`, `custom_attribute.${plan}` or `${city}`.',
      ],
      [
        '"price"',
        '`price` is not the name of an attribute or property. Write it as in a body but without the braces, such as `event_properties.${price}`, `custom_attribute.${plan}` or `${city}`.',
      ],
    ],
  ],
  [
    'a namespace that Braze does not have',
    '{"types": {"event_property.${price}": "number"}}',
    [['"event_property.${price}"', 'There is no `event_property` in Braze. Did you mean `event_properties`?']],
  ],
  [
    'a type that is none',
    '{"types": {"event_properties.${price}": "integer"}}',
    [
      [
        '"integer"',
        '`event_properties.${price}` must be one of "text", "id", "number", "boolean", "date", "list", "object", not "integer".',
      ],
    ],
  ],
  [
    'a property without type, and one whose type is none',
    '{"events": {"product_viewed": {"properties": {"id": {"required": true}, "price": 12}}}}',
    [
      ['{"required": true}', '`id` needs a `type`, such as { "type": "number" }.'],
      ['12', 'The type of `price` must be one of "text", "id", "number", "boolean", "date", "list", "object", not 12.'],
    ],
  ],
  [
    'personal data that is allowed without a reason',
    '{"personalData": {"allow": [{"what": "properties.store_phone"}]}}',
    [
      [
        '{"what": "properties.store_phone"}',
        'Add a `reason` that says why properties.store_phone may be sent, for whoever reviews this later.',
      ],
    ],
  ],
  [
    'a reason that says nothing',
    '{"personalData": {"allow": [{"what": "${city}", "reason": " "}]}}',
    [['" "', '`reason` must be a non-empty string, not " ".']],
  ],
  [
    'folders of Content Blocks outside of the workspace',
    '{"contentBlocks": ["shared/blocks", "/blocks", "../blocks", "C:\\\\blocks", ""]}',
    [
      [
        '"/blocks"',
        'A folder of Content Blocks is written relative to the folder of the configuration, with `/` and without `..`, such as "shared/blocks".',
      ],
      [
        '"../blocks"',
        'A folder of Content Blocks is written relative to the folder of the configuration, with `/` and without `..`, such as "shared/blocks".',
      ],
      [
        '"C:\\\\blocks"',
        'A folder of Content Blocks is written relative to the folder of the configuration, with `/` and without `..`, such as "shared/blocks".',
      ],
      ['""', 'A folder of Content Blocks must be a non-empty string, not "".'],
    ],
  ],
  [
    'an override of no files, and of files that no pattern can mean',
    '{"overrides": [{"rules": {}}, {"files": ["a\\\\b", "/legacy", "{a,b"]}]}',
    [
      ['{"rules": {}}', 'An override needs `files` to say where it applies: { "files": ["legacy/**"], "rules": {} }.'],
      ['"a\\\\b"', 'Separate folders with `/`, on every system.'],
      ['"/legacy"', 'A pattern must be relative to the folder of the configuration, such as `legacy/**`.'],
      ['"{a,b"', 'Each `{` needs a closing `}`, as in `{a,b}`.'],
    ],
  ],
];

test.each(CONFIGURATIONS)('%s', (_, text, problems) => {
  const said = readConfig(text).problems.map(({ start, end, message }) => [text.slice(start, end), message]);
  expect(said).toEqual(problems);
});

test('what is no JSON is told in words, once', () => {
  expect(readConfig('{ rules: off').problems).toEqual([
    {
      start: 2,
      end: 7,
      message:
        'Not valid JSON: expected a string in double quotes, a number, true, false or null. The configuration must be an object such as { "rules": {} }.',
    },
  ]);
});

test('what is no JSON is told, and nothing is set', () => {
  const { config, problems } = readConfig('{"rules": {"json-syntax": "off"}');
  expect(problems.length).toBeGreaterThan(0);
  expect(config.rules.size).toBe(0);
});

/** What the configuration says of a rule; nothing where its default holds. */
function levelOf(code: string, text: object, path = 'a.webhook.liquid'): string | undefined {
  return configFor(readConfig(JSON.stringify(text)), path).rules.get(code);
}

describe('levels', () => {
  test('of a rule', () => {
    expect([...readConfig('{"rules": {"json-syntax": "off"}}').config.rules]).toEqual([['json-syntax', 'off']]);
    expect(levelOf('json-syntax', { rules: { 'json-syntax': { severity: 'hint' } } })).toBe('hint');
  });

  test('of a group, but for the rules that are named themselves', () => {
    const text = { rules: { 'missing-field': 'error', 'movable-ink': 'off' } };
    expect(levelOf('missing-field', text)).toBe('error');
    expect(levelOf('wrong-type', text)).toBe('off');
    expect(levelOf('json-syntax', text)).toBeUndefined();
  });

  test('what is wrong is left out, and the rest holds', () => {
    expect(levelOf('wrong-type', { rules: { 'wrong-type': 'off', 'json-sintax': 'off' }, trigger: 1 })).toBe('off');
  });

  test.each([
    ['a.webhook.liquid', undefined],
    ['legacy/a.webhook.liquid', 'off'],
    ['legacy/deep/a.webhook.liquid', 'off'],
    ['deep/legacy/a.webhook.liquid', undefined],
    ['deep/a.order.webhook.liquid', 'off'],
    ['legacy/new.order.webhook.liquid', 'error'],
  ])('of some files: %s', (path, level) => {
    const overrides = [
      { files: ['legacy/**', '*.order.webhook.liquid'], rules: { json: 'off' } },
      { files: ['legacy/new.*'], rules: { 'json-syntax': 'error' } },
    ];
    expect(levelOf('json-syntax', { overrides }, path)).toBe(level);
  });
});

describe('settings', () => {
  const text = JSON.stringify({
    trigger: 'canvas-later-step',
    timestamp: 'iso-8601',
    events: {
      product_viewed: { properties: { id: 'text', price: { type: 'number', required: true } } },
      quiz_done: {},
    },
    types: { 'event_properties.${price}': 'number', 'event_properties.${products}[].id': 'id' },
    personalData: {
      classes: { 'custom_attribute.${ref}': 'email' },
      allow: [{ what: 'properties.store_phone', reason: 'The number of the shop' }],
    },
    contentBlocks: ['./shared/blocks/', 'braze'],
    request: { url: 'https://example.com/{key}', headers: { 'X-Source': 'braze' } },
    overrides: [
      {
        files: ['api/**'],
        trigger: 'api-triggered',
        types: { '${city}': 'text' },
        personalData: { allow: [{ what: '${city}', reason: 'Asked for' }] },
      },
    ],
  });

  test('are read', () => {
    const read = readConfig(text);
    expect(read.problems).toEqual([]);
    expect(read.config.settings).toEqual({
      trigger: 'canvas-later-step',
      timestamp: 'iso-8601',
      events: new Map<string, object>([
        [
          'product_viewed',
          {
            properties: new Map([
              ['id', { type: 'text', required: false }],
              ['price', { type: 'number', required: true }],
            ]),
          },
        ],
        ['quiz_done', {}],
      ]),
      types: new Map([
        ['event_properties.${price}', 'number'],
        ['event_properties.${products}[].id', 'id'],
      ]),
      personalData: {
        classes: new Map([['custom_attribute.${ref}', 'email']]),
        allowed: [{ what: 'properties.store_phone', reason: 'The number of the shop' }],
      },
      contentBlocks: ['shared/blocks', 'braze'],
      request: { url: 'https://example.com/{key}', headers: new Map([['X-Source', 'braze']]) },
      options: new Map(),
    });
  });

  test('of some files are put over those of all', () => {
    const { settings } = configFor(readConfig(text), 'api/a.webhook.liquid');
    expect(settings).toMatchObject({ trigger: 'api-triggered', timestamp: 'iso-8601' });
    expect(settings.types.size).toBe(3);
    expect(settings.personalData.allowed.map(({ what }) => what)).toEqual(['properties.store_phone', '${city}']);
  });
});

describe('options of rules', () => {
  const sized: Rule[] = rules.slice(0, 1).map((rule) => ({
    ...rule,
    options: [{ name: 'maxBytes', description: 'Bytes.', default: 1000, least: 1, most: 5000 }],
  }));
  const [{ code } = { code: '' }] = sized;
  const read = (options: object) => readConfig(JSON.stringify({ rules: { [code]: options } }), sized);

  test('are read beside the severity', () => {
    const { config } = read({ severity: 'error', maxBytes: 2000 });
    expect([...config.settings.options]).toEqual([[`${code}.maxBytes`, 2000]]);
    expect(config.rules.get(code)).toBe('error');
  });

  test.each([0, 5001, 1.5, '2000'])('have bounds: %s', (maxBytes) => {
    const { config, problems } = read({ maxBytes });
    expect(problems.map(({ message }) => message)).toEqual([
      `\`maxBytes\` of \`${code}\` must be a whole number from 1 to 5000, not ${JSON.stringify(maxBytes)}.`,
    ]);
    expect(config.settings.options.size).toBe(0);
  });
});
