import type { Span } from '../../template/span.ts';
import type { Tag, Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import { slice } from './words.ts';

/** An option of `connected_content` that is not read as one. */
export interface MisspeltOption extends Span {
  readonly meant: string;
  /** What comes from it: the tag, and where the variable is read that it does not set. */
  readonly explains: readonly Span[];
}

/** `: save r`, `:save: r`, `:save=r`, `:save "r"`. */
const SAVE = /(?<=\s):(?:\s+save\s+(\w+)|save\s*[:=]\s*(\w+)|save\s+(["'])(\w+)\3)(?=\s|$)/;
/** `: method post`, where a JSON object has a quote or a bracket. */
const OTHER = /(?<=\s):\s+(method|headers|body|content_type|basic_auth|cache_max_age|retry|rerender)(?=\s|$)/;

export function misspeltOption({ markup, start, end }: Tag, template: Template): MisspeltOption | undefined {
  const text = slice(template.source, markup);
  const [match, meant, name] = find(text);
  if (match === undefined) return undefined;
  const from = markup.start + match.index;
  const reads = name === undefined ? [] : readsOf(name, template);
  return { start: from, end: from + match[0].length, meant, explains: [{ start, end }, ...reads] };
}

function find(text: string): [match: RegExpExecArray | undefined, meant: string, name?: string] {
  const saved = SAVE.exec(text);
  const name = saved?.[1] ?? saved?.[2] ?? saved?.[4];
  if (saved !== null && name !== undefined) return [saved, `:save ${name}`, name];
  const other = OTHER.exec(text);
  return [other ?? undefined, `:${other?.[1] ?? ''}`];
}

function readsOf(name: string, template: Template): Span[] {
  return (variablesOf(template).reads.get(name) ?? []).map(({ start, end }) => ({ start, end }));
}
