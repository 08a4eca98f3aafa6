import { format, type Node } from 'jsonc-parser';
import { isJsonProblem, membersOf, parseJsonTree } from '../../semantics/json.ts';
import type { Template } from '../../template/tree.ts';
import { caseFile } from '../../witness/case-file.ts';
import { plausibleAnswers } from '../../witness/plausible.ts';
import { readsOf } from '../../witness/reads.ts';

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

/** From what Braze exports of users, or from events as they are tracked or sent to trigger a message. Every number keeps the form in which it is written. */
export function fromText(text: string, source: Source): NewSampleUsers {
  const tree = parseJsonTree(text.trim());
  if (isJsonProblem(tree)) return { problem: `This is not valid JSON: ${tree.message}.` };
  const entries = entriesOf(tree, source === 'export' ? 'users' : 'events').filter(({ type }) => type === 'object');
  if (entries.length === 0) return { problem: NOTHING[source] };
  const part = (node: Node) => text.trim().slice(node.offset, node.offset + node.length);
  const write = source === 'export' ? userFile : eventFile;
  const sampleUsers = entries.slice(0, MOST).map((entry, at) => write(entry, at, part));
  const found = sampleUsers.filter((one) => one !== undefined);
  return found.length === 0 ? { problem: NOTHING[source] } : { sampleUsers: found };
}

const NOTHING: Readonly<Record<Source, string>> = {
  export:
    'There is no user in it: an export is an object with `external_id`, `email` or `custom_attributes`, an array of them, or the answer of `users/export/ids`.',
  event:
    'There is no event in it: an event is an object with `properties` or `trigger_properties`, an array of them, or the body of a `users/track` request.',
};

type Write = (entry: Node, at: number, part: (node: Node) => string) => NewSampleUser | undefined;

function entriesOf(tree: Node, list: 'users' | 'events'): readonly Node[] {
  if (tree.type === 'array') return tree.children ?? [];
  const inner = memberOf(tree, list);
  return inner?.type === 'array' ? (inner.children ?? []) : [tree];
}

const userFile: Write = (entry, at, part) => {
  if (!['external_id', 'braze_id', 'email', 'custom_attributes', 'user_aliases'].some((key) => memberOf(entry, key)))
    return undefined;
  const name = `Exported user ${textOf(entry, 'external_id') ?? at + 1}`;
  return file(name, [['user', part(entry)]]);
};

const eventFile: Write = (entry, at, part) => {
  const trigger = memberOf(entry, 'trigger_properties');
  const properties = memberOf(entry, 'properties') ?? memberOf(entry, 'event_properties');
  if (trigger === undefined && properties === undefined) return undefined;
  const called = textOf(entry, 'name') ?? textOf(entry, 'event');
  const name = `Event ${called ?? at + 1}`;
  const members: [string, string][] = [];
  const id = memberOf(entry, 'external_id') ?? memberOf(entry, 'external_user_id');
  if (id !== undefined) members.push(['user', `{"external_id": ${part(id)}}`]);
  if (properties !== undefined) {
    const time = memberOf(entry, 'time');
    const own = [
      called === undefined ? '' : `"name": ${JSON.stringify(called)}`,
      time?.type === 'string' ? `"time": ${part(time)}` : '',
    ];
    members.push([
      'event',
      `{${[...own.filter((one) => one !== ''), `"properties": ${part(properties)}`].join(', ')}}`,
    ]);
  }
  if (trigger !== undefined) members.push(['api_trigger_properties', part(trigger)]);
  return file(name, members);
};

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
