import { findNodeAtLocation, getLocation, type JSONPath, type Location, type Node, parseTree } from 'jsonc-parser';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { writeJson } from '../../semantics/write-json.ts';
import { readAt, readersInWords, type SampleUserReads } from '../knowledge/sample-user-reads.ts';
import { type CompletionItem, plainSnippet } from './item.ts';

/** What the bodies around a sample user read and its file does not have yet, at a place of its text. */
export function completeSampleUser(text: string, offset: number, bodies: readonly SampleUserReads[]): CompletionItem[] {
  const location = getLocation(text, offset);
  const edit = editAt(location, text, offset);
  if (edit === undefined) return [];
  return location.isAtPropertyKey ? members(location.path, text, edit, bodies) : values(location.path, edit, bodies);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  /** What follows: a colon behind a name, or the next member. */
  readonly rest: string;
}

/** Replaces the string or word that the cursor is in; `undefined` behind a value, where nothing but a comma may follow. */
function editAt({ previousNode, isAtPropertyKey }: Location, text: string, offset: number): Edit | undefined {
  const isIn = previousNode !== undefined && offset <= previousNode.offset + previousNode.length;
  if (isIn) {
    const isText = previousNode.type === 'string' || previousNode.type === 'property';
    if (!isText && !isAtPropertyKey) return undefined;
    const end = previousNode.offset + previousNode.length;
    return { start: previousNode.offset, end, rest: text.slice(end) };
  }
  const word = /(?<![\w$])[\w$]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  return { start: offset - word.length, end: offset, rest: text.slice(offset) };
}

function members(path: JSONPath, text: string, edit: Edit, bodies: readonly SampleUserReads[]): CompletionItem[] {
  const outer = path.slice(0, -1);
  const found = new Map<string, { value: Value; sources: string[] }>();
  for (const body of bodies) {
    const content = readAt(body, outer);
    if (content === undefined || !isHash(content)) continue;
    for (const [name, value] of content) {
      const known = found.get(name) ?? { value, sources: [] };
      if (!known.sources.includes(body.source)) known.sources.push(body.source);
      found.set(name, known);
    }
  }
  const typed = text.slice(edit.start, edit.end);
  const taken = namesIn(findNodeAtLocation(parseTree(text) ?? EMPTY, outer), edit.start);
  return [...found]
    .filter(([name]) => !taken.has(name))
    .map(([name, { value, sources }]) => ({
      ...itemOf(name, sources),
      kind: 'property',
      filterText: typed.startsWith('"') ? JSON.stringify(name) : name,
      edit: { start: edit.start, end: edit.end, newText: memberText(name, value, edit.rest) },
      isSnippet: true,
    }));
}

const EMPTY: Node = { type: 'object', offset: 0, length: 0 };

/** Of an object, without the one that is being written. */
function namesIn(object: Node | undefined, except: number): ReadonlySet<unknown> {
  const names = (object?.children ?? []).map(({ children: [name] = [] }) => name);
  return new Set(names.flatMap((name) => (name === undefined || name.offset === except ? [] : [name.value])));
}

function memberText(name: string, value: Value, rest: string): string {
  const key = plainSnippet(JSON.stringify(name));
  if (/^\s*:/.test(rest)) return key;
  return `${key}: ${placeholder(value)}${/^\s*"/.test(rest) ? ',' : ''}`;
}

/** An object or a list is written empty, with the cursor in it: what belongs there is offered next. */
function placeholder(value: Value): string {
  if (isHash(value)) return '{$1}';
  if (isArray(value)) return isHash(value[0] ?? null) ? '[{$1}]' : '[$1]';
  return `\${1:${plainSnippet(writeJson(value) ?? 'null')}}`;
}

function values(path: JSONPath, edit: Edit, bodies: readonly SampleUserReads[]): CompletionItem[] {
  const found = new Map<string, string[]>();
  for (const body of bodies) {
    const value = readAt(body, path);
    if (value === undefined || isHash(value) || isArray(value)) continue;
    const written = writeJson(value) ?? 'null';
    found.set(written, [...(found.get(written) ?? []), body.source]);
  }
  return [...found].map(([written, sources]) => ({
    ...itemOf(written, sources),
    kind: 'value',
    filterText: written,
    edit: { start: edit.start, end: edit.end, newText: written },
    isSnippet: false,
  }));
}

function itemOf(label: string, sources: readonly string[]) {
  return { label, detail: readersInWords(sources, (name) => name), documentation: '', rank: 0 };
}
