import { visible } from './visible.ts';

/** Text of a file in Markdown: never a link, a picture or a tag, whatever it holds. */

/** As code in a line, between more backticks than it has in a row. */
export function inCode(text: string): string {
  const line = visible(text.replaceAll(/\s+/g, ' '));
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  // A space is taken away at both ends, if it is there at both.
  const isPadded = /^[` ]|[` ]$/.test(line);
  return isPadded ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** As words, without any markup. */
export function inWords(text: string): string {
  return visible(text.replaceAll(/\s+/g, ' ')).replaceAll(/[\\`*_{}[\]()#+\-.!<>|~&:/@$]/g, (sign) => `\\${sign}`);
}
