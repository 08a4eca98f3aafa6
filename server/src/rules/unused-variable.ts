import type { Span } from '../template/span.ts';
import type { Block, Node, Tag, Template } from '../template/tree.ts';
import { type Definition, type Variables, variablesOf } from '../template/variables.ts';
import { expressions } from '../template/walk.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';

export default defineRule<Definition>({
  code: 'unused-variable',
  group: 'liquid',
  severity: 'hint',
  title: 'Unused variable',
  documentation: {
    what: 'Reports variables that are set by `assign`, `capture` or `:save` and never read. Bodies with a Content Block are skipped, since it may read them.',
    why: 'Often the name is misspelled where it should be read. Otherwise the tag does nothing.',
    do: 'Read the variable where you meant to, or remove the tag.',
    bad: [
      {
        caption: 'Set and never read',
        body: '{% assign plan = \'gold\' %}{"plan": "gold"}',
        at: 'plan',
        fixed: '{"plan": "gold"}',
      },
      {
        caption: 'Captured and never read',
        body: '{% capture plan %}gold{% endcapture %}{"plan": "gold"}',
        at: 'plan',
        fixed: '{"plan": "gold"}',
      },
    ],
    good: [
      { caption: 'Printed', body: '{% assign plan = \'gold\' %}{"plan": "{{plan}}"}' },
      {
        caption: 'Read by a Braze tag',
        body: '{% assign id = \'a\' %}{% connected_content https://example.com?id={{id}} :save price %}{"price": {{price.value | plus: 0}}}',
      },
    ],
  },
  find: {
    *body(template) {
      const variables = variablesOf(template);
      if (variables.isOpen) return;
      for (const [name, definitions] of variables.definitions) {
        // A name in quotes, as in `{% capture 'plan' %}`, is not counted.
        if (variables.reads.has(name)) continue;
        const reported = definitions.filter((one) => isReported(one, template.source));
        if (reported.length > 0 && variables.mentions(name) <= definitions.length) yield* reported;
      }
    },
  },
  say({ start, end, name }) {
    const message = `\`${name}\` is set but never read. Check its spelling, or remove the tag.`;
    return { start, end, message };
  },
  fixes(definition, { template }) {
    return removal(definition, template);
  },
});

/** Counters print, loops always have a variable, and responses are often saved only to keep them from being printed. */
function isReported({ tag, start, end }: Definition, source: string): boolean {
  // Of a name with non-ASCII letters Liquid keeps only a part, which `unsupported-by-braze` reports.
  if (/\P{ASCII}/u.test(source.charAt(start - 1) + source.charAt(end))) return false;
  if (tag.name === 'assign' || tag.name === 'capture') return true;
  return tag.markup.kind === 'raw' && !/:(?:method\s+post|body)\b/i.test(source.slice(tag.start, tag.end));
}

function removal({ tag, block }: Definition, template: Template): Fix[] {
  const { source, problems } = template;
  const { start, end } = block ?? tag;
  if (tag.markup.kind === 'raw' || !source.startsWith('{%', start) || !isClosed(tag, block)) return [];
  const isAlone = !hasTrims(tag, block) && !touchesLiquid({ start, end }, source);
  // Next to a tag that cannot be parsed, the remaining text might become another tag.
  const isSafe =
    problems.length === 0 && isAlone && isSilent(block) && readsAreShared(tag, block, variablesOf(template));
  const edits = [{ start, end, newText: '' }];
  return [{ title: 'Remove the tag', kind: isSafe ? 'safe' : 'suggestion', edits }];
}

/** An unclosed tag may have swallowed the text after it. */
function isClosed(tag: Tag, block: Block | undefined): boolean {
  return tag.closed && (block === undefined || block.closing?.closed === true);
}

function hasTrims(tag: Tag, block: Block | undefined): boolean {
  const tags = block?.closing === undefined ? [tag] : [tag, block.closing];
  return tags.some(({ trims }) => trims.before || trims.after);
}

/** Removing the tag joins the text around it: a neighbour might trim its white space, or braces might form an output or an attribute. */
function touchesLiquid({ start, end }: Span, source: string): boolean {
  const before = source.slice(Math.max(start - 200, 0), start);
  const after = source.slice(end, end + 200);
  return (
    /-[%}]\}\s*$|\$\{[^{}\n]*$/.test(before) ||
    /^\s*\{[{%]-/.test(after) ||
    (before.endsWith('{') && /^[{%]/.test(after))
  );
}

/** Nothing in the captured block does more than print. */
function isSilent(block: Block | undefined): boolean {
  return block === undefined || block.branches.every(({ nodes }) => nodes.every(isTextOrOutput));
}

function isTextOrOutput({ type }: Node): boolean {
  return type === 'text' || type === 'output';
}

/** Otherwise removing it would leave another variable unread. */
function readsAreShared(tag: Tag, block: Block | undefined, { reads, definitions }: Variables): boolean {
  const { start, end } = block ?? tag;
  const nodes = block?.branches.flatMap((branch) => branch.nodes) ?? [tag];
  return nodes.flatMap(expressions).every((one) => {
    if (one.type !== 'lookup' || one.root.kind !== 'name' || !definitions.has(one.root.name)) return true;
    return reads.get(one.root.name)?.some((read) => read.start < start || read.start >= end) ?? true;
  });
}
