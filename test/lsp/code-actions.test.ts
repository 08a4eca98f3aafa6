import { describe, expect, test } from 'vitest';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checked } from '../../server/src/lsp/checks.ts';
import { type ActionSources, codeActions } from '../../server/src/lsp/code-actions.ts';
import { checkForTest } from '../check.ts';

const uri = 'file:///a.webhook.liquid';

/** A body with attributes that nothing escapes: a finding and a safe fix each. */
function lines(count: number, separator = ',\n'): string {
  const members = Array.from({ length: count }, (_, at) => `"k${at}": "{{custom_attribute.\${a${at}}}}"`);
  return `{${members.join(separator)}}`;
}

function checkedBody(text: string): Checked {
  const body = checkForTest(text);
  return { document: TextDocument.create(uri, 'braze-webhook', 7, text), findings: body.findings, body };
}

/** Sources that count what is asked of them, and stop when they are told to. */
function sources(options: { stopAfter?: number; isVersioned?: boolean; showsDisabled?: boolean } = {}) {
  const { stopAfter = Number.POSITIVE_INFINITY, isVersioned = true, showsDisabled = false } = options;
  const counts = { trials: 0, together: 0, cases: 0, turns: 0 };
  const made: ActionSources = {
    isVersioned,
    showsDisabled,
    diagnosticOf: ({ code, message }) => ({ code, message, range: { start: place(0), end: place(0) } }),
    fixAll: async () => 'all fixed',
    silence: () => ({ title: 'Silence', kind: 'suggestion', edits: [] }),
    safeEdits: async () => {
      counts.together++;
      return [{ start: 0, end: 0, newText: ' ' }];
    },
    trial: async () => ({ isOffered: true, alsoFixed: ++counts.trials }),
    knownTrial: () => undefined,
    previewCase: async () => {
      counts.cases++;
      return undefined;
    },
    knownCase: () => undefined,
    goesOn: async () => ++counts.turns <= stopAfter,
  };
  return { counts, made };
}

/** The document after an action with a versioned edit. */
function edited(document: TextDocument, action: CodeAction | undefined): string {
  const edits = (action?.edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []));
  return TextDocument.applyEdits(
    document,
    edits.filter((edit) => 'newText' in edit),
  );
}

const place = (line: number) => ({ line, character: 0 });
const context: CodeActionContext = { diagnostics: [] };
const range = (start: number, end: number) => ({ start: place(start), end: place(end) });
const whole = range(0, 1e6);

describe('a few findings', () => {
  test('are worked out one after the other, with a turn for others between', async () => {
    const { counts, made } = sources();
    const actions = await codeActions({ range: whole, context }, checkedBody(lines(5)), made);
    expect(counts).toEqual({ trials: 5, together: 1, cases: 5, turns: 11 });
    expect(actions.map(({ title }) => title).slice(0, 2)).toEqual([
      'Add `| json_escape` (also fixes 1 other finding)',
      'Add `| json_escape` (also fixes 2 other findings)',
    ]);
  });

  test('end with one action for all safe fixes of the body, where there are several, before what silences', async () => {
    const line = { start: place(0), end: { line: 0, character: 100 } };
    const several = await codeActions({ range: line, context }, checkedBody(lines(2)), sources().made);
    expect(several.map(({ title, kind }) => [title, kind]).slice(1)).toEqual([
      ['Apply all safe fixes', 'quickfix'],
      ['Silence', 'quickfix'],
    ]);
    const one = await codeActions({ range: line, context }, checkedBody(lines(1)), sources().made);
    expect(one.map(({ title }) => title)).not.toContain('Apply all safe fixes');
  });

  test('are all that an action is offered for: none where nothing was found', async () => {
    const { counts, made } = sources();
    const body = checkedBody(`{"n": 1,\n${lines(3).slice(1)}`);
    expect(await codeActions({ range: range(0, 0), context }, body, made)).toEqual([]);
    expect(counts.together).toBe(0);
  });

  test('cost nothing any more once nobody waits for them', async () => {
    const { counts, made } = sources({ stopAfter: 3 });
    await codeActions({ range: whole, context }, checkedBody(lines(5)), made);
    expect(counts).toEqual({ trials: 2, together: 0, cases: 1, turns: 5 });
  });

  test('may be more on one line', async () => {
    const { counts, made } = sources();
    const line = { start: place(0), end: { line: 0, character: 1e6 } };
    await codeActions({ range: line, context }, checkedBody(lines(20, ', ')), made);
    expect(counts.trials).toBe(20);
  });
});

describe('a fix that did not stand its trial', () => {
  const withheld: ActionSources = {
    ...sources().made,
    trial: async () => ({ isOffered: false, reason: 'would break something' }),
  };

  test('is not offered', async () => {
    const actions = await codeActions({ range: whole, context }, checkedBody(lines(1)), withheld);
    expect(actions.map(({ title }) => title)).toEqual(['Silence']);
  });

  test('is shown with the reason where an editor can show that', async () => {
    const shows = { ...withheld, showsDisabled: true };
    const [first] = await codeActions({ range: whole, context }, checkedBody(lines(1)), shows);
    expect(first).toMatchObject({
      title: 'Add `| json_escape`',
      disabled: { reason: 'Not offered: this fix would break something.' },
    });
    expect(first?.edit).toBeUndefined();
  });
});

describe('many findings', () => {
  test.each([
    ['on many lines', lines(482), whole],
    ['on six lines', lines(6), whole],
    ['on one line', lines(482, ', '), { start: place(0), end: { line: 0, character: 1e6 } }],
  ])('%s are not worked out: what is known is offered, and one fix for all, tried at once', async (_, text, at) => {
    const { counts, made } = sources();
    const checked = checkedBody(text);
    const actions = await codeActions({ range: at, context }, checked, made);
    expect(counts).toEqual({ trials: 0, together: 1, cases: 0, turns: 1 });
    expect(actions.map(({ title }) => title)).toEqual(['Apply all safe fixes']);
    expect(edited(checked.document, actions[0])).toBe(` ${text}`);
  });

  test('tell what an earlier request has found out', async () => {
    const { made } = sources();
    const known: ActionSources = {
      ...made,
      knownTrial: () => ({ isOffered: true, alsoFixed: 1 }),
      knownCase: () => ({ title: 'Preview this case', command: 'show' }),
    };
    const actions = await codeActions({ range: whole, context }, checkedBody(lines(6)), known);
    expect(actions.slice(1, 3).map(({ title }) => title)).toEqual([
      'Add `| json_escape` (also fixes 1 other finding)',
      'Preview this case',
    ]);
  });
});

describe('an edit', () => {
  test('names the version of the document, so that the editor refuses it later', async () => {
    const [first] = await codeActions({ range: whole, context }, checkedBody(lines(1)), sources().made);
    expect(first?.edit).toMatchObject({ documentChanges: [{ textDocument: { uri, version: 7 } }] });
    const all = { ...context, only: ['source.fixAll'] };
    const [fixAll] = await codeActions({ range: whole, context: all }, checkedBody(lines(1)), sources().made);
    expect(fixAll?.edit).toMatchObject({
      documentChanges: [{ textDocument: { uri, version: 7 }, edits: [{ newText: 'all fixed' }] }],
    });
  });

  test('names no version in an editor that does not know them', async () => {
    const { made } = sources({ isVersioned: false });
    const [first] = await codeActions({ range: whole, context }, checkedBody(lines(1)), made);
    expect(first?.edit).toMatchObject({ changes: { [uri]: [{ newText: expect.any(String) }] } });
  });
});
