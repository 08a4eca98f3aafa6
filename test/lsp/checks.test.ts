import { describe, expect, test, vi } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Checks } from '../../server/src/lsp/checks.ts';
import { CrashNet } from '../../server/src/lsp/crash-net.ts';
import { loadAsked } from '../../server/src/lsp/load-asked.ts';
import { Previews } from '../../server/src/lsp/previews.ts';
import { SelectedUser } from '../../server/src/lsp/selected-user.ts';
import { inSlices } from '../../server/src/lsp/turns.ts';
import { Workspace } from '../../server/src/lsp/workspace.ts';

const uri = 'file:///none/a.webhook.liquid';

/** A list that takes longer to check than a slice does on any machine. */
const long = `[${'{"a": "{{${city}}}", "b": {% if ${country} %}1{% else %}2{% endif %}},\n'.repeat(2000)}0]`;

/** Versions of a document, and the hashes of the texts whose check has begun. */
function start() {
  const begun: string[] = [];
  const files = {
    read: async () => ({ problem: 'does not exist' }),
    kind: async () => 'missing' as const,
    list: async () => [],
    find: async () => ({ files: [], unreadable: [] }),
  };
  const net = new CrashNet(async ({ text }) => {
    if (text !== undefined) begun.push(text);
  });
  net.spread([]);
  const workspace = new Workspace(files, (asked) => (asked === uri ? long : undefined));
  const checks = new Checks(workspace, net, { of: async () => [], followUp: () => {} }, () => {});
  const version = (number: number, text = `{"n": ${number},}`) =>
    TextDocument.create(uri, 'braze-webhook', number, text);
  return { checks, workspace, begun, version };
}

test('each version is checked once, however many ask', async () => {
  const { checks, begun, version } = start();
  const found = await Promise.all([checks.of(version(1)), checks.of(version(1)), checks.of(version(1))]);
  expect(new Set(found).size).toBe(1);
  expect(found[0]?.findings).toMatchObject([{ code: 'json-syntax' }]);
  expect(begun.length).toBe(1);
});

test('versions that are out of date before their check begins are not checked, and get the newest', async () => {
  const { checks, begun, version } = start();
  const found = await Promise.all([1, 2, 3, 4, 5].map((number) => checks.of(version(number))));
  expect(found.map(({ document }) => document.version)).toEqual([5, 5, 5, 5, 5]);
  expect(begun.length).toBe(1);
});

test('what is being checked is checked to its end while somebody waits, and then the newest alone', async () => {
  const { checks, begun, version } = start();
  const first = checks.of(version(1, long));
  await expect.poll(() => begun.length, { timeout: 60_000 }).toBe(1);
  const later = [2, 3, 4].map((number) => checks.of(version(number)));
  expect((await first).document.version).toBe(1);
  expect((await Promise.all(later)).map(({ document }) => document.version)).toEqual([4, 4, 4]);
  expect(begun.length).toBe(2);
});

test('a check ends when nobody waits for it any more, and can be asked for again', async () => {
  const { checks, begun, version } = start();
  await expect(checks.of(version(1, long), () => begun.length === 0)).rejects.toThrow('Nobody waited');
  expect(checks.known(version(1))).toBeUndefined();
  const again = await checks.of(version(1, long));
  expect(again.findings.length).toBeGreaterThan(1000);
  expect(checks.known(version(1))).toBe(again);
  expect(begun.length).toBe(2);
});

test('a check that fails is not taken for one without findings, and the next one is made', async () => {
  const { checks, workspace, version } = start();
  vi.spyOn(workspace, 'config').mockRejectedValueOnce(new Error('a fault of ours'));
  const failed = await checks.of(version(1));
  expect(failed).toMatchObject({ findings: [{ code: 'left-unchecked' }], isLeftUnchecked: true });
  expect(failed.findings[0]?.message).toContain('failed on this text');
  expect((await checks.of(version(2))).findings).toMatchObject([{ code: 'json-syntax' }]);
});

test('a rendering waits for no check, and tells the verdict only once it is known', async () => {
  const { checks, workspace, version } = start();
  const document = version(1, long);
  const rendering = { status: 'rendered' as const, text: '{}', pieces: [], blank: [], taken: [], notes: [] };
  const renderer = { render: async () => rendering, dispose: () => {} };
  const previews = new Previews(() => document, renderer, workspace, checks, new SelectedUser());
  const render = () => previews.render({ uri, sampleUser: 'known-user' }, new AbortController().signal);
  // In this test the modules would be loaded meanwhile.
  await loadAsked();
  let isChecked = false;
  const check = checks.of(document).then(() => {
    isChecked = true;
  });
  expect(await render()).toMatchObject({ status: 'valid', version: 1 });
  expect(isChecked).toBe(false);
  await check;
  expect(await render()).toMatchObject({ verdict: 'conditional' });
});

test('a check goes on as long as one of those who have asked waits', async () => {
  const { checks, version } = start();
  const [gone, waiting] = [checks.of(version(1, long), () => false), checks.of(version(1, long))];
  expect(await gone).toBe(await waiting);
});

