import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from './run.ts';

const SHOPPER = ['--sample-user', 'examples/sample-users/known-shopper.sample-user.json'];

describe('render', () => {
  test('prints the payload that the page calls expected, types included', () => {
    const { code, out } = run(['render', 'examples/fixed/product-view.webhook.liquid', ...SHOPPER]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      event: 'product_viewed',
      properties: {
        categories: [{ id: 'Bathroom', url: 'https://example.com/cat/bathroom' }],
        meta: { color: 'green' },
        title: 'All-Purpose Cleaning Wipes',
        price: 1.99,
        id: '56544',
        url: 'https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc',
      },
      timestamp: Date.parse('2023-12-06T18:20:45Z'),
      timezone: 'America/New_York',
      type: 'track',
      user_id: '5c3aa83113dd490100d3d8d7',
    });
  });

  test('--now is the moment of sending', () => {
    const { out } = run(['render', 'examples/fixed/category-view.webhook.liquid', '--now', '2009-11-10T23:00:00Z']);
    expect(JSON.parse(out).timestamp).toBe(1257894000000);
  });

  test('an abort prints what came before it, and its reason', () => {
    const { code, err } = run([
      'render',
      'examples/fixed/category-view.webhook.liquid',
      '--sample-user',
      'anonymous-user',
    ]);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('aborted. no external_id: this webhook is for known users'),
    ]);
  });

  test('what is no JSON is printed all the same', () => {
    const { code, out, err } = run(['render', 'examples/published/identify.webhook.liquid']);
    expect([code, out, err]).toEqual([
      1,
      expect.stringContaining('"type": "identify"'),
      expect.stringContaining('invalid. Text outside the JSON (line 1).'),
    ]);
  });

  test('results are one object a line', () => {
    const { out } = run(['render', 'examples/fixed/category-view.webhook.liquid', '--all', '--format', 'results']);
    const results = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(results.map(({ sampleUser, status }) => [sampleUser, status])).toEqual([
      ['known-user', 'valid'],
      ['anonymous-user', 'aborted'],
      ['no-identifiers', 'aborted'],
      ['hostile-text', 'valid'],
      ['empty-event', 'valid'],
    ]);
    expect(Object.keys(results[1])).toEqual(['body', 'sampleUser', 'status', 'rendering', 'reason', 'notes']);
  });

  test('a curl command holds no secret and survives quotes', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.webhook.liquid'), `{"a": "it's"}`);
    expect(run(['render', 'a.webhook.liquid', '--format', 'curl'], { cwd: folder }).out).toBe(
      `head -c 13 <<'PAYLOAD' | curl --request POST "$MI_WEBHOOK_URL" \\
  --header "Authorization: Basic $MI_WEBHOOK_AUTHORIZATION" \\
  --header 'Content-Type: application/json' \\
  --data-binary @-
{"a": "it's"}
PAYLOAD
`,
    );
  });

  test.each(['curl', 'powershell'])('%s sends nothing that Braze would not, and nothing that is no JSON', (format) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.webhook.liquid'), '{"a": }');
    writeFileSync(join(folder, 'b.webhook.liquid'), '{"a": {% abort_message("not now") %}1}');
    const { code, out, err } = run(['render', '.', '--format', format], { cwd: folder });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/invalid\. Missing value.*\n.*aborted\. not now/);
  });

  test('--now is the same moment on each machine', () => {
    const args = ['render', 'examples/fixed/category-view.webhook.liquid', '--now', '2009-11-10T23:00:00'];
    const { code, err } = run(args);
    expect([code, err]).toEqual([2, expect.stringContaining('--now must be a time with its zone')]);
  });

  test('a loop without end is stopped', () => {
    const folder = temporaryFolder();
    const loop = '{% for i in (1..99999) %}{% for j in (1..99999) %}{{ i }}{% endfor %}{% endfor %}';
    writeFileSync(join(folder, 'a.webhook.liquid'), loop);
    const { code, err } = run(['render', 'a.webhook.liquid'], { cwd: folder });
    expect([code, err]).toEqual([1, expect.stringMatching(/failed\. Stopped/)]);
  });
});
