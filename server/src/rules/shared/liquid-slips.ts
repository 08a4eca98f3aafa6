import { findFilter } from '../../catalog/filters/index.ts';
import { findTag } from '../../catalog/tags.ts';
import { matchesOf } from '../../template/matches.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Output, Tag, Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import type { Explained } from '../engine/explained.ts';
import type { Fix } from '../engine/finding.ts';
import { printsOfAssigned } from './assigned-outputs.ts';
import { assignMeant } from './assignment-slip.ts';
import { withDigits } from './output-around.ts';
import { quote, slice } from './words.ts';

/** One slip of which several findings would come. */
export interface LiquidSlip extends Span {
  readonly kind: 'slip';
  readonly message: string;
  readonly explains: readonly Explained[];
  readonly fixes: readonly Fix[];
}

export function* liquidSlips(template: Template): Generator<LiquidSlip> {
  const spaced = spacedBraces(template);
  if (spaced !== undefined) yield spaced;
  const nested = tagsInLiquid(template);
  if (nested !== undefined) yield nested;
  for (const node of nodesOf(template)) {
    if (node.type !== 'output' && node.type !== 'tag') continue;
    const slip =
      node.type === 'output' ? (withoutValue(node, template) ?? foreignComment(node, template)) : ofTag(node, template);
    if (slip !== undefined) yield slip;
  }
}

function ofTag(tag: Tag, template: Template): LiquidSlip | undefined {
  if (tag.name === 'assign')
    return withoutValue(tag, template) ?? tagAsValue(tag, template) ?? foreignAssign(tag, template);
  if (tag.name === 'capture') return foreignAssign(tag, template);
  return tag.name === 'for' ? numbersToLoop(tag, template) : undefined;
}

/** `{% assign {{x}} = 1 %}`, `{% capture x = 1 %}`, `{% assign = 1 %}`. */
const FOREIGN_ASSIGN =
  /^\{%-?\s*(?:assign\s+\{\{\s*([\w-]+)\s*\}\}\s*=|capture\s+([\w-]+)\s*=|assign\s*=)(?!=)\s*(.+?)\s*-?%\}$/s;

function foreignAssign(tag: Tag, template: Template): LiquidSlip | undefined {
  const text = slice(template.source, tag);
  const [all, braced, captured, value = ''] = FOREIGN_ASSIGN.exec(text) ?? [];
  const name = braced ?? captured;
  const several = severalAssigned(text);
  const sum = tag.name === 'assign' ? (several ?? assignMeant(text)) : undefined;
  if (all === undefined && sum === undefined) return undefined;
  // The rest of a name is skipped, and the block may have its end.
  if (captured !== undefined && !template.problems.some(({ start }) => start === tag.start)) return undefined;
  const meant = sum ?? (name === undefined ? undefined : `{% assign ${name} = ${value} %}`);
  const what =
    several === undefined
      ? `Braze cannot read this \`${tag.name}\`, and cancels every message`
      : 'An `assign` sets one variable, and Liquid skips the rest';
  const message = `${what}. Write ${quote(meant ?? '{% assign name = value %}')}.`;
  const names = (meant ?? '').matchAll(/assign ([\w-]+)/g);
  const reads = Array.from(names, ([, one = '']) => variablesOf(template).reads.get(one) ?? []).flat();
  const explains = [...around(tag, template), ...reads.slice(0, MOST_READS).map(({ start, end }) => ({ start, end }))];
  return slip(tag, message, explains, meant === undefined ? undefined : change(tag, meant));
}

