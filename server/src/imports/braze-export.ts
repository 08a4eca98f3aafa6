import { answersIn } from './answers.ts';

/** A webhook message of a campaign or of a step in a Canvas, as Braze's export endpoints answer it. */
export interface ExportedWebhook {
  readonly from: ExportedSource;
  /** Braze's ID of the variation, which Liquid calls `campaign.${message_api_id}`. */
  readonly id: string;
  /** The name of the variation, or of the step with it. */
  readonly name: string;
  readonly body: ExportedBody;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface ExportedSource {
  readonly kind: 'campaign' | 'canvas';
  readonly name: string;
  /** `archived`, `draft`, `stopped`; absent while it sends. */
  readonly state?: string;
}

/** `pairs`: JSON key-value pairs, of which the composer makes an object of strings. */
export type ExportedBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [key: string, value: string])[] }
  | { readonly kind: 'none' };

export interface ReadExport {
  readonly webhooks: readonly ExportedWebhook[];
  /** Messages of other channels, and control variants. */
  readonly others: number;
  /** What could not be read, each as a sentence. */
  readonly problems: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads answers of `/campaigns/details` and `/canvas/details`. */
export function readExport(text: string): ReadExport {
  const { answers, problems } = answersIn(text);
  const read = together(answers.map(({ value, place }) => readAnswer(value, place)));
  return { ...read, problems: [...problems, ...read.problems] };
}

function together(read: readonly ReadExport[]): ReadExport {
  return {
    webhooks: read.flatMap((one) => one.webhooks),
    others: read.reduce((sum, one) => sum + one.others, 0),
    problems: read.flatMap((one) => one.problems),
  };
}

/** Other answers of Braze's that people have at hand, by a member that only they have. */
const OTHER_EXPORTS: readonly (readonly [member: string, words: string])[] = [
  ['campaigns', 'an answer of /campaigns/list, which has no bodies. Request /campaigns/details for each campaign_id'],
  ['canvases', 'an answer of /canvas/list, which has no bodies. Request /canvas/details for each canvas_id'],
  ['users', 'a user export. Use it as a sample user instead'],
  ['events', 'a list of events'],
  ['content_blocks', 'a list of Content Blocks'],
  ['templates', 'a list of templates'],
  ['data', 'an analytics export'],
];

function readAnswer(value: unknown, place: string): ReadExport {
  const fail = (words: string): ReadExport => ({ webhooks: [], others: 0, problems: [`${place} ${words}.`] });
  if (!isFields(value)) return fail('is not an answer of /campaigns/details or /canvas/details');
  if (isMessages(value.messages)) return readMessages(value.messages, sourceOf('campaign', value), '');
  if (Array.isArray(value.steps)) return readSteps(value.steps.filter(isFields), sourceOf('canvas', value));
  const inner = [value.campaign, value.canvas, value.data].flat().filter(isAnswer);
  if (inner.length > 0) return together(inner.map((one) => readAnswer(one, place)));
  const other = OTHER_EXPORTS.find(([member]) => Object.hasOwn(value, member));
  if (other !== undefined) return fail(`is ${other[1]}`);
  const error = errorIn(value);
  if (error !== undefined) return fail(`is an error of Braze's: ${error}`);
  return fail('is not an answer of /campaigns/details or /canvas/details: it has neither `messages` nor `steps`');
}

function isAnswer(value: unknown): value is Fields {
  return isFields(value) && (isMessages(value.messages) || Array.isArray(value.steps));
}

function errorIn({ message, errors }: Fields): string | undefined {
  const words = typeof message === 'string' && message !== 'success' ? message : undefined;
  const found = words ?? (Array.isArray(errors) && errors.length > 0 ? textOf(errors[0]) : undefined);
  return found?.replaceAll(API_KEY, '…');
}

/** An error may repeat the key of the request. */
const API_KEY = /\b[\da-f]{8}-[\da-f]{4}-[\da-f-]{4,}/gi;

function sourceOf(kind: ExportedSource['kind'], { name, archived, draft, enabled }: Fields): ExportedSource {
  const state = archived === true ? 'archived' : draft === true ? 'draft' : enabled === false ? 'stopped' : undefined;
  return { kind, name: textOf(name) || kind, ...(state !== undefined && { state }) };
}

function readSteps(steps: readonly Fields[], from: ExportedSource): ReadExport {
  return together(
    steps.flatMap((step) => (isMessages(step.messages) ? [readMessages(step.messages, from, textOf(step.name))] : [])),
  );
}

/** By the ID of the variation, or in a list. */
type Messages = Fields | readonly unknown[];

function isMessages(value: unknown): value is Messages {
  return isFields(value) || Array.isArray(value);
}

function readMessages(messages: Messages, from: ExportedSource, step: string): ReadExport {
  const all = Object.entries(messages).flatMap(([key, value]) => {
    if (!isFields(value)) return [];
    return [{ id: Array.isArray(messages) ? textOf(value.id) || key : key, value }];
  });
  const webhooks = all.filter(({ value }) => value.channel === 'webhook' && value.type !== 'control');
  return {
    webhooks: webhooks.map(({ id, value }) => webhookOf(id, value, from, step, webhooks.length)),
    others: all.length - webhooks.length,
    problems: [],
  };
}

function webhookOf(id: string, value: Fields, from: ExportedSource, step: string, count: number): ExportedWebhook {
  const own = textOf(value.name);
  const name = [step, step !== '' && count === 1 ? '' : own].filter((part) => part !== '').join(' ');
  return {
    from,
    id,
    name: name || 'webhook',
    body: bodyOf(value.body),
    method: textOf(value.method) || 'POST',
    url: textOf(value.url),
    headers: pairsOf(value.headers),
  };
}

function bodyOf(body: unknown): ExportedBody {
  if (typeof body === 'string') return body.trim() === '' ? { kind: 'none' } : { kind: 'text', text: body };
  const pairs = pairsOf(body);
  return pairs.length === 0 ? { kind: 'none' } : { kind: 'pairs', pairs };
}

/** An object, or a list of pairs or of objects with a name, which may be called key, and a value. What has no name is left out. */
function pairsOf(value: unknown): (readonly [name: string, value: string])[] {
  const found = Array.isArray(value) ? value.map(pairOf) : isFields(value) ? Object.entries(value) : [];
  return found.map(([name, one]) => [textOf(name), textOf(one)] as const).filter(([name]) => name.trim() !== '');
}

function pairOf(value: unknown): readonly [name: unknown, value: unknown] {
  if (Array.isArray(value)) return [value[0], value[1]];
  return isFields(value) ? [value.name ?? value.key, value.value] : ['', ''];
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
