import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createKillableRenderer, type WorkerEvents } from '../../server/src/render/killable-renderer.ts';
import { spawnNodeWorker } from '../../server/src/render/spawn-node-worker.ts';
import { failed, type WorkerRequest } from '../../server/src/render/worker.ts';
import { sampleUser } from './sample.ts';

const rendered = (text: string) => ({ ...failed(''), status: 'rendered' as const, text });

/** A worker that does what a test tells it to. */
class FakeWorker {
  readonly requests: string[] = [];
  killed = false;

  constructor(readonly events: WorkerEvents) {}

  send({ body }: WorkerRequest): void {
    this.requests.push(body);
  }

  kill(): void {
    this.killed = true;
  }
}

describe('a renderer with a worker', () => {
  let workers: FakeWorker[] = [];
  const create = () =>
    createKillableRenderer((events) => {
      const worker = new FakeWorker(events);
      workers.push(worker);
      return worker;
    });
  const request = (body: string) => ({ body, sampleUser: sampleUser() });
  const urgent = (body: string) => ({ ...request(body), time: 250 });

  beforeEach(() => {
    vi.useFakeTimers();
    workers = [];
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('starts one before it is asked, and sends when that is ready, one request at a time', async () => {
    const renderer = create();
    const [worker] = workers;
    const [first, second] = [renderer.render(request('a')), renderer.render(request('b'))];
    expect(worker?.requests).toEqual([]);
    worker?.events.onMessage('ready');
    expect(worker?.requests).toEqual(['a']);
    worker?.events.onMessage(rendered('A'));
    expect((await first).text).toBe('A');
    expect(worker?.requests).toEqual(['a', 'b']);
    worker?.events.onMessage(rendered('B'));
    expect((await second).text).toBe('B');
    expect(workers).toHaveLength(1);
  });

  test('kills one that takes too long, and loses no request', async () => {
    const renderer = create();
    const [slow, next] = [renderer.render(urgent('slow')), renderer.render(request('next'))];
    workers[0]?.events.onMessage('ready');
    vi.advanceTimersByTime(251);
    expect(workers[0]?.killed).toBe(true);
    const reason = expect.stringMatching(/^Stopped after 250 ms: /);
    expect(await slow).toMatchObject({ status: 'failed', reason, isCutShort: true });
    workers[0]?.events.onMessage(rendered('too late'));
    workers[1]?.events.onMessage('ready');
    expect(workers[1]?.requests).toEqual(['next']);
    workers[1]?.events.onMessage(rendered('N'));
    expect((await next).text).toBe('N');
  });

  test('gives one that asks for no time several seconds', async () => {
    const renderer = create();
    const [first, second] = [renderer.render(request('a')), renderer.render(request('b'))];
    workers[0]?.events.onMessage('ready');
    vi.advanceTimersByTime(4900);
    workers[0]?.events.onMessage(rendered('A'));
    expect((await first).text).toBe('A');
    vi.advanceTimersByTime(5001);
    const reason = expect.stringMatching(/^Stopped by the clock after 5 seconds, not by a limit of the body: /);
    expect(await second).toMatchObject({ status: 'failed', reason, isCutShort: true });
  });

  test('renders what is urgent first', async () => {
    const renderer = create();
    const all = [request('a'), request('b'), urgent('c'), urgent('d')].map((one) => renderer.render(one));
    workers[0]?.events.onMessage('ready');
    for (const text of ['C', 'D', 'A', 'B']) workers[0]?.events.onMessage(rendered(text));
    expect((await Promise.all(all)).map(({ text }) => text)).toEqual(['A', 'B', 'C', 'D']);
    expect(workers[0]?.requests).toEqual(['c', 'd', 'a', 'b']);
  });

  test('lets a long one make way for what is urgent, and begins it again afterwards', async () => {
    const renderer = create();
    const long = renderer.render(request('long'));
    workers[0]?.events.onMessage('ready');
    const all = [urgent('a'), urgent('b')].map((one) => renderer.render(one));
    vi.advanceTimersByTime(200);
    all.push(renderer.render(urgent('c')));
    vi.advanceTimersByTime(51);
    expect(workers[0]?.killed).toBe(true);
    workers[1]?.events.onMessage('ready');
    for (const text of ['A', 'B', 'C', 'L']) workers[1]?.events.onMessage(rendered(text));
    expect((await Promise.all([...all, long])).map(({ text }) => text)).toEqual(['A', 'B', 'C', 'L']);
    expect(workers[1]?.requests).toEqual(['a', 'b', 'c', 'long']);
  });

  test('ends one that nobody waits for soon, also where something urgent comes', async () => {
    const renderer = create();
    const abort = new AbortController();
    const given = renderer.render(request('given up'), abort.signal);
    workers[0]?.events.onMessage('ready');
    abort.abort();
    const next = renderer.render(urgent('next'));
    vi.advanceTimersByTime(251);
    expect(workers[0]?.killed).toBe(true);
    workers[1]?.events.onMessage('ready');
    workers[1]?.events.onMessage(rendered('N'));
    expect([(await given).isCutShort, (await next).text]).toEqual([true, 'N']);
    expect(workers[1]?.requests).toEqual(['next']);
  });

  test('renders nothing for those who have given up while they waited, and tells them at once', async () => {
    const renderer = create();
    const running = renderer.render(request('running'));
    const aborts = Array.from({ length: 1000 }, () => new AbortController());
    const given = aborts.map(({ signal }) => renderer.render(request('given up'), signal));
    const last = renderer.render(request('last'));
    workers[0]?.events.onMessage('ready');
    for (const abort of aborts) abort.abort();
    const answers = [...(await Promise.all(given)), await renderer.render(request('too late'), AbortSignal.abort())];
    expect(new Set(answers.map(({ reason }) => reason))).toEqual(new Set(['The rendering was cancelled.']));
    workers[0]?.events.onMessage(rendered('R'));
    workers[0]?.events.onMessage(rendered('L'));
    expect([(await running).text, (await last).text]).toEqual(['R', 'L']);
    expect(workers[0]?.requests).toEqual(['running', 'last']);
  });

  test('drops the answer for one who has given up while it was made, and keeps the worker', async () => {
    const renderer = create();
    const abort = new AbortController();
    const given = renderer.render(request('given up'), abort.signal);
    const next = renderer.render(request('next'));
    workers[0]?.events.onMessage('ready');
    abort.abort();
    expect(await given).toMatchObject({ status: 'failed', reason: 'The rendering was cancelled.' });
    workers[0]?.events.onMessage(rendered('G'));
    workers[0]?.events.onMessage(rendered('N'));
    expect((await next).text).toBe('N');
    expect(workers).toHaveLength(1);
  });

  test('says why when a worker dies, and goes on with a new one', async () => {
    const renderer = create();
    const [first, second] = [renderer.render(request('a')), renderer.render(request('b'))];
    workers[0]?.events.onMessage('ready');
    workers[0]?.events.onFailure('out of memory');
    expect(await first).toMatchObject({ status: 'failed', reason: 'The rendering stopped: out of memory.' });
    workers[1]?.events.onMessage('ready');
    workers[1]?.events.onMessage(rendered('B'));
    expect((await second).text).toBe('B');
  });

  test('ends every request when no worker ever starts', async () => {
    const renderer = create();
    const all = [renderer.render(request('a')), renderer.render(request('b'))];
    for (let at = 0; at < 2; at++) workers[at]?.events.onFailure('no such file');
    for (const rendering of await Promise.all(all)) expect(rendering.reason).toContain('no such file');
  });

  test('answers what waits when it is closed', async () => {
    const renderer = create();
    const waiting = renderer.render(request('a'));
    renderer.dispose();
    expect((await waiting).reason).toBe('The renderer has been closed.');
    expect((await renderer.render(request('b'))).status).toBe('failed');
    expect(workers[0]?.killed).toBe(true);
  });
});

describe('a renderer with a thread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'render-worker-'));
  const file = join(folder, 'render-worker.mjs');

  beforeAll(() =>
    build({
      entryPoints: ['server/src/render/node-worker.ts'],
      outfile: file,
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    }),
  );
  afterAll(() => rmSync(folder, { recursive: true }));

  test('renders, kills a runaway, and renders on', async () => {
    const renderer = createKillableRenderer(spawnNodeWorker(file));
    const user = sampleUser({ user: { external_id: 'u1' }, event: { properties: { price: 1.0 } } });
    // Every step of it is costly, so that time is over before the steps are.
    const runaway = `{% assign s = 'aaaaaaaaaa' %}{% for i in (1..14) %}{% assign s = s | append: s %}{% endfor %}
      {% for i in (1..120) %}{% assign x = s | split: '' | reverse | join: '' | md5 %}{% endfor %}`;
    const body = '{{${user_id}}}';
    const all = [body, runaway, body].map((text) => renderer.render({ body: text, sampleUser: user }));
    const [before, stopped, after] = await Promise.all(all);
    expect(before).toMatchObject({ status: 'rendered', text: 'u1' });
    expect(stopped?.status).toBe('failed');
    expect(stopped?.reason).toMatch(/^Stopped/);
    expect(after).toMatchObject({ status: 'rendered', text: 'u1' });
    renderer.dispose();
  });
});
