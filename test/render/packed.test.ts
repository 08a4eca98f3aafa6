import { expect, test } from 'vitest';
import { pack, unpack } from '../../server/src/render/packed.ts';
import { render } from './sample.ts';

test.each([
  'text {{${user_id}}}{% for i in (1..3) %}{{i}},{% endfor %}{{ 1 | divided_by: 0 }}{{content_blocks.${x}}}',
  '',
  '{% nosuch %}',
  'a{% abort_message("x") %}',
])('the rendering of %s comes back as it went', (body) => {
  const rendering = render(body);
  expect(unpack(pack(rendering))).toEqual(rendering);
});

test('a worker says that it is ready', () => {
  expect(unpack(pack('ready'))).toBe('ready');
});
