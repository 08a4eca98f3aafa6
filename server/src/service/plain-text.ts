/** What our Markdown consists of, the longest first: code, escaped signs, links, and signs of emphasis. */
const MARKUP = new RegExp(
  [
    /```\w*\n(?<block>[\s\S]*?)\n```/,
    /(?<!`)(?<fence>`{1,9})(?!`)(?<code>[\s\S]*?[^`])\k<fence>(?!`)/,
    /\\(?<sign>[!-/:-@[-`{-~])/,
    /\[(?<words>(?:\\.|[^\]\\])*)\]\((?<address>[^()\s]*)\)/,
    /\*{1,2}(?=\S)|(?<=\S)\*{1,2}/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** The same without markup, for an editor that shows it as it is. Code keeps its backticks, as in messages. */
export function plainText(markdown: string): string {
  let text = '';
  let done = 0;
  for (const { 0: found, index, groups = {} } of markdown.matchAll(MARKUP)) {
    text += markdown.slice(done, index) + replacement(groups);
    done = index + found.length;
  }
  return text + markdown.slice(done);
}

function replacement(groups: { readonly [name: string]: string | undefined }): string {
  const { block, fence, code, sign, words, address } = groups;
  if (block !== undefined) return block;
  // A space at both ends keeps a backtick from the fence.
  if (code !== undefined) return `\`${fence === '`' ? code : code.replace(/^ ([\s\S]*) $/, '$1')}\``;
  return words === undefined ? (sign ?? '') : `${plainText(words)} (${address})`;
}
