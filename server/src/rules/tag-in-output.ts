import { findVariable } from '../catalog/predefined-variables.ts';
import { synonyms } from '../catalog/synonyms.ts';
import { findTag } from '../catalog/tags.ts';
import { skipSpace } from '../template/characters.ts';
import { nodesOf } from '../template/nodes.ts';
import type { Span } from '../template/span.ts';
import type { Output, Tag, Template } from '../template/tree.ts';
import { variablesOf } from '../template/variables.ts';
import type { Explained } from './engine/explained.ts';
import type { Edit } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { outputAround, withDigits } from './shared/output-around.ts';
import { quote, slice } from './shared/words.ts';

/** A tag of a block or a tag alone, with all that belongs to it and stands in output braces. */
interface Found extends Span {
  readonly outputs: readonly Written[];
  /** From the first tag of the block to the last one. */
  readonly block: Span;
  /** Where variables are read that it was to set. */
  readonly reads: readonly Span[];
}

/** A tag as it stands in the body, in its own braces or in those of an output. */
interface Written extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly isOutput: boolean;
  /** What to write in the place of its name, where that is more than the name. */
  readonly opening?: string;
}

export default defineRule<Found>({
  code: 'tag-in-output',
  group: 'liquid',
  severity: 'error',
  title: 'Tag in the braces of an output',
  documentation: {
    what: 'Looks for tags in the braces of an output: `{{ if … }}`, `{{ endif }}`, `{{ assign … }}`, and for the blocks of Handlebars, `{{#if …}}` and `{{#each …}}`.',
    why: 'Liquid treats the word as a variable that is never set, and prints nothing. There is no condition and no loop: everything between is printed once, and a block that was opened with a tag is never closed.',
    do: 'Write tags in `{% … %}`, and keep `{{ … }}` for what is to be printed.',
    bad: [
      {
        caption: 'A condition',
        body: '{"rome": {{ if ${city} == \'Rome\' }}true{{ else }}false{{ endif }}}',
        at: "{{ if ${city} == 'Rome' }}",
        fixed: '{"rome": {% if ${city} == \'Rome\' %}true{% else %}false{% endif %}}',
      },
      {
        caption: 'A variable',
        body: '{{ assign plan = \'gold\' }}{"plan": "{{plan}}"}',
        at: "{{ assign plan = 'gold' }}",
        fixed: '{% assign plan = \'gold\' %}{"plan": "{{plan}}"}',
      },
    ],
    good: [
      { caption: 'As a tag', body: '{"rome": {% if ${city} == \'Rome\' %}true{% else %}false{% endif %}}' },
      { caption: 'A variable of that name', body: '{% assign case = 1 %}{"case": {{ case }}}' },
    ],
  },
  find: { body: tagsInOutputs },
  say({ start, end, block, reads, outputs }, { template }) {
    const { source } = template;
    const [first] = outputs;
    const message = `\`${first?.name}\` is a tag, but ${quote(slice(source, { start, end }))} is an output: Liquid looks for a variable of that name and prints nothing. Write \`{% … %}\`.`;
    // Where the payload goes on behind the block, something may be missing or too much.
    const next = skipSpace(source, block.end, source.length) + 1;
    const explains: Explained[] = [block, ...reads, { start: block.start, end: next, only: 'json' }];
    for (const read of reads) {
      const output = outputAround(read, template);
      if (output !== undefined) explains.push(withDigits(output, source));
    }
    return { start, end, message, explains };
  },
  fixes({ outputs }, { template: { source } }) {
    const edits = outputs.flatMap((output) => asTag(output, source));
    const title = outputs.length > 1 ? 'Write them as tags' : 'Write it as a tag';
    return [{ title, kind: 'suggestion', edits }];
  },
});

function asTag({ start, end, name, nameSpan, opening = name }: Written, source: string): Edit[] {
  const written = slice(source, nameSpan);
  return [
    { start: start + 1, end: start + 2, newText: '%' },
    ...(written === opening ? [] : [{ ...nameSpan, newText: opening }]),
    { start: end - 2, end: end - 1, newText: '%' },
  ];
}

const ENDS = /^end[a-z]+$/;

function* tagsInOutputs(template: Template): Generator<Found> {
  const written = [...writtenTags(template)];
  if (!written.some(({ isOutput }) => isOutput)) return;
  const open: Written[][] = [];
  const done: Written[][] = [];
  /** How many blocks with this end are open, so that a stray end need not search all of them. */
  const ends = new Map<string, number>();
  const count = (end: string, by: number) => ends.set(end, (ends.get(end) ?? 0) + by);
  for (const tag of written) {
    const block = findTag(tag.name)?.block;
    if (block !== undefined) {
      open.push([tag]);
      count(block.end, 1);
    } else if (ENDS.test(tag.name) && (ends.get(tag.name) ?? 0) > 0) {
      const closed = closeTo(tag.name, open);
      for (const [opening] of closed) count(endOf(opening), -1);
      closed[0]?.push(tag);
      done.push(...closed);
    } else if (findTag(tag.name)?.branchOf !== undefined && open.length > 0) open.at(-1)?.push(tag);
    else done.push([tag]);
  }
  const named = new Set<string>();
  for (const tags of [...done, ...open]) yield* foundIn(tags, template, named);
}

