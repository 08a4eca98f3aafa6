const SLIP = /^=== (.*)\n(.*)\n(.*)\n(?:(.+)\n)?/gm;

export interface Slip {
  readonly name: string;
  readonly body: string;
  readonly code: string;
  /** The text that the finding lies on. */
  readonly at: string;
  readonly fixed: string | undefined;
}

/** What the text of `first-slips.txt` says, by its kinds. */
export function readSlips(text: string): [kind: string, slips: readonly Slip[]][] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => [/^.*/.exec(part)?.[0] ?? '', Array.from(part.matchAll(SLIP), readSlip)]);
}

function readSlip([, name = '', body = '', mark = '', fixed]: RegExpMatchArray): Slip {
  const at = written(body.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1));
  return { name, body: written(body), code: mark.replace(/^[ ^]+/, ''), at, fixed: fixed && written(fixed) };
}

function written(line: string): string {
  return line.replaceAll('⍽', '\u00a0').replaceAll('⏎', '\n');
}
