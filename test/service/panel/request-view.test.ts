import { expect, test } from 'vitest';
import { readConfig } from '../../../server/src/config/read-config.ts';
import { requestView } from '../../../server/src/service/panel/request-view.ts';

function viewOf(request: object) {
  const { config, problems } = readConfig(JSON.stringify({ request }));
  expect(problems).toEqual([]);
  return requestView(config.settings.request);
}

test('without a configuration the request is what Movable Ink expects, with placeholders', () => {
  expect(viewOf({})).toEqual({
    method: 'POST',
    url: 'https://collector.movableink-dmz.com/behavioral/{key}',
    headers: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Authorization', value: 'Basic •••' },
    ],
  });
});

test.each([
  ['https://collector.movableink-dmz.com/behavioral/a1b2c3d4e5', 'https://collector.movableink-dmz.com/behavioral/•••'],
  [
    'https://collector.micpn-eu.com/behavioral/a1b2c3d4e5?debug=7',
    'https://collector.micpn-eu.com/behavioral/•••?debug=•••',
  ],
  ['https://example.com/behavioral/a1b2c3', 'https://example.com/behavioral/•••'],
  ['https://example.com/hook?key=a1b2c3d4&to={name}', 'https://example.com/hook?key=•••&to={name}'],
  ['https://ann:hunter22@example.com/', 'https://ann:•••@example.com/'],
  ['https://example.com/hook/{key}', 'https://example.com/hook/{key}'],
])('no key is in the address %s', (url, shown) => {
  expect(viewOf({ url }).url).toBe(shown);
});

test.each([
  ['Authorization', 'Bearer abcdefghijkl1234', 'Bearer •••'],
  ['authorization', 'abc', '•••'],
  ['X-Api-Key', 'a', '•••'],
  ['Cookie', 'session=1', '•••'],
  ['X-Note', 'Bearer abcdefghijkl1234', 'Bearer •••'],
  ['X-Source', 'braze', 'braze'],
  ['content-type', 'application/json; charset=utf-8', 'application/json; charset=utf-8'],
])('the header %s: %s is shown as %s', (name, value, shown) => {
  const { headers } = viewOf({ headers: { [name]: value } });
  expect(headers.filter((one) => one.name.toLowerCase() === name.toLowerCase())).toEqual([{ name, value: shown }]);
});
