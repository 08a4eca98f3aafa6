import { expect, test } from 'vitest';
import { readExport } from '../../server/src/imports/braze-export.ts';
import { bodyFile, filesOf } from '../../server/src/imports/import-files.ts';
import { campaign, canvas, webhook } from './exports.ts';

const one = campaign('One', { a: webhook('{"a": 1}', 'V') });
const two = campaign('Two', { b: webhook('{"a": 2}', 'V') });
const [json, other] = [JSON.stringify(one), JSON.stringify(two)];

function filesIn(text: string): string[] {
  return filesOf(readExport(text).webhooks, new Map()).map(bodyFile);
}

const both = ['one.v.webhook.liquid', 'two.v.webhook.liquid'];

test.each<[what: string, text: string, files: readonly string[]]>([
  ['a byte order mark', `\ufeff${json}`, ['one.v.webhook.liquid']],
  ['answers that curl has appended to one another', `${json}${other}`, both],
  [
    'answers that were laid out and appended',
    `${JSON.stringify(one, null, 2)}\n${JSON.stringify(two, null, 2)}\n`,
    both,
  ],
  ['lines that end as on Windows', `${json}\r\n\r\n${other}\r\n`, both],
  ['a byte order mark before lines', `\ufeff${json}\n${other}`, both],
  ['answers with a comma after each line', `${json},\n${other},\n`, both],
  ['braces in a body', `${JSON.stringify(campaign('One', { a: webhook('{"a": "}{"}', 'V') }))}${other}`, both],
  [
    'messages without a name',
    JSON.stringify(campaign('One', { a: webhook('{}', '') })),
    ['one.webhook.webhook.liquid'],
  ],
  [
    'names that differ in capitals alone',
    `${JSON.stringify(campaign('News', { a: webhook('{}', 'V') }))}\n${JSON.stringify(campaign('NEWS', { b: webhook('{}', 'V') }))}`,
    ['news.v.webhook.liquid', 'news.v.b.webhook.liquid'],
  ],
  [
    'a name that Windows keeps for a device',
    JSON.stringify(campaign('CON', { a: webhook('{}', 'V') })),
    ['con-.v.webhook.liquid'],
  ],
  [
    'a name as long as a page',
    JSON.stringify(campaign('x'.repeat(5000), { a: webhook('{}', 'V') })),
    [`${'x'.repeat(60)}.v.webhook.liquid`],
  ],
  [
    'a name of control characters',
    JSON.stringify(campaign('a\u202e\u0000b\n', { a: webhook('{}', 'V') })),
    ['a-b.v.webhook.liquid'],
  ],
  [
    'messages in a list',
    JSON.stringify(campaign('One', [{ ...webhook('{}', 'V'), id: 'a' }])),
    ['one.v.webhook.liquid'],
  ],
  [
    'a step without messages',
    JSON.stringify({ ...canvas, steps: [{ name: 'Delay' }, ...canvas.steps] }),
    ['welcome-journey.send-to-movable-ink.webhook.liquid'],
  ],
  ['an answer within an answer', JSON.stringify({ campaign: one }), ['one.v.webhook.liquid']],
  ['an answer as the data of another one', JSON.stringify({ data: one }), ['one.v.webhook.liquid']],
  ['several answers as the data of another one', JSON.stringify({ data: [one, two] }), both],
])('%s', (_, text, files) => {
  expect(filesIn(text)).toEqual(files);
  expect(readExport(text).problems).toEqual([]);
});

test.each<[what: string, text: string, problem: RegExp, files?: readonly string[]]>([
  ['a page of HTML', '<!DOCTYPE html><html><body>502</body></html>', /web page, not JSON/],
  ['a table', 'id,name\n1,Product Viewed\n', /Not valid JSON/],
  ['null', 'null', /not an answer of/],
  ['no answers', '[]', /no answers/],
  ['an error', '{"message": "Invalid API Key"}', /error of Braze's: Invalid API Key/],
  [
    'an error with the key',
    '{"message": "Invalid API key: 0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"}',
    /Invalid API key: …\.$/,
  ],
  ['an analytics export', '{"data": [{"time": "2023-12-06", "sent": 1}]}', /analytics export/],
  ['errors', '{"errors": ["campaign_id is missing"]}', /error of Braze's: campaign_id is missing/],
  ['one line of three is cut off', `${json}\n{"name": \n${other}`, /Line 2 is not valid JSON/, both],
  ['a number among answers', `[${json}, 7]`, /Answer 2 is not an answer/, ['one.v.webhook.liquid']],
  ['the end is missing', json.slice(0, -20), /ends too early|Not valid JSON/],
])('%s is told', (_, text, problem, files = []) => {
  expect(readExport(text).problems.join(' ')).toMatch(problem);
  expect(filesIn(text)).toEqual(files);
});
