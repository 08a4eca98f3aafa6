import { skipSpaceBack } from '../../template/characters.ts';
import type { Span } from '../../template/span.ts';
import type { Tag } from '../../template/tree.ts';
import type { Analysis } from '../engine/analysis.ts';
import type { Fix } from '../engine/finding.ts';

/** Where filters end in a tag: at a comparison, at the options of a loop, or at closing braces. */
const FILTERS_END = /\s+(?:[=!<>]+|contains|and|or)(?=\s)|\s+(?:reversed\b|limit\s*:|offset\s*:)|\s*\}\}|\s*-?%\}/;
/** Longer expressions are left for the author to rewrite. */
const MOST = 500;
const OPENING_BRACES = /\{\{\s*$/;

/** Moves a value and its filters to an `assign` before the tag, which cannot have filters. `pipe`: where they begin. */
export function assignFirst(value: Span, pipe: number, tag: Tag, analysis: Analysis): Fix[] {
  const { source } = analysis.template;
  if (!source.startsWith('{%', tag.start)) return [];
  const end = FILTERS_END.exec(source.slice(pipe, Math.min(tag.end, pipe + MOST)))?.index;
  if (end === undefined) return [];
  const braces = OPENING_BRACES.exec(source.slice(Math.max(tag.start, value.start - MOST), value.start))?.[0] ?? '';
  const isAround = braces !== '' && !source.slice(value.end, pipe).includes('}}');
  const start = value.start - braces.length;
  const filtered = source.slice(isAround ? value.start : start, skipSpaceBack(source, pipe, pipe + end));
  const closing = isAround ? (/^\s*\}\}/.exec(source.slice(pipe + end))?.[0].length ?? 0) : 0;
  const name = freeName(analysis);
  return [
    {
      title: `Assign to \`${name}\` first`,
      kind: 'suggestion',
      edits: [
        { start: tag.start, end: tag.start, newText: `{% assign ${name} = ${filtered} %}` },
        { start, end: pipe + end + closing, newText: name },
      ],
    },
  ];
}

function freeName(analysis: Analysis): string {
  const taken = analysis.definedNames();
  let name = 'value';
  for (let number = 2; taken.has(name); number++) name = `value_${number}`;
  return name;
}
