/** The data of a request, or why there is none, as the end of a sentence about the command. */
export type CurlData = { readonly data: string } | { readonly problem: string };

/** Whether a text is a cURL command rather than JSON. */
export function isCurl(text: string): boolean {
  return /^\s*(?:\$\s+)?curl\s/.test(text);
}

const DATA_OPTIONS: ReadonlySet<string> = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
  '--json',
]);

/** What a cURL command sends, with the quotes of the shell undone. */
export function curlData(command: string): CurlData {
  const words = shellWords(command);
  if (words === undefined) return { problem: 'has a quote that is never closed' };
  const parts = words.flatMap((word, at) => dataOf(word, words[at + 1]));
  const file = parts.find((part) => part.value.startsWith('@') && part.option !== '--data-raw');
  if (file !== undefined) return { problem: `sends the file ${file.value.slice(1)}: use that file instead` };
  if (parts.length === 0) return { problem: 'sends no data: it has no --data' };
  return { data: parts.map(({ value }) => value).join('&') };
}

function dataOf(word: string, next: string | undefined): { option: string; value: string }[] {
  if (DATA_OPTIONS.has(word)) return next === undefined ? [] : [{ option: word, value: next }];
  const [, option = '', value = ''] = /^(--[a-z-]+)=([\s\S]*)$/.exec(word) ?? /^(-d)([\s\S]+)$/.exec(word) ?? [];
  return DATA_OPTIONS.has(option) ? [{ option, value }] : [];
}

const PIECE = /'([^']*)'|\$'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|\\(\r?\n)|\\([\s\S])|([^\s'"\\]+)|(\s+)/y;

/** The words of a command as a shell reads them; `undefined` where a quote is open at the end. Nothing is expanded. */
function shellWords(command: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < command.length) {
    const found = PIECE.exec(command);
    if (found === null) return undefined;
    const isGap = found[7] !== undefined || found[4] !== undefined;
    if (!isGap) word = (word ?? '') + pieceText(found);
    else if (word !== undefined) words.push(word);
    if (isGap) word = undefined;
  }
  return word === undefined ? words : [...words, word];
}

function pieceText([, single, ansi, double, , escaped, bare]: RegExpExecArray): string {
  if (double !== undefined) return double.replaceAll(/\\(?:(\n)|(["\\$`]))/g, (_, line, sign) => (line ? '' : sign));
  if (ansi !== undefined) return ansi.replaceAll(/\\([\s\S])/g, (_, sign: string) => ANSI[sign] ?? `\\${sign}`);
  return single ?? escaped ?? bare ?? '';
}

/** `$'…'`, which browsers write when they copy a request. */
const ANSI: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', "'": "'", '"': '"', '\\': '\\' };
