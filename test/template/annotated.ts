/**
 * A body with the expected findings under its lines: `  ^^^^ words` speaks of the text above it. Lines of carets belong to the
 * last line that has none; `⏎` in words stands for nothing.
 */
export interface Expected {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

const CARETS = /^( *)(\^+) (.*)$/;

export function parseAnnotated(text: string): { body: string; expected: Expected[] } {
  const lines: string[] = [];
  const expected: Expected[] = [];
  let offset = 0;
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const match = CARETS.exec(line);
    if (match === null) {
      lineStart = offset;
      lines.push(line);
      offset += line.length + 1;
    } else {
      const [, indent = '', carets = '', words = ''] = match;
      const start = lineStart + indent.length;
      expected.push({ start, end: start + carets.length, words });
    }
  }
  return { body: lines.join('\n'), expected };
}