/** The innermost block with this end, and those within it that have none. */
function closeTo(end: string, open: Written[][]): Written[][] {
  return open.splice(open.findLastIndex(([opening]) => endOf(opening) === end));
}

function endOf(opening: Written | undefined): string {
  return findTag(opening?.name ?? '')?.block?.end ?? '';
}

/** @param named whose reads are told of already. */
function* foundIn(tags: readonly Written[], template: Template, named: Set<string>): Generator<Found> {
  const outputs = tags.filter(({ isOutput }) => isOutput);
  const [first] = outputs;
  const last = tags.at(-1);
  if (first === undefined || last === undefined) return;
  const { reads } = variablesOf(template);
  const names = outputs.flatMap((output) => setBy(output, template.source) ?? []).filter((name) => !named.has(name));
  for (const name of names) named.add(name);
  yield {
    start: first.start,
    end: first.end,
    outputs,
    block: { start: tags[0]?.start ?? first.start, end: last.end },
    reads: names.flatMap((name) => reads.get(name) ?? []).map(({ start, end }) => ({ start, end })),
  };
}

/** The name that `assign`, `capture`, `for` or `:save` was to set. */
function setBy({ nameSpan, end }: Span & { readonly nameSpan: Span }, source: string): string | undefined {
  const text = source.slice(nameSpan.start, end);
  return (/^(?:assign|capture|for|increment|decrement)\s+([\w-]+)/.exec(text) ?? /\s:save\s+([\w-]+)/.exec(text))?.[1];
}

function* writtenTags(template: Template): Generator<Written> {
  const { definitions } = variablesOf(template);
  for (const node of nodesOf(template)) {
    if (node.type === 'tag') yield ofTag(node);
    else if (node.type === 'output' && node.closed) {
      const tag = ofOutput(node, template.source);
      if (tag !== undefined && !definitions.has(slice(template.source, tag.nameSpan))) yield tag;
    }
  }
}

function ofTag({ start, end, name, nameSpan }: Tag): Written {
  return { start, end, name, nameSpan, isOutput: false };
}

const FIRST_WORD = /^\{\{-?\s*(else\s+if|[#/][a-z]+|[a-z_]+)(?=([\s(-]*)(\S?))/i;

/** Tags that stand alone, so that there is no telling them from a variable. */
const ALONE = /^(?:end[a-z]+|else|break|continue|comment|raw|abort_message|elsif)$/;

function ofOutput({ start, end }: Output, source: string): Written | undefined {
  const match = FIRST_WORD.exec(source.slice(start, Math.min(end, start + MOST_SPACE)));
  const [all, word = '', space = '', next = ''] = match ?? [];
  if (all === undefined) return undefined;
  const name = nameOf(word);
  const isFollowed = space !== '' && !/[|}.[=]/.test(next);
  if (name === undefined || findVariable(word) !== undefined || !(isFollowed || ALONE.test(name))) return undefined;
  const nameStart = start + all.length - word.length;
  const nameSpan = { start: nameStart, end: nameStart + word.length };
  // What Handlebars calls the item of a list.
  return { start, end, name, nameSpan, isOutput: true, ...(word === '#each' && { opening: 'for this in' }) };
}

/** An output with more white space before its first word is none that anybody writes. */
const MOST_SPACE = 200;

/** `{{#if x}}`, `{{/if}}`, `{{#each list}}`: blocks of Handlebars. */
const HANDLEBARS: ReadonlyMap<string, string> = new Map([
  ['#if', 'if'],
  ['#unless', 'unless'],
  ['#each', 'for'],
  ['/if', 'endif'],
  ['/unless', 'endunless'],
  ['/each', 'endfor'],
]);

function nameOf(word: string): string | undefined {
  const plain = word.toLowerCase();
  const ofHandlebars = HANDLEBARS.get(plain);
  if (ofHandlebars !== undefined) return ofHandlebars;
  if (/^else\s+if$/.test(plain)) return 'elsif';
  if (ENDS.test(plain)) return findTag(plain.slice(3))?.block === undefined ? undefined : plain;
  if (findTag(plain) !== undefined) return plain;
  const synonym = /^(?:elseif|elif)$/.test(plain) ? synonyms.get(plain) : undefined;
  return synonym;
}
