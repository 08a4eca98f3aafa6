import { format, type Node } from 'jsonc-parser';
import { isJsonProblem, type JsonProblem, membersOf, parseJsonTree, valueOfJson } from '../../semantics/json.ts';
import { isHash, type Value } from '../../semantics/values.ts';
import { writeJson } from '../../semantics/write-json.ts';
import type { Template } from '../../template/tree.ts';
import { caseFile } from '../../witness/case-file.ts';
import { plausibleAnswers } from '../../witness/plausible.ts';
import { readsOf } from '../../witness/reads.ts';
import { type RecordedEvent, recordedEvents, userOf } from '../replay/recorded-event.ts';

/** A sample user that is not a file yet. */
export interface NewSampleUser {
  readonly name: string;
  /** Of its file. */
  readonly text: string;
}

export type NewSampleUsers = { readonly sampleUsers: readonly NewSampleUser[] } | { readonly problem: string };

/** What people have of users and events. */
export type Source = 'export' | 'event';

/** More nobody chooses among. */
const MOST = 1000;

const LAYOUT = { insertSpaces: true, tabSize: 2, eol: '\n' };

/** One that has all that a body reads, with plausible values to change. */
export function fromScratch(body: Template): NewSampleUser {
  const name = 'New sample user';
  const plain = { name, now: '2023-12-06T18:20:45Z', user: {}, event: { name: '', properties: {} } };
  const content = { ...plain, ...caseFile(name, [], plausibleAnswers(readsOf(body, []), 'numbers')) };
  return { name, text: `${JSON.stringify(content, null, 2)}\n` };
}

/** From what Braze exports of users, or from events as they are tracked, recorded or sent to trigger a message. Every number keeps the form in which it is written. */
export function fromText(text: string, source: Source): NewSampleUsers {
  const found = treeOf(text.trim());
  if (!('tree' in found)) return { problem: `This is not valid JSON: ${found.message}.` };
  const write = source === 'export' ? userFile : eventFile;
  const sampleUsers = LISTS[source]
    .reduce<readonly Node[]>((entries, list) => entries.flatMap((entry) => entriesOf(entry, list)), [found.tree])
    .filter(({ type }) => type === 'object')
    .slice(0, MOST)
    .map((entry, at) => write(entry, at, found.text))
    .filter((one) => one !== undefined);
  return sampleUsers.length === 0 ? { problem: NOTHING[source] } : { sampleUsers };
}

/** What is written one a line, as Braze exports the users of a segment, becomes a list. */
function treeOf(text: string): { readonly tree: Node; readonly text: string } | JsonProblem {
  const tree = parseJsonTree(text);
  if (!isJsonProblem(tree)) return { tree, text };
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const list = `[${lines.join(',\n')}]`;
  const items = lines.length > 1 && lines.every((line) => line.startsWith('{')) ? parseJsonTree(list) : tree;
  return isJsonProblem(items) ? tree : { tree: items, text: list };
}

/** In which entries stand, the outer one first. */
const LISTS: Readonly<Record<Source, readonly string[]>> = { export: ['users'], event: ['events', 'recipients'] };

const NOTHING: Readonly<Record<Source, string>> = {
  export:
    'There is no user in it: an export is an object with `external_id`, `email` or `custom_attributes`, an array of them, or the answer of `users/export/ids`.',
  event:
    'There is no event in it: an event is an object with `properties` or `trigger_properties`, an array of them, or the body of a request that tracks or triggers.',
};

/** @param text what the entry stands in. */
type Write = (entry: Node, at: number, text: string) => NewSampleUser | undefined;

function entriesOf(tree: Node, list: string): readonly Node[] {
  if (tree.type === 'array') return tree.children ?? [];
  const inner = memberOf(tree, list);
  return inner?.type === 'array' ? (inner.children ?? []) : [tree];
}

function partOf(text: string, { offset, length }: Node): string {
  return text.slice(offset, offset + length);
}

