import { findFilter } from '../../catalog/filters/index.ts';
import { nodesOf } from '../../template/nodes.ts';
import { type Span, spanOf } from '../../template/span.ts';
import type { Output, Tag, Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import type { Explained } from '../engine/explained.ts';
import type { Fix } from '../engine/finding.ts';
import { printsOfAssigned } from './assigned-outputs.ts';
import { assignMeant, severalAssigned } from './assignment-slip.ts';
import { commentMeant } from './comment-meant.ts';
import { crossedEnds } from './crossed-ends.ts';
import { type LiquidSlip, slip } from './liquid-slip.ts';
import { withDigits } from './output-around.ts';
import { bracedTags, spacedBraces, tagsInLiquid } from './tag-braces.ts';
import { unclosedOutputs } from './unclosed-output.ts';
import { unclosedQuote } from './unclosed-quote.ts';
import { quote, slice, withinBraces } from './words.ts';

export function* liquidSlips(template: Template): Generator<LiquidSlip> {
  for (const found of [spacedBraces(template), tagsInLiquid(template)]) if (found !== undefined) yield found;
  yield* bracedTags(template);
  yield* crossedEnds(template).slips;
  yield* unclosedOutputs(template);
  for (const node of nodesOf(template)) {
    if (node.type !== 'output' && node.type !== 'tag') continue;
    const slip =
      node.type === 'output'
        ? (withoutValue(node, template) ?? unclosedQuote(node, template) ?? foreignComment(node, template))
        : ofTag(node, template);
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
const FOREIGN_ASSIGN = /^(?:assign\s+\{\{\s*([\w-]+)\s*\}\}\s*=|capture\s+([\w-]+)\s*=|assign\s*=)(?!=)\s*(.+)$/s;

function foreignAssign(tag: Tag, template: Template): LiquidSlip | undefined {
  const text = slice(template.source, tag);
  const [all, braced, captured, value = ''] = FOREIGN_ASSIGN.exec(withinBraces(text)) ?? [];
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
  const explains = [...around(tag, template), ...reads.slice(0, MOST_READS).map(spanOf)];
  return slip(tag, message, explains, meant === undefined ? undefined : change(tag, meant));
}

/** So many reads of a variable are told of. */
const MOST_READS = 50;

/** `for i in 1..3`, `[1..3]`, `range(3)`: only in parentheses are they read as numbers. */
const NUMBERS =
  /^(\{%-?\s*for\s+\w+\s+in\s+)(?:(?:\[\s*)?(\w+)\.\.+(\w+)\s*\]?|range\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))(?=\s)/;

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

function foreignComment(output: Output, template: Template): LiquidSlip | undefined {
  const meant = commentMeant(slice(template.source, output));
  if (meant === undefined) return undefined;
  const message = `Liquid has no comments of this form and reads an output. Write ${quote(meant)}.`;
  return slip(output, message, around(output, template), change(output, meant));
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

/** More than the name of a variable. */
const NEAR = 200;
