import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { root, run, temporaryFolder } from './run.ts';

/** Everything but the identifier goes out as it comes in. */
const BODY = `{% if \${user_id} == blank %}{% abort_message('no user') %}{% endif %}{
  "type": "track", "event": "product_viewed", "user_id": "{{\${user_id} | json_escape}}",
  "properties": { "id": "p", "title": "{{event_properties.\${title}}}", "price": {{event_properties.\${price}}} },
  "timezone": "{{\${time_zone}}}", "timestamp": {{'now' | date: '%s'}}000
}`;

interface Properties {
  title?: unknown;
  price?: unknown;
}

/** In five ways, one after the other: what is lost in three, stopped in one, and sent with a finding in one. */
const WAYS: readonly ((event: { external_id?: string; timezone?: string; properties: Properties }) => void)[] = [
  (event) => Object.assign(event.properties, { title: '6" Wipes' }),
  (event) => Object.assign(event.properties, { price: null }),
  (event) => Object.assign(event.properties, { price: 'free' }),
  (event) => Object.assign(event, { external_id: undefined }),
  (event) => Object.assign(event, { timezone: 'Eastern Time (US & Canada)' }),
];

function eventOf(number: number) {
  const properties: Properties = { title: `Wipes ${number % 50}`, price: (number % 900) / 100 };
  const time = new Date(1701886845000 + number * 1000).toISOString();
  return { name: 'viewed', time, external_id: `u${number}`, timezone: 'America/New_York', properties };
}

function eventsWithFaults(count: number): string[] {
  return Array.from({ length: count }, (_, number) => {
    const event = eventOf(number);
    if (number % 1000 === 500) WAYS[Math.floor(number / 1000) % WAYS.length]?.(event);
    return JSON.stringify(event);
  });
}

function workspace(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries({ 'a.webhook.liquid': BODY, ...files }))
    writeFileSync(join(folder, name), content);
  return folder;
}

function replayed(cwd: string, ...args: string[]) {
  const { out, code, err } = run(['replay', 'a.webhook.liquid', '--format', 'json', '--events', ...args], { cwd });
  return { code, err, report: JSON.parse(out) };
}

const TITLE =
  '`{{event_properties.${title}}}` printed a quote, a backslash or a line break that is not escaped (line 3)';
const BLANK = '`{{event_properties.${price}}}` printed nothing where a value is expected (line 3)';
const WORD = '`{{event_properties.${price}}}` printed what is not valid JSON there (line 3)';