const userFile: Write = (entry, at, text) => {
  if (!['external_id', 'braze_id', 'email', 'custom_attributes', 'user_aliases'].some((key) => memberOf(entry, key)))
    return undefined;
  const id = memberOf(entry, 'external_id');
  const name = `Exported user ${textOf(entry, 'external_id') ?? at + 1}`;
  if (id?.type !== 'number') return file(name, [['user', partOf(text, entry)]]);
  // For Braze it is a text, also where a table has had it as a number.
  const [before, after] = [text.slice(entry.offset, id.offset), text.slice(id.offset + id.length)];
  const user = `${before}"${partOf(text, id)}"${after.slice(0, entry.offset + entry.length - id.offset - id.length)}`;
  return file(`Exported user ${partOf(text, id)}`, [['user', user]]);
};

/** What a request to trigger a message calls its properties, and a sample user. */
const TRIGGERS = [
  ['trigger_properties', 'api_trigger_properties'],
  ['canvas_entry_properties', 'canvas_entry_properties'],
] as const;

const eventFile: Write = (entry, at, text) => {
  const value = withProperties(valueOfJson(entry, text));
  const triggers = TRIGGERS.flatMap(([name, section]): [string, string][] => {
    const node = memberOf(entry, name);
    return node?.type === 'object' ? [[section, partOf(text, node)]] : [];
  });
  const [event] = recordedEvents(value).events;
  if (triggers.length === 0 && event === undefined) return undefined;
  const user = event?.user ?? (isHash(value) ? userOf(value) : new Map());
  return file(`Event ${event?.name?.slice(0, 60) ?? at + 1}`, [
    ...(user.size > 0 ? [['user', writeJson(user) ?? '{}'] as const] : []),
    ...(event === undefined ? [] : [['event', eventText(event, entry, text)] as const]),
    ...triggers,
  ]);
};

/** Some call them `event_properties`, as Liquid does. */
function withProperties(value: Value): Value {
  const own = isHash(value) ? value.get('event_properties') : undefined;
  return own === undefined || !isHash(value) ? value : new Map([...value, ['properties', own]]);
}

function eventText({ name, time, properties }: RecordedEvent, entry: Node, text: string): string {
  const node = memberOf(entry, 'properties') ?? memberOf(entry, 'event_properties');
  const isPlain = node?.type === 'object' && memberOf(node, 'custom_properties') === undefined;
  const members = [
    ...(name === undefined ? [] : [['name', JSON.stringify(name)]]),
    ...(time === undefined ? [] : [['time', JSON.stringify(new Date(time).toISOString().replace('.000Z', 'Z'))]]),
    ['properties', isPlain ? partOf(text, node) : (writeJson(properties) ?? '{}')],
  ];
  return `{${members.map(([key, member]) => `"${key}": ${member}`).join(', ')}}`;
}

function file(name: string, members: readonly (readonly [string, string])[]): NewSampleUser {
  const all = [['name', JSON.stringify(name)] as const, ...members];
  const text = `{${all.map(([key, value]) => `"${key}": ${value}`).join(', ')}}`;
  return { name, text: `${applied(text)}\n` };
}

/** Laid out anew, from the end so that earlier places stay. */
function applied(text: string): string {
  const edits = format(text, undefined, LAYOUT).toSorted((one, other) => other.offset - one.offset);
  return edits.reduce(
    (rest, { offset, length, content }) => rest.slice(0, offset) + content + rest.slice(offset + length),
    text,
  );
}

function memberOf(entry: Node, key: string): Node | undefined {
  return entry.type === 'object' ? membersOf(entry).find((member) => member.key === key)?.value : undefined;
}

function textOf(entry: Node, key: string): string | undefined {
  const value: unknown = memberOf(entry, key)?.value;
  return typeof value === 'string' && value !== '' ? value.slice(0, 60) : undefined;
}
