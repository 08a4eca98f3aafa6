import { bodySuffix } from '../files/files.ts';
import type { ExportedBody, ExportedWebhook } from './braze-export.ts';
import { harmlessHeader, harmlessUrl, withoutSecrets } from './without-secrets.ts';

/** What a message becomes in the repository. */
export interface ImportedWebhook {
  readonly webhook: ExportedWebhook;
  /** Without the ends of the files' names. */
  readonly name: string;
  /** Absent where the message has no body. */
  readonly body?: string;
  readonly settings: string;
  /** How many secrets of the body were replaced. */
  readonly secrets: number;
}

export const settingsSuffix = '.request.json';

export function bodyFile({ name }: ImportedWebhook): string {
  return `${name}${bodySuffix}`;
}

export function settingsFile({ name }: ImportedWebhook): string {
  return `${name}${settingsSuffix}`;
}

/** @param known names of files by message, from earlier imports: a message keeps its own. */
export function filesOf(webhooks: readonly ExportedWebhook[], known: ReadonlyMap<string, string>): ImportedWebhook[] {
  const taken = new Set([...known.values()].map((name) => name.toLowerCase()));
  const seen = new Map<string, ImportedWebhook>();
  for (const webhook of webhooks) {
    const earlier = seen.get(webhook.id)?.name ?? known.get(webhook.id);
    const name = earlier ?? freeName(webhook, taken);
    taken.add(name.toLowerCase());
    seen.set(webhook.id, imported(webhook, name));
  }
  return [...seen.values()];
}

function imported(webhook: ExportedWebhook, name: string): ImportedWebhook {
  const { text, count } = withoutSecrets(textOf(webhook.body));
  const settings = `${JSON.stringify(settingsOf(webhook), null, 2)}\n`;
  return { webhook, name, ...(webhook.body.kind !== 'none' && { body: text }), settings, secrets: count };
}

/** Liquid stays as it is written: the composer puts quotes around it and nothing else. */
function textOf(body: ExportedBody): string {
  if (body.kind === 'none') return '';
  if (body.kind === 'text') return body.text;
  return `{\n${body.pairs.map(([key, value]) => `  "${key}": "${value}"`).join(',\n')}\n}\n`;
}

function settingsOf({ from, id, name, method, url, headers, body }: ExportedWebhook) {
  return {
    [from.kind]: from.name,
    message: name,
    id,
    ...(from.state !== undefined && { state: from.state }),
    method,
    url: harmlessUrl(url),
    headers: Object.fromEntries(headers.map(([header, value]) => [header, harmlessHeader(header, value)])),
    ...(body.kind === 'pairs' && { requestBody: 'JSON key-value pairs' }),
  };
}

/** The message that a settings file of an earlier import is about. */
export function messageIn(settings: string): string | undefined {
  try {
    const value: unknown = JSON.parse(settings);
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}

function freeName({ from, name, id }: ExportedWebhook, taken: ReadonlySet<string>): string {
  const plain = `${wordsOf(from.name)}.${wordsOf(name)}`;
  if (!taken.has(plain.toLowerCase())) return plain;
  const withId = `${plain}.${wordsOf(id).slice(0, 8)}`;
  if (!taken.has(withId.toLowerCase())) return withId;
  for (let number = 2; ; number++) if (!taken.has(`${withId}-${number}`.toLowerCase())) return `${withId}-${number}`;
}

const LONGEST_NAME = 60;

/** Letters and digits of any script with hyphens between them, as any file system takes them. */
function wordsOf(name: string): string {
  const plain = name
    .replace(/<[^<>]{0,200}>/g, ' ')
    .normalize('NFC')
    .toLowerCase();
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|(?<!-)-+$/g, '');
  const short = Array.from(words).slice(0, LONGEST_NAME).join('').replace(/-+$/, '');
  if (DEVICES.test(short)) return `${short}-`;
  return short === '' ? 'unnamed' : short;
}

/** Windows takes a file of such a name for a device, whatever ends it has. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
