import type { ContentBlock } from './content-block.ts';

const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^---[ \t]*(?:\r?\n|\r?$)/gm;

/** The block in a file. Front matter, as braze-sync writes it, is no part of what Braze prints; without it the whole file is. */
export function readBlockFile(name: string, place: string, text: string): ContentBlock {
  const start = endOfFrontMatter(text);
  const written = /^name:(.*)$/m.exec(text.slice(0, start))?.[1];
  const declared = written && scalarOf(written);
  return { name, place, text, start, ...(declared && { declaredName: declared }) };
}

/** A value of YAML on one line: in quotes, or up to a comment. */
function scalarOf(written: string): string {
  const value = written.trim();
  const quote = value.charAt(0);
  const end = quote === '"' || quote === "'" ? value.indexOf(quote, 1) : -1;
  return end < 0 ? (written.split(/[ \t]#/, 1)[0] ?? '').trim() : value.slice(1, end);
}

/** Whether a file begins like front matter that nothing ends, so that Braze would get it as text. */
export function isOpenFrontMatter({ text, start }: ContentBlock): boolean {
  return start === 0 && /^---[ \t]*\r?\n[a-z_]+:/.test(text);
}

/** Two searches, since one pattern over all lines would overflow the stack in a long file. */
function endOfFrontMatter(text: string): number {
  const opening = OPENING.exec(text)?.[0].length ?? 0;
  if (opening === 0) return 0;
  CLOSING.lastIndex = opening;
  const closing = CLOSING.exec(text);
  return closing === null ? 0 : closing.index + closing[0].length;
}
