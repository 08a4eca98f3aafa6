import type { Note } from '../render/rendering.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import { readIndex } from '../semantics/lookup.ts';
import { isArray, isHash, type Value } from '../semantics/values.ts';
import { writeJson } from '../semantics/write-json.ts';
import { once } from '../template/once.ts';
import type { Template } from '../template/tree.ts';
import { filePath } from '../witness/file-path.ts';
import { plausibleAnswers } from '../witness/plausible.ts';
import { type Read, type ReadStep, readsOf } from '../witness/reads.ts';

/** The same for all sample users. */
const readsIn = once((template: Template) => readsOf(template, []));

/** More notes than these nobody would read. */
const MOST_NOTES = 100;

/** A note for each attribute, property and context variable that a body reads, in whichever branch, and a sample user lacks; of an object that is not there, one for all of it. */
export function missingData(template: Template, sampleUser: SampleUser): Note[] {
  const notes = new Map<string, Note>();
  for (const { root, steps, at } of readsIn(template)) {
    const path = filePath(root);
    if (path === undefined || path[0] === 'content_blocks') continue;
    const lack = lackOf(sectionOf(sampleUser, path), root.kind === 'attribute' ? path.slice(1) : [], steps);
    if (lack === undefined) continue;
    const missing = [...path.slice(0, root.kind === 'attribute' ? 1 : path.length), ...lack];
    const key = JSON.stringify(missing);
    const message = `The sample user has no \`${inBody(root, lack)}\`.`;
    if (!notes.has(key)) notes.set(key, { start: at.start, end: at.end, message, missing });
  }
  return [...notes.values()].toSorted((one, other) => one.start - other.start).slice(0, MOST_NOTES);
}

/** What a sample user could have in a place where it lacks what a body reads, as JSON has it: harmless, and of a kind that the body can do with. */
export function plausibleAt(template: Template, missing: readonly string[]): unknown {
  let value: Value | undefined = plausibleAnswers(readsIn(template), 'numbers');
  for (const key of missing) value = value && readIndex(value, isArray(value) ? BigInt(Number(key) || 0) : key);
  const json = value === undefined ? undefined : writeJson(value);
  return json === undefined ? undefined : JSON.parse(json);
}

export function sectionOf({ user, event, ...sections }: SampleUser, [section, list]: readonly string[]): Value {
  if (section === 'event') return event.properties;
  if (section === 'user') return list === 'custom_attributes' ? (user.get(list) ?? new Map()) : user;
  switch (section) {
    case 'api_trigger_properties':
    case 'canvas_entry_properties':
    case 'context':
    case 'campaign':
    case 'canvas':
      return sections[section];
    default:
      return null;
  }
}

/** The keys up to the first that is not there. What is there decides: an empty list has no items to lack anything, and a text no members. */
function lackOf(section: Value, field: readonly string[], steps: readonly ReadStep[]): string[] | undefined {
  let value = section;
  const keys: string[] = [];
  for (const step of [...field, ...steps]) {
    const key = step === null ? 0n : step;
    keys.push(String(key));
    if (isHash(value) && typeof key === 'string' && !OF_ANY_OBJECT.has(key)) {
      const member = value.get(key);
      if (member === undefined) return keys;
      value = member;
    } else if (isArray(value) && typeof key === 'bigint') {
      const item = value.at(Number(key));
      if (item === undefined) return undefined;
      value = item;
    } else return undefined;
  }
  return undefined;
}

/** Liquid has them of an object without such a member. */
const OF_ANY_OBJECT: ReadonlySet<string> = new Set(['size', 'first']);

/** As a body writes it. */
function inBody({ kind, name }: Read['root'], keys: readonly string[]): string {
  const [first, ...rest] = keys;
  const begin = kind === 'attribute' ? `\${${name}}` : `${name}.\${${first}}`;
  return begin + rest.map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`)).join('');
}
