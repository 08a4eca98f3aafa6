/** What stands before or behind a block: an output of nothing, as nobody writes it. It takes white space on the sides that are asked for. */
export function seam(before: boolean, after: boolean): string {
  return `{{${before ? '-' : ''} ''${after ? '-' : ''}}}`;
}

/** Whether a text is all that stands before a block, which has something to print. */
export function isOpening(text: string): boolean {
  return /^\{\{-? ''\}\}$/.test(text);
}

/** The variable that keeps a block which is a value, with a name that nobody gives. */
export function variableOf(name: string): string {
  return `content-blocks_${name}`;
}

/** Also where a quote cuts it off. */
const SEAM = /\{\{-? ''-?\}\}|\{\{[-' }]*(?=…)/g;

/** Words that quote a body with its blocks in place, as if they quoted what is written in the files. */
export function asWritten(words: string): string {
  return words
    .replace(/`[^`]+`/g, (quoted) => {
      const written = quoted.replace(SEAM, '');
      return /^`\s*`$/.test(written) ? 'This Content Block' : written;
    })
    .replace(/content-blocks_([\w-]+)/g, 'content_blocks.${$1}');
}
