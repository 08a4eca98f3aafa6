import type { Finding } from '../../rules/engine/finding.ts';
import type { Settings } from '../../rules/engine/settings.ts';
import { readSampleUser } from '../../samples/read.ts';
import { isJsonProblem, parseJsonTree, valueOfJson } from '../../semantics/json.ts';
import { isHash, type Value } from '../../semantics/values.ts';
import { applySafeFixes } from '../apply-fixes.ts';
import type { CheckedBody } from '../check-body.ts';
import { namespaceFor } from '../completion/field-source.ts';
import { previewRendering } from '../preview.ts';
import { type Building, pathKey } from './build-shape.ts';
import { differences, pathInWords } from './differences.ts';
import { eventSampleUser } from './event-sample-user.ts';
import { withExampleValues } from './example-values.ts';
import type { Users } from './identity.ts';
import { personalMembers } from './personal-members.ts';
import { planBody, type Wish } from './plan.ts';
import { isUnusable, readObject, type Unusable } from './read-json.ts';
import type { RenderFile } from './render-file.ts';
import { eventName, suggestedPayload } from './suggested-payload.ts';
import { readTriggerEvent } from './trigger-event.ts';
import { type WrittenBody, writeBody } from './write-body.ts';

/** What a body is made from, as texts that people have in hand. */
export interface NewBodyRequest {
  readonly event: string;
  /** The payload that it must render to; without it, what the names of the event suggest. */
  readonly expected?: string;
  /** What the event is called in the payload, where none is expected; otherwise the name that the default profile has for it. */
  readonly eventName?: string;
  /** Without it, that of the event decides. */
  readonly users?: Users;
}

export interface NewBodyTools {
  readonly check: (text: string) => Promise<CheckedBody>;
  readonly checkSampleUser: (text: string) => Promise<readonly Finding[]>;
  readonly render: RenderFile;
  readonly settings: Settings;
}

export interface NewBody {
  readonly text: string;
  /** The text of a sample user for whom the body sends the event, without personal data. */
  readonly sampleUser: string;
  /** For the names of files: `product-viewed`. */
  readonly name: string;
  /** What the author should know: what was left out, what is always the same. */
  readonly notes: readonly string[];
  /** What is not as it was wanted; empty as a rule. */
  readonly problems: readonly string[];
}

/** Why there is none: `what` is the input that cannot be used. */
export interface NoNewBody extends Unusable {
  readonly what: 'event' | 'expected';
}

/** Makes a body that sends an event: proved, without findings, and rendering to the payload. What stands in the way of that is left out or told. */
export async function makeNewBody(request: NewBodyRequest, tools: NewBodyTools): Promise<NewBody | NoNewBody> {
  const event = readTriggerEvent(request.event);
  if ('problem' in event) return { what: 'event', problem: event.problem };
  const expected = request.expected === undefined ? undefined : readObject(request.expected);
  if (expected !== undefined && isUnusable(expected)) return { what: 'expected', problem: expected.problem };
  const suggested = suggestedPayload(event, request.eventName);
  const { settings } = tools;
  const wish: Wish = {
    event,
    payload: expected ?? suggested.payload,
    isExpected: expected !== undefined,
    users: request.users ?? (event.externalId === undefined ? 'all' : 'known'),
    namespace: namespaceFor(settings.trigger),
    timestamp: settings.timestamp,
  };
  const origin = expected === undefined ? { origin: suggested.origin } : {};
  const { body, checked, notes, dropped } = await withoutFindings(wish, origin, tools);
  const different = await renderedOtherwise(body.text, eventSampleUser(wish), wish, dropped, tools);
  const properties = withExampleValues(event.properties, {
    namespace: wish.namespace,
    settings: settings.personalData,
  });
  const shared = eventSampleUser({ ...wish, event: { ...event, ...(isHash(properties) && { properties }) } });
  return {
    text: body.text,
    sampleUser: (await applySafeFixes(shared, tools.checkSampleUser)).text,
    name: eventName(event.name).replaceAll('_', '-'),
    notes,
    problems: [...unproved(checked), ...checked.findings.map(({ message }) => message), ...different],
  };
}

function unproved({ proof: { verdict } }: CheckedBody): string[] {
  return verdict === 'proved' ? [] : ['It could not be proved that the body is always valid JSON.'];
}

/** So many times something may be left out. */
const MOST_ROUNDS = 20;