/** `{% assign a = 1, b = 2 %}`, as a tag each. */
function severalAssigned(tag: string): string | undefined {
  const inner = /^\{%-?\s*assign\s+([\w-]+\s*=[^=].*?)\s*;?\s*-?%\}$/s.exec(tag)?.[1] ?? '';
  const parts = inner.split(/\s*[,;]\s*(?=[\w-]+\s*=(?!=))/);
  if (parts.length === 1 || parts.some((part) => /^[^'"]*(?:'[^']*|"[^"]*)$/.test(part))) return undefined;
  return parts.map((part) => `{% assign ${part} %}`).join('');
}

/** So many reads of a variable are told of. */
const MOST_READS = 50;

/** `for i in 1..3`, `[1..3]`, `range(3)`: only in parentheses are they read as numbers. */
const NUMBERS =
  /^(\{%-?\s*for\s+\w+\s+in\s+)(?:\[?\s*(\w+)\.\.+(\w+)\s*\]?|range\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))(?=\s)/;

function numbersToLoop(tag: Tag, template: Template): LiquidSlip | undefined {
  const written = slice(template.source, tag);
  const [all, before = '', from, to, first, second] = NUMBERS.exec(written) ?? [];
  if (all === undefined) return undefined;
  const range =
    from === undefined ? `(${second === undefined ? 0 : first}..${Number(second ?? first) - 1})` : `(${from}..${to})`;
  const meant = before + range + written.slice(all.length);
  const message = `Liquid reads numbers to loop over only as \`(1..3)\`, and loops over something else here. Write ${quote(meant)}.`;
  return slip(tag, message, [{ start: tag.start, end: tag.end }], change(tag, meant));
}

function change({ start, end }: Span, newText: string): Fix {
  return { title: `Change to ${quote(newText)}`, kind: 'suggestion', edits: [{ start, end, newText }] };
}

/** `{{ | json_escape }}`, `{% assign x = | upcase %}`: Liquid reads the filter as the name of a variable. */
const BARE_FILTER = /^\{[{%]-?\s*(?:assign\s+[\w-]+\s*=\s*)?\|\s*(\w+)/;

function withoutValue(node: Output | Tag, template: Template): LiquidSlip | undefined {
  const { source } = template;
  const name = BARE_FILTER.exec(source.slice(node.start, Math.min(node.end, node.start + NEAR)))?.[1];
  if (name === undefined || findFilter(name) === undefined) return undefined;
  const message = `No value comes before the first \`|\`, so Liquid reads \`${name}\` as a variable and prints nothing. Write the value that the filter is for.`;
  return slip(node, message, around(node, template));
}

/** `{% // note %}`, `{% /* note *\/ %}`, `{{! note }}`, `{{!-- note --}}`, as a comment. */
export function commentMeant(tag: string): string | undefined {
  const note = /^\{[%{]-?\s*(?:\/\/|\/\*|--|<!--|!--|[!#](?=\s))\s*(.*?)\s*(?:\*\/|-->?)?\s*-?[%}]\}$/s.exec(tag)?.[1];
  return note === undefined ? undefined : `{% comment %} ${note} {% endcomment %}`;
}

function foreignComment(output: Output, template: Template): LiquidSlip | undefined {
  const meant = commentMeant(slice(template.source, output));
  if (meant === undefined) return undefined;
  const message = `Liquid has no comments of this form and reads an output. Write ${quote(meant)}.`;
  return slip(output, message, around(output, template), change(output, meant));
}

/** A `liquid` tag whose lines are tags with braces of their own. */
const TAGS_IN_LIQUID = /(\{%-?\s*liquid)((?:\s*\{%[^%]*%\})+)\s*-?%\}/;

function tagsInLiquid({ source }: Template): LiquidSlip | undefined {
  const found = TAGS_IN_LIQUID.exec(source);
  if (found === null) return undefined;
  const { 0: all, 1: open = '', 2: tags = '', index } = found;
  const lines = matchesOf(tags, /\{%-?\s*([^%]*?)\s*-?%\}/g).map(({ 1: line }) => `  ${line}`);
  const message =
    'Within `liquid`, tags have no `{%` and `%}` of their own: Braze rejects the body and cancels every message. Write one tag in each line.';
  const edits = [{ start: index, end: index + all.length, newText: [open, ...lines, '%}'].join('\n') }];
  const fix: Fix = { title: 'Write each tag without braces', kind: 'suggestion', edits };
  return slip({ start: index, end: index + open.length }, message, [{ start: index, end: source.length }], fix);
}

/** Where a body has more, nobody can tell which of them one tag explains. */
const MOST_PROBLEMS = 500;
const LEFT_OVER = /^(?:unexpected|mismatched)-end$/;
const TAG_AS_VALUE = /^(\{%-?\s*assign\s+([\w-]+)\s*=\s*)(if|unless|case|for)\s/;

/** `{% assign x = if … %}1{% else %}2{% endif %}`: the value is captured. */
function tagAsValue(tag: Tag, template: Template): LiquidSlip | undefined {
  const { source, problems } = template;
  const [, before = '', name, block = ''] = TAG_AS_VALUE.exec(slice(source, tag)) ?? [];
  if (name === undefined || problems.length > MOST_PROBLEMS) return undefined;
  const end = problems.find((one) => one.start > tag.start && LEFT_OVER.test(one.kind) && one.name === `end${block}`);
  if (end === undefined) return undefined;
  const message = `An \`assign\` takes a value, and \`${block}\` is a tag: Braze rejects the body and cancels every message. Put the block in a \`capture\`.`;
  const edits = [
    { start: tag.start, end: tag.start + before.length, newText: `{% capture ${name} %}{% ` },
    { start: end.end, end: end.end, newText: '{% endcapture %}' },
  ];
  const explains = [{ start: tag.start, end: end.end }, ...around(tag, template)];
  return slip(tag, message, explains, { title: 'Capture the block', kind: 'suggestion', edits });
}

/** What is found of the value that is printed comes from the slip. */
function around(node: Output | Tag, template: Template): Explained[] {
  const outputs = node.type === 'output' ? [node] : printsOfAssigned(node, template);
  const { start, end } = node;
  return [{ start, end }, ...outputs.map((one) => withDigits(one, template.source))];
}

/** `{ % if x % }`, and `{ { ${x} } }`, where an object would need a name. */
const SPACED =
  /\{[ \t]+%-?[ \t]*([a-z_]+)\b[^%\n]{0,300}?%[ \t]*\}|\{[ \t]*\{[^{}\n]{0,100}\$\{[^{}\n]{1,100}\}[^{}\n]{0,200}\}[ \t]*\}/g;
const SPACES = /(?<=\{)[ \t]+(?=[%{])|(?<=[%}])[ \t]+(?=\})/g;

function spacedBraces(template: Template): LiquidSlip | undefined {
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

/** More than the name of a variable. */
const NEAR = 200;

function slip({ start, end }: Span, message: string, explains: readonly Explained[], fix?: Fix): LiquidSlip {
  return { kind: 'slip', start, end, message, explains, fixes: fix === undefined ? [] : [fix] };
}
