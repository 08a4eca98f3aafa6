import { apart, secretsIn } from '../privacy/secrets.ts';

export const placeholder = 'YOUR_SECRET';

/** A text with everything replaced that looks like a secret, and how many they were. */
export function withoutSecrets(text: string): { readonly text: string; readonly count: number } {
  let result = '';
  let at = 0;
  const secrets = apart(secretsIn(text));
  for (const { start, end } of secrets) {
    result += text.slice(at, start) + placeholder;
    at = end;
  }
  return { text: result + text.slice(at), count: secrets.length };
}

/** Headers that hold no secret; of any other nobody knows. */
const OPEN_HEADERS =
  /^(?:content-type|content-encoding|content-language|accept(?:-[a-z]+)?|user-agent|cache-control)$/i;

export function harmlessHeader(name: string, value: string): string {
  if (OPEN_HEADERS.test(name.trim())) return withoutSecrets(value).text;
  const [, scheme = ''] = /^\s*(Basic|Bearer|Digest|Token)\s/i.exec(value) ?? [];
  return scheme === '' ? placeholder : `${scheme} ${placeholder}`;
}

/** An address without what could be a key: credentials, the values of its query, and parts of its path that no person would write. */
export function harmlessUrl(url: string): string {
  const [, scheme = '', credentials = '', rest = ''] =
    /^(\s*[a-z][a-z\d+.-]*:\/\/)?([^/@?#]*@)?(.*)$/is.exec(url) ?? [];
  const [path = '', query] = split(rest, '?');
  const parts = path.split('/').map((part, index, all) => (isKey(part, all[index - 1]) ? placeholder : part));
  const shownQuery = query === undefined ? '' : `?${query.split('&').map(withoutValue).join('&')}`;
  return `${scheme}${credentials === '' ? '' : `${placeholder}@`}${parts.join('/')}${shownQuery}`;
}

function split(text: string, mark: string): readonly [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** What follows `behavioral` is the key of a Movable Ink endpoint. Liquid that prints data is none. */
function isKey(part: string, before: string | undefined): boolean {
  if (part === '' || /^\{\{[^'"]*\}\}$/.test(part)) return false;
  return (
    before === 'behavioral' ||
    (/^[\w.~%-]{16,}$/.test(part) && /\d/.test(part) && /[a-z]/i.test(part) && before !== '' && before !== undefined)
  );
}

function withoutValue(parameter: string): string {
  const [name, value] = split(parameter, '=');
  return value === undefined || value === '' || /^\{\{[^'"]*\}\}$/.test(value) ? parameter : `${name}=${placeholder}`;
}
