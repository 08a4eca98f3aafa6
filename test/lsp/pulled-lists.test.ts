import { describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { PulledLists } from '../../server/src/lsp/pulled-lists.ts';

const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 1 } });
const found = (message: string, line = 0, related: string[] = []): Diagnostic => ({
  message,
  range: at(line),
  code: 'json-syntax',
  relatedInformation: related.map((words) => ({ message: words, location: { uri: 'a', range: at(line) } })),
});

/** Pulls one list after another, as an editor does that names the list which it shows. */
function pulled(...lists: Diagnostic[][]): string[] {
  const known = new PulledLists();
  let shown: string | undefined;
  return lists.map((items) => {
    const { kind, resultId } = known.report('a', items, shown);
    shown = resultId;
    return kind;
  });
}

describe('a list is not sent again', () => {
  test.each([
    ['that is empty', [], []],
    ['with the same findings', [found('a'), found('b', 2, ['c'])], [found('a'), found('b', 2, ['c'])]],
  ])('%s', (_, first, second) => expect(pulled(first, second, first)).toEqual(['full', 'unchanged', 'unchanged']));
});

describe('a list is sent again', () => {
  test.each([
    ['with one more', [found('a')], [found('a'), found('b')]],
    ['with one less', [found('a'), found('b')], [found('a')]],
    ['with other words', [found('a')], [found('b')]],
    ['at other places', [found('a')], [found('a', 1)]],
    ['with another way to it', [found('a', 0, ['b'])], [found('a', 0, ['c'])]],
    ['of another kind', [found('a')], [{ ...found('a'), severity: 1 as const }]],
    ['in another order', [found('a'), found('b')], [found('b'), found('a')]],
  ])('%s', (_, first, second) => expect(pulled(first, second, first)).toEqual(['full', 'full', 'full']));

  test('to an editor that shows none, or one that is out of date', () => {
    const known = new PulledLists();
    const { resultId } = known.report('a', [], undefined);
    expect(known.report('a', [], undefined).kind).toBe('full');
    expect(known.report('a', [], resultId).kind).toBe('full');
  });

  test('of another document, and of one that was closed', () => {
    const known = new PulledLists();
    const { resultId } = known.report('a', [], undefined);
    expect(known.report('b', [], resultId).kind).toBe('full');
    known.forget('a');
    expect(known.report('a', [], resultId).kind).toBe('full');
  });
});
