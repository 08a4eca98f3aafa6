import { findNodeAtLocation, type JSONPath, modify, type Node } from 'jsonc-parser';
import { isJsonProblem, parseJsonTree } from '../semantics/json.ts';
import type { Span } from '../template/span.ts';
import { spanOf } from './problems.ts';
import { readSampleUser } from './read.ts';

/** A part of a text and what takes its place. UTF-16 offsets. */
export interface TextChange extends Span {
  readonly newText: string;
}

/** `text` is the whole file afterwards, and `answer` the span in it that the author fills in. */
export interface AddedAnswer {
  readonly changes: readonly TextChange[];
  readonly text: string;
  readonly answer: Span;
}

/**
 * Adds a placeholder for an answer to a sample user's file; an existing value stays as it is.
 * @param path the keys, outermost first, as in a note of a rendering; of an item, its index.
 * @param like the value of data that a body reads, as JSON has it.
 */
export function addAnswer(
  text: string,
  path: readonly string[],
  like?: unknown,
): AddedAnswer | { readonly problem: string } {
  const first = beginningOf(path, like);
  if (first === undefined) return { problem: `A sample user cannot hold \`${path.join('.')}\`.` };
  const { sampleUser, problems } = readSampleUser(text);
  if (sampleUser === undefined) return { problem: problems[0]?.message ?? 'The sample user could not be read.' };
  const tree = parseJsonTree(withoutMark(text));
  const place = isJsonProblem(tree) ? [...path] : placeIn(tree, path);
  const known = isJsonProblem(tree) ? undefined : findNodeAtLocation(tree, place);
  if (known !== undefined) return { changes: [], text, answer: spanOf(known) };
  const changes = set(text, place, first);
  const changed = apply(text, changes);
  return { changes, text: changed, answer: answerIn(changed, place) ?? { start: 0, end: 0 } };
}

/** The text of a new file that is like another sample user but for its name. */
export function renamed(text: string, name: string): string {
  return apply(text, set(text, ['name'], name));
}

/** The text after one member was set; the members on the way are added if they are missing. */
export function setMember(text: string, path: readonly string[], value: unknown): string {
  return apply(text, set(text, [...path], value));
}

/** The placeholder for an answer: of the right kind, and empty if that is a plausible value. */
function beginningOf([section, key, list, ...rest]: readonly string[], like: unknown): unknown {
  if (section === undefined || key === undefined) return undefined;
  if (DATA.has(section)) return like ?? '';
  if (section === 'connected_content') return { status: 200, body: {} };
  if (section === 'content_blocks') return '';
  if (section === 'promotions') return 'CODE';
  if (section !== 'catalogs' || rest.length !== 1) return undefined;
  return list === 'items' ? {} : [];
}

/** The parts of a file that hold data as it is. */
const DATA: ReadonlySet<string> = new Set([
  'user',
  'event',
  'api_trigger_properties',
  'canvas_entry_properties',
  'context',
  'campaign',
  'canvas',
]);

function answerIn(text: string, place: JSONPath): Span | undefined {
  const tree = parseJsonTree(withoutMark(text));
  const node = isJsonProblem(tree) ? undefined : findNodeAtLocation(tree, place);
  return node && spanOf(node);
}

/** jsonc-parser takes a number for an item, and the name of a member is text, whatever it looks like. */
function placeIn(root: Node, path: readonly string[]): JSONPath {
  const place: JSONPath = [];
  for (const key of path) {
    const isItem = findNodeAtLocation(root, place)?.type === 'array' && /^\d+$/.test(key);
    place.push(isItem ? Number(key) : key);
  }
  return place;
}

/** jsonc-parser formats whole lines in time quadratic in their length. Nobody reads longer lines than this anyway. */
const longestFormattedLine = 2_000;

function set(text: string, place: JSONPath, value: unknown): TextChange[] {
  const formattingOptions = {
    insertSpaces: !/^\t/m.test(text),
    tabSize: /^( +)"/m.exec(text)?.[1]?.length ?? 2,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  const isFormatted = text.split('\n').every((line) => line.length <= longestFormattedLine);
  const edits = modify(withoutMark(text), place, value, isFormatted ? { formattingOptions } : {});
  return edits.map(({ offset, length, content }) => ({ start: offset, end: offset + length, newText: content }));
}

/** A byte order mark is not part of JSON, but files can have one. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, ' ');
}

function apply(text: string, changes: readonly TextChange[]): string {
  const backwards = [...changes].sort((one, other) => other.start - one.start);
  return backwards.reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
}
