import type { RecordParams } from '../service/expectations/requests.ts';
import type { EventPropertiesParams, NewBodyParams } from '../service/new-body/protocol.ts';
import type { NewSampleUsersParams } from '../service/panel/requests.ts';
import type {
  AddAnswerParams,
  AlwaysValidParams,
  KeyValuePairsParams,
  RenderParams,
  SampleUsersParams,
} from '../service/protocol.ts';
import { invalid, record } from './own-params.ts';

/** Parameters of our own requests as they came from the editor. Each throws what the protocol has for those that are none. */

export function renderParams(data: unknown): RenderParams {
  const { uri, sampleUser, content, isAside, isPrintedOnly } = record(data);
  if (typeof uri !== 'string' || typeof sampleUser !== 'string')
    throw invalid('`uri` and `sampleUser` must be strings');
  const flags = { ...(isAside === true && { isAside }), ...(isPrintedOnly === true && { isPrintedOnly }) };
  const params = { uri, sampleUser, ...flags };
  if (content === undefined || content === null) return params;
  if (typeof content !== 'object') throw invalid('`content` must be an object');
  return { ...params, content };
}

export function addAnswerParams(data: unknown): AddAnswerParams {
  const { uri, sampleUser, missing, content } = record(data);
  const keys: unknown[] = Array.isArray(missing) ? missing : [undefined];
  const isRead = typeof uri === 'string' && typeof sampleUser === 'string' && keys.every(isText);
  if (!isRead) throw invalid('`uri` and `sampleUser` must be strings, and `missing` must be an array of strings');
  const params = { uri, sampleUser, missing: keys.filter(isText) };
  if (content === undefined || content === null) return params;
  if (typeof content !== 'object') throw invalid('`content` must be an object');
  return { ...params, content };
}

export function alwaysValidParams(data: unknown): AlwaysValidParams {
  const { uri } = record(data);
  if (typeof uri !== 'string') throw invalid('`uri` is a string');
  return { uri };
}

export function recordParams(data: unknown): RecordParams {
  const { uri, sampleUser } = record(data);
  if (typeof uri !== 'string' || typeof sampleUser !== 'string')
    throw invalid('`uri` and `sampleUser` must be strings');
  return { uri, sampleUser };
}

export function keyValuePairsParams(data: unknown): KeyValuePairsParams {
  const { uri } = record(data);
  if (typeof uri !== 'string') throw invalid('`uri` must be a string');
  return { uri };
}

export function newSampleUsersParams(data: unknown): NewSampleUsersParams {
  const { kind, uri, text, id } = record(data);
  if (kind === 'scratch' && typeof uri === 'string') return { kind, uri };
  if ((kind === 'export' || kind === 'event') && typeof text === 'string') return { kind, text };
  if (kind === 'copy' && typeof id === 'string') return { kind, id };
  throw invalid('`kind` must be `scratch` with `uri`, `export` or `event` with `text`, or `copy` with `id`');
}

export function sampleUsersParams(data: unknown): SampleUsersParams {
  const { uri } = record(data);
  if (typeof uri !== 'string') throw invalid('`uri` must be a string');
  return { uri };
}

export function eventPropertiesParams(data: unknown): EventPropertiesParams {
  const { uri, event } = record(data);
  if (typeof uri !== 'string' || typeof event !== 'string') throw invalid('`uri` and `event` must be strings');
  return { uri, event };
}

export function newBodyParams(data: unknown): NewBodyParams {
  const { uri, from, users } = record(data);
  const { text, expected, event, properties } = record(from);
  if (typeof uri !== 'string') throw invalid('`uri` must be a string');
  const common: Pick<NewBodyParams, 'uri' | 'users'> = users === 'known' || users === 'all' ? { uri, users } : { uri };
  if (typeof text === 'string') {
    return { ...common, from: { text, ...(typeof expected === 'string' && { expected }) } };
  }
  if (typeof event !== 'string' || !Array.isArray(properties) || !properties.every(isText))
    throw invalid('`from` must have a `text`, or an `event` and `properties`');
  return { ...common, from: { event, properties } };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