/** Writes the body, leaves out the members in which something is found, such as personal data, and writes it again. */
async function withoutFindings(wish: Wish, origin: Pick<Building, 'origin'>, tools: NewBodyTools) {
  const own = { namespace: wish.namespace, settings: tools.settings.personalData };
  const { members, isInside: hidesPersonal } = personalMembers(wish, own);
  const dropped = new Set(members.map(({ path }) => pathKey(path)));
  const plain = new Set<string>();
  const left = members.map(({ words }) => words);
  for (let round = 1; ; round++) {
    const told: string[] = [];
    const unread = new Set<string>();
    const note: Building['note'] = (kind, path) => {
      if (kind === 'emptied') return void unread.add(pathKey(path));
      const isPersonal = kind === 'unreadable' && hidesPersonal(origin.origin?.(path) ?? path.slice(1));
      told.push(NOTES[isPersonal ? 'personal' : kind](pathInWords(path)));
      if (kind === 'unreadable' && !wish.isExpected) unread.add(pathKey(path));
    };
    const body = writeBody(planBody(wish, { ...origin, hidesPersonal, dropped, plain, note }), commentFor(wish));
    const checked = await tools.check(body.text);
    const inside = round === MOST_ROUNDS ? [] : membersWith(checked.findings, body);
    if (inside.length === 0)
      return { body, checked, notes: [...left, ...told, ...nulls(wish)], dropped: new Set([...dropped, ...unread]) };
    for (const { path, finding } of inside) {
      // The outermost first: what the event has in one piece is printed in one piece.
      const around = path.slice(1).map((_, at) => pathKey(path.slice(0, at + 2)));
      const isEarly = finding.code === 'not-proved' && round < MOST_ROUNDS / 2;
      const untried = isEarly ? around.find((one) => !plain.has(one)) : undefined;
      if (untried !== undefined) {
        plain.add(untried);
        continue;
      }
      dropped.add(pathKey(path));
      left.push(`Left out ${pathInWords(path)}. ${finding.message}`);
    }
  }
}

const NOTES: Readonly<Record<'constant' | 'personal' | 'unreadable', (path: string) => string>> = {
  constant: (path) => `${path} is always the same: the event has no such value.`,
  personal: (path) => `Left out ${path}: it holds personal data, and can only be sent in one piece.`,
  unreadable: (path) => `Left out ${path}: Liquid cannot read it from the event.`,
};

function nulls({ event, isExpected }: Wish): string[] {
  if (isExpected) return [];
  const names = [...event.properties].flatMap(([name, value]) => (value === null ? [name] : []));
  return names.map(
    (name) => `Left out ${pathInWords(['properties', name])}: it is null in this event, so its type is unknown.`,
  );
}

/** The innermost members in which something is found, each once. */
function membersWith(findings: readonly Finding[], { members }: WrittenBody) {
  const found = new Map<string, { path: readonly string[]; finding: Finding }>();
  for (const finding of findings) {
    const around = members.filter(({ start, end }) => start <= finding.start && finding.start < end);
    const [inner] = around.toSorted((one, other) => one.end - one.start - (other.end - other.start));
    if (inner === undefined || inner.path.length < 2) continue;
    if (!found.has(pathKey(inner.path))) found.set(pathKey(inner.path), { path: inner.path, finding });
  }
  return [...found.values()];
}

function commentFor({ event, users, payload }: Wish): string {
  const whose =
    users === 'known' || payload.get('type') === 'identify' ? 'known users only' : 'known and anonymous users';
  return `${event.name}, sent to Movable Ink for ${whose}`.replaceAll(/\s+/g, ' ');
}

async function renderedOtherwise(
  body: string,
  file: string,
  wish: Wish,
  dropped: ReadonlySet<string>,
  { render }: NewBodyTools,
): Promise<string[]> {
  const { sampleUser, problems } = readSampleUser(file);
  if (sampleUser === undefined) return problems.map(({ message }) => message);
  const rendering = await render(body, file);
  if (rendering === undefined) return [];
  const { status, reason = '' } = previewRendering(rendering);
  if (status !== 'valid') return [`For this event the body is ${status}. ${reason}`.trim()];
  const tree = parseJsonTree(rendering.text);
  const sent: Value = isJsonProblem(tree) ? null : valueOfJson(tree, rendering.text);
  return differences(sent, wish.payload, [], (path) => dropped.has(pathKey(path)) || isOurs(path, wish));
}

/** What is sent whether the payload has it or not. */
function isOurs([name = '', ...inner]: readonly string[], { payload, isExpected }: Wish): boolean {
  if (inner.length > 0) return false;
  if (name === 'timestamp' || (name === 'timezone' && !isExpected)) return true;
  return IDENTIFIERS.includes(name) && !IDENTIFIERS.some((one) => payload.has(one));
}

const IDENTIFIERS = ['user_id', 'anonymous_id'];
