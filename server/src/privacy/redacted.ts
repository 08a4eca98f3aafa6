import { personalData } from '../catalog/personal-data.ts';
import { isJsonProblem, parseJsonTree } from '../semantics/json.ts';
import type { Span } from '../template/span.ts';
import { findInJson, type JsonMatch } from './in-json.ts';
import { replacementFor } from './replacements.ts';

export interface Redacted {
  readonly text: string;
  /** What was replaced, in words. */
  readonly replaced: readonly string[];
}

/** A text of JSON in which reserved example values stand for personal data. A text that is not JSON stays as it is. */
export function redacted(text: string): Redacted {
  const root = parseJsonTree(text);
  if (isJsonProblem(root)) return { text, replaced: [] };
  let result = '';
  let at = 0;
  const replaced: string[] = [];
  for (const match of findInJson(root, text)) {
    const { start, end } = spanOf(match, text, at);
    if (start < at) continue;
    const { kind, node, member } = match;
    const isWhole = start === node.offset && end === node.offset + node.length;
    const value = JSON.stringify(replacementFor(kind, match.text, member.at(-1) ?? '', 0));
    result += text.slice(at, start) + (isWhole && node.type === 'string' ? value : value.slice(1, -1));
    at = end;
    replaced.push(personalData[kind].words);
  }
  return { text: result + text.slice(at), replaced };
}

/** A match in a string with escapes is all of it. What is around the data stays where it can be found: a quote there may be what breaks a body. */
function spanOf({ start, end, node, text: data }: JsonMatch, text: string, from: number): Span {
  const written = JSON.stringify(data).slice(1, -1);
  const isAll = start === node.offset && node.type === 'string';
  const found = isAll ? text.indexOf(written, Math.max(start, from)) : -1;
  return found < 0 || found + written.length > end ? { start, end } : { start: found, end: found + written.length };
}