test('a check that fails keeps no other from being made', async () => {
  const { checks, version } = start();
  const checked = await checks.of(version(1));
  const failing = checks.again({ ...checked, document: TextDocument.create('', '', 1, '') }, long);
  const next = checks.of(version(2));
  await Promise.allSettled([failing]);
  expect((await next).document.version).toBe(2);
});

test('messages are read between the slices of a long work', async () => {
  const log: string[] = [];
  setImmediate(() => log.push('message'));
  await inSlices(
    (function* () {
      for (let step = 0; step < 3; step++) {
        const end = performance.now() + 10;
        while (performance.now() < end);
        log.push(`step ${step}`);
        yield;
      }
    })(),
  );
  expect(log).toEqual(['step 0', 'message', 'step 1', 'step 2']);
});

describe('after an edit that changes nothing else', () => {
  const TITLE = '{"title": "Kitchen wipes", "n": 1,}';
  const typed = TITLE.replace('wipes', 'wipers');

  test('what was found is shown at once, where it is now, and no check begins', async () => {
    const { checks, begun, version } = start();
    await checks.of(version(1, TITLE));
    expect(checks.atOnce(version(2, typed))).toMatchObject({
      document: { version: 2 },
      findings: [{ code: 'json-syntax', start: typed.indexOf(',}') }],
    });
    expect(begun.length).toBe(1);
  });

  test('what was shown without a check is shown again for the same text', async () => {
    const { checks, version } = start();
    await checks.of(version(1, TITLE));
    const first = checks.atOnce(version(2, typed));
    checks.atOnce(version(3, TITLE.replace('wipes', 'wip')));
    const again = checks.atOnce(version(4, typed));
    expect(first?.findings).toHaveLength(1);
    expect(again?.findings).toBe(first?.findings);
    expect(again?.document.version).toBe(4);
  });

  test('tree and proof of the text are made when somebody asks for them', async () => {
    const { checks, version } = start();
    await checks.of(version(1, TITLE));
    checks.atOnce(version(2, typed));
    expect((await checks.of(version(2, typed))).body?.template.source).toBe(typed);
  });

  test('what has changed more is checked, and what follows is held against that', async () => {
    const { checks, version } = start();
    await checks.of(version(1, TITLE));
    const valid = version(2, '{"title": "Kitchen wipes", "n": 1}');
    expect(checks.atOnce(valid)).toBeUndefined();
    await checks.of(valid);
    expect(checks.atOnce(version(3, '{"title": "Kitchen wiper", "n": 1}'))?.findings).toEqual([]);
  });

  test('a letter in an item of a list is checked with that item, and no check of the body begins', async () => {
    const { checks, begun, version } = start();
    const item = (name: string) => `{"id": "{{event_properties.\${${name}}}}", "title": "Kitchen wipes, pack of six"}`;
    const list = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(item).join();
    const changed = `[${list.replace('${d}', '${dx}')}]`;
    await checks.of(version(1, `[${list}]`));
    const shown = checks.atOnce(version(2, changed));
    expect(begun.length).toBe(1);
    const fresh = await checks.of(version(2, changed));
    const told = (findings = fresh.findings) => findings.map(({ code, start, message }) => ({ code, start, message }));
    expect(told(shown?.findings)).toEqual(told());
    expect(shown?.proof).toMatchObject({ verdict: 'conditional', cases: fresh.body?.proof.cases });
  });

  test('nothing of before is shown once it is forgotten', async () => {
    const { checks, version } = start();
    await checks.of(version(1, TITLE));
    checks.forgetAll();
    expect(checks.atOnce(version(2, typed))).toBeUndefined();
  });
});

describe('a text that the document had before', () => {
  test('is not checked again, as after undo and a letter taken away', async () => {
    const { checks, begun, version } = start();
    const first = await checks.of(version(1, '{"n": 1,}'));
    await checks.of(version(2, '{"n": 12,}'));
    const undone = checks.atOnce(version(3, '{"n": 1,}'));
    expect(undone).toMatchObject({ findings: first.findings, document: { version: 3 } });
    expect(await checks.of(version(3, '{"n": 1,}'))).toBe(undone);
    expect((await checks.of(version(4, '{"n": 12,}'))).document.version).toBe(4);
    expect(begun.length).toBe(2);
  });

  test.each([
    ['of its own', (checks: Checks) => checks.forget(uri)],
    ['of all', (checks: Checks) => checks.forgetAll()],
  ])('is checked again once what is known %s is forgotten', async (_, forget) => {
    const { checks, begun, version } = start();
    await checks.of(version(1, '{"n": 1,}'));
    await checks.of(version(2, '{"n": 12,}'));
    forget(checks);
    await checks.of(version(3, '{"n": 1,}'));
    expect(begun.length).toBe(3);
  });

  test('is remembered for so many versions, and of long texts for few', async () => {
    const { checks, begun, version } = start();
    for (let number = 1; number <= 17; number++) await checks.of(version(number, `{"n": ${number},}`));
    await checks.of(version(18, '{"n": 2,}'));
    expect(begun.length).toBe(17);
    await checks.of(version(19, '{"n": 1,}'));
    expect(begun.length).toBe(18);
    let number = 20;
    for (const letter of ['a', 'b', 'c', 'b', 'a']) await checks.of(version(number++, `${long}${letter}`));
    expect(begun.length).toBe(18 + 4);
  });
});
