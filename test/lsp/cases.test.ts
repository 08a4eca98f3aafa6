import { expect, test } from 'vitest';
import { noBlocks } from '../../server/src/blocks/content-block.ts';
import { expandBlocks } from '../../server/src/blocks/expand.ts';
import { defaultConfig } from '../../server/src/config/config.ts';
import { Cases } from '../../server/src/lsp/cases.ts';
import type { Renderer } from '../../server/src/render/rendering.ts';
import { Analysis } from '../../server/src/rules/engine/analysis.ts';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import type { CheckedBody } from '../../server/src/service/check-body.ts';
import { read } from '../../server/src/template/read.ts';
import { renderer } from '../check.ts';
import { caseOf, fact, path, proofOf, type World } from '../proof/build/worlds.ts';

const worlds: World[] = [[fact(path('${user_id}'), 'u1', 'known')], [fact(path('${user_id}'), null, 'blank')]];
const finding: Finding = {
  code: 'json-syntax',
  severity: 'error',
  message: '',
  start: 0,
  end: 1,
  when: caseOf(worlds, 1),
  related: [],
  fixes: [],
};

function checked(body: string): CheckedBody {
  const template = read(body);
  const proof = proofOf({ sent: caseOf(worlds, 0, 1) });
  const analysis = new Analysis(template, proof, defaultConfig.settings);
  const { layout } = expandBlocks(body, noBlocks);
  return {
    text: body,
    known: noBlocks,
    template,
    layout,
    blocks: [],
    proof,
    analysis,
    findings: [finding],
    config: defaultConfig,
  };
}

function start(): { cases: Cases; log: string[] } {
  const log: string[] = [];
  const cases = new Cases(renderer, (message) => log.push(message));
  cases.command = 'show';
  return { cases, log };
}

test('a case that rendering confirms is offered', async () => {
  const { cases, log } = start();
  const command = await cases.preview(finding, checked('{"a": {% if ${user_id} %}1{% endif %}}'), 'file:///a');
  expect(command).toMatchObject({
    title: 'Preview this case',
    command: 'show',
    arguments: [{ uri: 'file:///a', sampleUser: { name: 'Case: blank', user: {} } }],
  });
  expect(log).toEqual([]);
});

test('a case that turned out wrong is not, and the log counts it once', async () => {
  const { cases, log } = start();
  const body = checked('{"a": 1}');
  expect(await cases.preview(finding, body, 'file:///a')).toBeUndefined();
  expect(await cases.preview(finding, body, 'file:///a')).toBeUndefined();
  expect(log).toEqual(['The rendering did not confirm the case of json-syntax at offset 0 (1 of 1 so far).']);
});

test('what holds in every rendering has no case to show', async () => {
  const { cases } = start();
  const { when: _, ...always } = finding;
  expect(await cases.preview(always, checked('{"a": }'), 'file:///a')).toBeUndefined();
});

test('who gives up has an end at once, and the next one looks for the case anew', async () => {
  let rendered = 0;
  const abort = new AbortController();
  const slow: Renderer = {
    dispose: () => {},
    render: (request, signal) => {
      rendered++;
      if (rendered > 1) return renderer.render(request);
      return new Promise((resolve) => {
        signal?.addEventListener('abort', () =>
          resolve({ status: 'failed', text: '', pieces: [], blank: [], taken: [], notes: [] }),
        );
        abort.abort();
      });
    },
  };
  const cases = new Cases(slow, () => {});
  cases.command = 'show';
  const body = checked('{"a": {% if ${user_id} %}1{% endif %}}');
  await expect(cases.preview(finding, body, 'file:///a', abort.signal)).rejects.toThrow(
    'All requests for this were cancelled',
  );
  expect(cases.known(finding, 'file:///a')).toBeUndefined();
  expect(await cases.preview(finding, body, 'file:///a')).toMatchObject({ command: 'show' });
  const before = rendered;
  expect(cases.known(finding, 'file:///a')).toMatchObject({ command: 'show' });
  expect(await cases.preview(finding, body, 'file:///a')).toMatchObject({ command: 'show' });
  expect(rendered).toBe(before);
});
