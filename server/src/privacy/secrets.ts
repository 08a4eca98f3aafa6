import { hosts } from '../catalog/movable-ink/endpoint.ts';
import type { Span } from '../template/span.ts';
import { isPlaceholder } from './placeholder.ts';

/** What only those should know who may send events. */
export interface Secret extends Span {
  /** "credentials for Basic authorization" */
  readonly words: string;
}

interface Form {
  readonly words: string;
  /** With one group, which is the secret. */
  readonly pattern: RegExp;
  readonly isSecret?: (text: string) => boolean;
  /** No placeholder has this form. */
  readonly isCertain?: boolean;
}

const HOSTS = hosts.map(({ name }) => name.replaceAll('.', '\\.')).join('|');

const FORMS: readonly Form[] = [
  {
    words: 'Basic authorization credentials',
    pattern: /\bBasic\s+([A-Za-z\d+/]{6,}={0,2})(?![\w+/=])/g,
    isSecret: (text) => /^[\x20-\x7e]+:[\x20-\x7e]*$/.test(decoded(text)) && !isPlaceholder(decoded(text)),
  },
  {
    words: 'Basic authorization credentials',
    pattern: /\bBasic\s+\{\{-?\s*['"]([^'"{}]{3,}:[^'"{}]*)['"]\s*\|\s*base64/g,
  },
  { words: 'the key of your Movable Ink endpoint', pattern: new RegExp(`(?:${HOSTS})/behavioral/([\\w.~-]{4,})`, 'g') },
  { words: 'a password in a URL', pattern: /\bhttps?:\/\/[^\s:@/"'{}<>]+:([^\s:@/"'{}<>]+)@/g },
  { words: 'a Bearer token', pattern: /\bBearer\s+([\w.~+/-]{12,}=*)/g },
  { words: 'a JSON Web Token', pattern: /\b(eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,})/g },
  {
    words: 'an API key',
    pattern:
      /\b(AKIA[A-Z\d]{16}|sk_live_\w{16,}|ghp_\w{30,}|xox[abp]-[\w-]{20,}|AIza[\w-]{30,}|SG\.[\w-]{16,}\.[\w-]{16,})/g,
  },
  {
    words: 'a private key',
    // The lines of the key belong to it, whether they are broken by line breaks or by `\n` in a text.
    pattern:
      /(-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?:(?:\s|\\[nr])+[A-Za-z\d+/=]{16,})*(?:(?:(?:\s|\\[nr])+[A-Za-z\d+/=]{1,15})?(?:\s|\\[nr])*-----END (?:[A-Z]+ )?PRIVATE KEY-----)?)/g,
    isCertain: true,
  },
  {
    words: 'a key or password, judging by its name',
    pattern:
      /["']?\b(?:[\w-]{0,40}[_-])?(?:api[_-]?key|api[_-]?token|access[_-]?token|auth[_-]?token|access[_-]?secret|secret[_-]?key|client[_-]?secret|api[_-]?secret|private[_-]?key|secret|password|passwd)["']?\s{0,9}[:=]\s{0,9}["']?([^\s"'{}<>,;|&%]{8,200})/gi,
    isSecret: (text) => /\d/.test(text) && /[A-Za-z]/.test(text),
  },
];

/** All that looks like a secret in a text, in its order. Placeholders are none. Some overlap, where one text is a secret by two signs. */
export function secretsIn(source: string): Secret[] {
  const found = FORMS.flatMap((form) => Array.from(source.matchAll(form.pattern), (match) => secretOf(form, match)));
  return found.filter((one) => one !== undefined).toSorted((one, other) => one.start - other.start);
}

/** The first of those that overlap. */
export function apart(secrets: readonly Secret[]): Secret[] {
  return secrets.filter(({ start }, index) =>
    secrets.slice(Math.max(index - FORMS.length, 0), index).every(({ end }) => end <= start),
  );
}

function secretOf({ words, isSecret, isCertain = false }: Form, match: RegExpExecArray): Secret | undefined {
  const [all, text = ''] = match;
  if ((!isCertain && isPlaceholder(text)) || isSecret?.(text) === false) return undefined;
  const start = match.index + all.lastIndexOf(text);
  return { words, start, end: start + text.length };
}

function decoded(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
