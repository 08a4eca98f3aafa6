import type { TextDocument } from 'vscode-languageserver-textdocument';
import { makeAlwaysValid } from '../service/always-valid.ts';
import type { AlwaysValidParams, AlwaysValidResult } from '../service/protocol.ts';
import { visible } from '../service/visible.ts';
import type { Span } from '../template/span.ts';
import type { Checks } from './checks.ts';
import type { Trials } from './trials.ts';
import { breathe } from './turns.ts';

/** So many places are told of; the others are findings as before. */
const MOST_TOLD = 20;

/** Answers `mi-webhook/makeAlwaysValid`, a check or a rendering at a time. Given up once the text is another. */
export class AlwaysValid {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly checks: Checks,
    private readonly trials: Trials,
  ) {}

  async of({ uri }: AlwaysValidParams, signal: AbortSignal): Promise<AlwaysValidResult> {
    const current = this.find(uri);
    if (current === undefined) return { problem: 'Open the body first.' };
    const { version } = current;
    const checked = await this.checks.of(current);
    if (checked.body === undefined) return { problem: 'This is not a webhook body that can be checked.' };
    const goesOn = async () => {
      await breathe();
      return !signal.aborted && this.find(uri)?.version === version;
    };
    const before = checked.document.getText();
    const made = await makeAlwaysValid(before, this.trials.tools(checked, goesOn));
    if (made === undefined) return { problem: 'The body has changed meanwhile. Try again.' };
    const { text, applied, verdict, left } = made;
    const told = left.slice(0, MOST_TOLD).map(({ finding, reason }) => visible(`${finding.code}: ${reason}`));
    const change = text === before ? {} : { change: differenceOf(before, text) };
    return { version, ...change, fixes: applied, verdict, left: told };
  }
}

/** The smallest replacement that makes one text of another. Does not cut a surrogate pair or a line ending in two. */
function differenceOf(before: string, after: string): Span & { newText: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  while (start > 0 && isInPair(before, start)) start--;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  while (same > 0 && isInPair(before, before.length - same)) same--;
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}

function isInPair(text: string, at: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(at - 1, at + 1));
}
