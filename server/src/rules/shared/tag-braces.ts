import { findTag } from '../../catalog/tags.ts';
import { matchesOf } from '../../template/matches.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Template } from '../../template/tree.ts';
import type { Fix } from '../engine/finding.ts';
import { type LiquidSlip, slip } from './liquid-slip.ts';
import { quote, slice } from './words.ts';

/** `{ % if x % }`, and `{ { ${x} } }`, where an object would need a name. */
const SPACED =
  /\{[ \t]+%-?[ \t]*([a-z_]+)\b[^%\n]{0,300}?%[ \t]*\}|\{[ \t]*\{[^{}\n]{0,100}\$\{[^{}\n]{1,100}\}[^{}\n]{0,200}\}[ \t]*\}/g;
const SPACES = /(?<=\{)[ \t]+(?=[%{])|(?<=[%}])[ \t]+(?=\})/g;

export function spacedBraces(template: Template): LiquidSlip | undefined {
  const { source } = template;
  if (!/\{[ \t]+[%{]/.test(source)) return undefined;
  const found = nodesOf(template).flatMap((node) =>
    node.type !== 'text'
      ? []
      : matchesOf(slice(source, node), SPACED).flatMap(({ 0: all, 1: name, index }) =>
          name === undefined || name.startsWith('end') || findTag(name) ? { at: node.start + index, all } : [],
        ),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const place = { start: first.at, end: first.at + first.all.length };
  const sign = first.all.replaceAll(SPACES, '').slice(0, 2);
  const message = `There is a space within the braces of ${quote(first.all)}, so it is sent as text. Write \`${sign}\` without the space.`;
  const edits = found.flatMap(({ at, all }) =>
    matchesOf(all, SPACES).map(({ 0: space, index }) => ({
      start: at + index,
      end: at + index + space.length,
      newText: '',
    })),
  );
  const explains = [{ start: 0, end: source.length }];
  return slip(place, message, explains, { title: 'Remove the spaces', kind: 'suggestion', edits });
}

/** `{ if x %}`, `{endif %}`: a tag without its first sign, of which the rest is text. */
const BRACED = /(?<![{%])\{(\s?-?\s?)([a-z_]+)\b(?:[^%{}\n]|\$\{\w{1,100}\}){0,300}%\}/g;
/** Beyond that nobody reads them one by one. */
const MOST_BRACED = 20;

/** One slip a tag. What is wrong behind it comes of it. */
export function* bracedTags(template: Template): Generator<LiquidSlip> {
  const { source } = template;
  if (!source.includes('%}')) return;
  const texts = nodesOf(template).filter(({ type }) => type === 'text');
  const found = texts.flatMap((node) =>
    matchesOf(slice(source, node), BRACED).flatMap(({ 0: all, 1: before = '', 2: name = '', index }) =>
      name.startsWith('end') || findTag(name) ? { all, before, index: node.start + index } : [],
    ),
  );
  for (const { all, before, index } of found.slice(0, MOST_BRACED)) {
    const message = `${quote(all)} begins with one brace, so it is sent as text. Write \`{%\`.`;
    const edits = [{ start: index + 1, end: index + 1, newText: before === '' ? '% ' : '%' }];
    const explains = [{ start: 0, end: source.length }];
    yield slip({ start: index, end: index + all.length }, message, explains, {
      title: 'Change to `{%`',
      kind: 'suggestion',
      edits,
    });
  }
}

/** A `liquid` tag whose lines are tags with braces of their own. */
const TAGS_IN_LIQUID = /(\{%-?\s*liquid)((?:\s*\{%[^%]*%\})+)\s*-?%\}/;

export function tagsInLiquid({ source }: Template): LiquidSlip | undefined {
  const found = TAGS_IN_LIQUID.exec(source);
  if (found === null) return undefined;
  const { 0: all, 1: open = '', 2: tags = '', index } = found;
  const lines = matchesOf(tags, /\{%-?\s*(?=\S)([^%]*?)(?<!\s)\s*-?%\}/g).map(({ 1: line }) => `  ${line}`);
  const message =
    'Within `liquid`, tags have no `{%` and `%}` of their own: Braze rejects the body and cancels every message. Write one tag in each line.';
  const edits = [{ start: index, end: index + all.length, newText: [open, ...lines, '%}'].join('\n') }];
  const fix: Fix = { title: 'Write each tag without braces', kind: 'suggestion', edits };
  return slip({ start: index, end: index + open.length }, message, [{ start: index, end: source.length }], fix);
}