describe('mi-webhook replay', () => {
  test('counts 20,000 events exactly, with a cause and a first example for each way of breaking', () => {
    const cwd = workspace({ 'e.jsonl': eventsWithFaults(20_000).join('\n') });
    const { code, report } = replayed(cwd, 'e.jsonl', '--out', 'lost.txt');
    expect(code).toBe(1);
    expect(report.counts).toEqual({
      events: 20_000,
      sent: 19_984,
      lost: 12,
      stopped: 4,
      withFindings: 4,
      unjudged: 0,
      skipped: 0,
      unreadable: 0,
    });
    const groups = (name: string) =>
      report[name].map(
        ({ message, count, example }: { message: string; count: number; example: { record: number } }) => [
          message,
          count,
          example.record,
        ],
      );
    expect(groups('lost')).toEqual(
      expect.arrayContaining([
        [TITLE, 4, 501],
        [BLANK, 4, 1501],
        [WORD, 4, 2501],
      ]),
    );
    expect(groups('stopped')).toEqual([['no user', 4, 3501]]);
    expect(groups('findings')).toEqual([[expect.stringMatching(/^invalid-timezone \(warning\)/), 4, 4501]]);
    expect(report.cases.map(({ events }: { events: number }) => events)).toEqual([19_996, 4]);
    expect(readFileSync(join(cwd, 'lost.txt'), 'utf8').trim().split('\n').sort()).toEqual(
      [500, 1500, 2500, 5500, 6500, 7500, 10500, 11500, 12500, 15500, 16500, 17500]
        .map((number) => `u${number}`)
        .sort(),
    );
  });

  const lines = eventsWithFaults(2_000);
  const rows = lines.map((line) => {
    const { external_id, time, properties } = JSON.parse(line);
    return [external_id, time, `"${JSON.stringify(properties).replaceAll('"', '""')}"`].join(',');
  });
  test.each<[string, string | Uint8Array]>([
    ['an array', `[\n${lines.join(',\n')}\n]`],
    [
      'a pretty array',
      JSON.stringify(
        lines.map((line) => JSON.parse(line)),
        null,
        2,
      ),
    ],
    ['one request', JSON.stringify({ events: lines.map((line) => JSON.parse(line)) }, null, 2)],
    ['lines of Windows, with a byte order mark', `\uFEFF${lines.join('\r\n')}\r\n`],
    ['gzip', gzipSync(lines.join('\n'))],
    ['CSV', `external_id,time,properties\n${rows.join('\n')}\n`],
  ])('reads %s', (_, content) => {
    const { report } = replayed(workspace({ events: content }), 'events');
    expect([report.counts.events, report.counts.lost, report.counts.unreadable]).toEqual([2_000, 2, 0]);
  });

  test('reads standard input', () => {
    const cwd = workspace({});
    const { out } = run(['replay', 'a.webhook.liquid', '--events', '-', '--format', 'json'], {
      cwd,
      input: lines.join('\n'),
    });
    expect(JSON.parse(out).counts.lost).toBe(2);
  });

  test('what cannot be read is counted and named, and the rest is replayed', () => {
    const broken = [lines[0], '{"name": "cut', '', '[1]', '{"a": 1}', lines[1]].join('\n');
    const { code, report } = replayed(workspace({ 'e.jsonl': broken }), 'e.jsonl');
    expect([code, report.counts.events, report.counts.unreadable]).toEqual([0, 2, 3]);
    expect(report.unreadable).toEqual(
      expect.arrayContaining([
        { message: 'is not valid JSON', count: 1, example: { file: 'e.jsonl', record: 2, excerpt: '' } },
        { message: 'is not an object', count: 1, example: { file: 'e.jsonl', record: 4, excerpt: '' } },
        {
          message: 'is not an event: it has no name, time or properties',
          count: 1,
          example: { file: 'e.jsonl', record: 5, excerpt: '' },
        },
      ]),
    );
  });

  test('a broken item of an array, and a row with a cell too many, are named too', () => {
    const array = `[\n${lines[0]},\n{"name": "x, "y": 1},\n${lines[1]}\n]`;
    expect(replayed(workspace({ e: array }), 'e').report.counts).toMatchObject({ events: 2, unreadable: 1 });
    const csv = `external_id;time;title\nu1;2023-12-06T18:20:45Z;a\nu2;2023-12-06T18:20:45Z;b;c\n`;
    expect(replayed(workspace({ e: csv }), 'e').report).toMatchObject({
      counts: { events: 1, unreadable: 1 },
      unreadable: [{ message: 'has 4 cells, but the header has 3', example: { record: 3 } }],
    });
  });

  test('joins exported users, and chooses events by name', () => {
    const event = (id: string, name: string) =>
      JSON.stringify({ name, time: 1701886845, external_id: id, properties: { title: 'a', price: 1 } });
    const cwd = workspace({
      'e.jsonl': [event('u1', 'viewed'), event('u2', 'viewed'), event('u1', 'other')].join('\n'),
      'u.json': JSON.stringify({ users: [{ external_id: 'u1', time_zone: 'Moon/Base' }] }),
    });
    const { report } = replayed(cwd, 'e.jsonl', '--users', 'u.json', '--event', 'viewed');
    expect(report.counts).toMatchObject({ events: 2, skipped: 1, sent: 2, withFindings: 1 });
    expect(report.findings).toEqual([
      {
        message: expect.stringMatching(/^invalid-timezone.*Moon\/Base/),
        count: 1,
        example: expect.objectContaining({ record: 1 }),
      },
    ]);
  });

  test('joins users by an ID that is a number on one side, and keeps what their export leaves open', () => {
    const cwd = workspace({
      'b.webhook.liquid': '{"a": "{{${email_address}}} {{custom_attribute.${plan}}} {{event_properties.${title}}}"}',
      'e.jsonl': '{"name": "a", "external_id": 1, "email": "a@example.com", "properties": {"title": "\\""}}',
      'u.csv': 'external_id,custom_attributes\n1,"{""plan"": ""gold""}"',
      'u.json': '{"external_id": 2, "email": null}',
    });
    const args = ['b.webhook.liquid', '--events', 'e.jsonl', '--users', 'u.csv', '--users', 'u.json'];
    const { out } = run(['replay', ...args, '--out', 'new/lost.txt'], { cwd });
    expect(out).toContain('"a": "a@example.com gold "');
    expect(readFileSync(join(cwd, 'new/lost.txt'), 'utf8')).toBe('1\n');
  });

  test('values that break their string are one cause, whichever character of them does', () => {
    const titles = ['6" Wipes', 'two\nlines', '\nx', 'a\tb', 'C:\\Users', 'end\\'];
    const events = titles.map((title) =>
      JSON.stringify({ name: 'a', external_id: 'u', properties: { title, price: 1 } }),
    );
    const { report } = replayed(workspace({ e: events.join('\n') }), 'e');
    expect(report.lost).toEqual([{ message: TITLE, count: 6, example: expect.objectContaining({ record: 1 }) }]);
  });

  test('an object that is printed as Ruby text is told as such, in quotes or not', () => {
    const meta = [{ id: 1 }, { id: 2 }];
    const cwd = workspace({
      'b.webhook.liquid': '{"a": {{event_properties.${meta}}}}',
      'c.webhook.liquid': '{"a": "{{event_properties.${meta}}}"}',
      e: JSON.stringify({ name: 'a', properties: { meta } }),
    });
    for (const body of ['b.webhook.liquid', 'c.webhook.liquid'])
      expect(run(['replay', body, '--events', 'e'], { cwd }).out).toContain(
        '`{{event_properties.${meta}}}` printed an array or object as Ruby text: print it with `as_json_string`, and without quotes (line 1)',
      );
  });

  test('a reason of its own for each event is told of the first, and counted of all', () => {
    const cwd = workspace({
      'b.webhook.liquid': '{% abort_message("no {{${user_id}}}") %}',
      e: Array.from({ length: 20_000 }, (_, at) => JSON.stringify({ name: 'a', external_id: `u${at}` })).join('\n'),
    });
    const { out } = run(['replay', 'b.webhook.liquid', '--events', 'e', '--format', 'json'], { cwd });
    const { counts, stopped } = JSON.parse(out);
    expect([counts.stopped, stopped.length]).toEqual([20_000, 201]);
    expect(stopped[0]).toMatchObject({ message: 'Other reasons', count: 19_800, example: { record: 201 } });
  });

  test('a lost event without an identifier is told, and is no empty line', () => {
    const cwd = workspace({ 'b.webhook.liquid': '{"a": }', e: '{"name": "a"}\n{"name": "a", "external_id": "u1"}' });
    const { err } = run(['replay', 'b.webhook.liquid', '--events', 'e', '--out', 'lost.txt'], { cwd });
    expect(readFileSync(join(cwd, 'lost.txt'), 'utf8')).toBe('u1\n');
    expect(err).toBe('mi-webhook: lost.txt: 1 lost event has no identifier\n');
  });

  test.each([
    ['', [], 'found no event to replay'],
    [JSON.stringify(eventOf(1)), ['--event', 'view'], 'found no event called "view" to replay'],
    ['PK\u0003\u0004', [], 'e: is a ZIP archive'],
  ])('%j with %j holds no event, which is told', (content, args, message) => {
    const { code, err } = run(['replay', 'a.webhook.liquid', '--events', 'e', ...args], {
      cwd: workspace({ e: content }),
    });
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('an example hides personal data', () => {
    const event = {
      name: 'viewed',
      external_id: 'u1',
      properties: { title: 'call "maria.keller@posteo.de"', price: 1 },
    };
    const { out } = run(['replay', 'a.webhook.liquid', '--events', 'e'], {
      cwd: workspace({ e: JSON.stringify(event) }),
    });
    expect(out).toContain('1  lost');
    expect(out).toContain('call');
    expect(out).not.toContain('maria.keller');
  });

  test('the first example of each cause becomes a sample user with which it happens again, without personal data', () => {
    const event = (properties: Properties, id: string) => ({ name: 'viewed', external_id: id, properties });
    const events = [
      event({ title: 'call "maria.keller@posteo.de"', price: 1.5 }, 'u1'),
      event({ title: 'a', price: 'free' }, 'u2'),
      event({ title: 'b', price: 'free' }, 'u3'),
      event({ title: 'c', price: 1.5 }, ''),
    ];
    const cwd = workspace({ e: events.map((one) => JSON.stringify(one)).join('\n') });
    run(['replay', 'a.webhook.liquid', '--events', 'e', '--examples', 'kept/examples'], { cwd });
    const files = ['lost-1', 'lost-2', 'stopped-1'].map((name) => `kept/examples/${name}.sample-user.json`);
    const [word, quote, stopped] = files.map((name) => JSON.parse(readFileSync(join(cwd, name), 'utf8')));
    expect(word).toMatchObject({
      name: 'Lost: {{event_properties.${price}}} printed what is not valid JSON there (line 3)',
      user: { external_id: 'u2' },
      event: { name: 'viewed', properties: { title: 'a', price: 'free' } },
    });
    expect(quote.event.properties.title).toBe('call "someone@example.com"');
    expect(stopped.name).toBe('Stopped: no user');
    const codes = files.map((name) => run(['render', 'a.webhook.liquid', '--sample-user', name], { cwd }).code);
    expect(codes).toEqual([1, 1, 1]);
    expect(run(['replay', 'a.webhook.liquid', '--events', 'e', '--examples', 'kept/examples'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('kept/examples: already exists'),
    });
  });

  test('reads the body from standard input, with the blocks beside the path that it is given', () => {
    const cwd = workspace({ e: JSON.stringify(eventOf(1)), 'broken.webhook.liquid': '' });
    mkdirSync(join(cwd, 'content_blocks'));
    writeFileSync(join(cwd, 'content_blocks/title.liquid'), '"{{event_properties.${title} | json_escape}}"');
    const input = '{"title": {{content_blocks.${title}}}}';
    const args = ['replay', '-', '--stdin-filename', 'typed.webhook.liquid', '--events', 'e'];
    const { out, code } = run(args, { cwd, input });
    expect([code, out.split('\n')[0]]).toEqual([0, 'typed.webhook.liquid for 1 event of e']);
    expect(run(['replay', '-', '--events', '-'], { cwd, input }).err).toContain('either the body or the events');
  });

  test('a program that started it with a channel hears of its progress, and can stop it', async () => {
    const cwd = workspace({});
    const child = fork(join(root, 'dist/cli.js'), ['replay', 'a.webhook.liquid', '--events', '-', '--format', 'json'], {
      cwd,
      silent: true,
    });
    const told: unknown[] = [];
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk;
    });
    child.on('message', (message) => {
      if (told.push(message) === 1) child.send('stop');
    });
    const text = `${eventsWithFaults(1000).join('\n')}\n`;
    const feeding = setInterval(() => child.stdin?.writable && child.stdin.write(text), 20);
    child.stdin?.on('error', () => {});
    const [code] = await once(child, 'close');
    clearInterval(feeding);
    expect([code, JSON.parse(out).isWhole]).toEqual([2, false]);
    expect(told[0]).toEqual({ events: expect.any(Number), lost: expect.any(Number) });
  });

  test('Ctrl+C leaves a report of what was done', async () => {
    const cwd = workspace({});
    const command = [join(root, 'dist/cli.js'), 'replay', 'a.webhook.liquid', '--events', '-', '--format', 'json'];
    const child = spawn('node', command, { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
    });
    const text = `${eventsWithFaults(1000).join('\n')}\n`;
    // More than a pipe holds: by then it is reading. Standard input stays open: without the signal it would wait for more.
    let taken = 0;
    const feed = () =>
      child.stdin.writable && child.stdin.write(text, () => void (++taken === 20 && child.kill('SIGINT')));
    const feeding = setInterval(feed, 20);
    child.stdin.on('error', () => {});
    const [code] = await once(child, 'close');
    clearInterval(feeding);
    const { isWhole, counts } = JSON.parse(out);
    expect([code, isWhole]).toEqual([2, false]);
    expect(counts.events).toBeGreaterThan(0);
    expect(counts.sent + counts.lost + counts.stopped).toBe(counts.events);
  });

  test.each([
    [[], 'replay needs a body and recorded events'],
    [['a.webhook.liquid', '--events', 'gone.jsonl'], 'gone.jsonl: does not exist'],
    [['gone.webhook.liquid', '--events', 'e'], 'gone.webhook.liquid: does not exist'],
    [['a.webhook.liquid', '--events', 'e', '--users', 'gone.json'], 'gone.json: does not exist'],
    [['a.webhook.liquid', '--events', '.'], '.: is a folder. Name its files'],
    [
      ['a.webhook.liquid', 'a.webhook.liquid', '--events', 'e'],
      'replay takes one body, and a.webhook.liquid is another',
    ],
    [['a.webhook.liquid', '--events', '-', '--users', '-'], 'standard input can be read only once'],
    [['a.webhook.liquid', '--events', 'e', '--sample-user', 'e'], 'e: A sample user must have `name`'],
    [['a.webhook.liquid', '--events', 'e', '--examples', 'e/examples'], 'e/examples: could not be written'],
    [['a.webhook.liquid', '--events', 'e', '--out', 'e'], 'e: already exists'],
    [['a.webhook.liquid', '--events', 'e', '--out', 'e/lost.txt'], 'e/lost.txt: could not be written'],
    [['a.webhook.liquid', '--events', 'e', '--format', 'xml'], '--format must be one of text, json'],
  ])('%j is wrong usage', (args, message) => {
    const { code, err } = run(['replay', ...args], { cwd: workspace({ e: '{}' }) });
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
