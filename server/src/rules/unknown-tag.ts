import { didYouMean } from '../catalog/did-you-mean.ts';
import { findTag, tags } from '../catalog/tags.ts';
import { lastFrom, type Span, spanOf } from '../template/span.ts';
import type { Tag } from '../template/tree.ts';
import type { Analysis } from './engine/analysis.ts';
import type { Explained } from './engine/explained.ts';
import type { Edit } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix, suggest } from './fixes/rename.ts';
import { assignMeant } from './shared/assignment-slip.ts';
import { misnamedBlock } from './shared/misnamed-block.ts';
import { outputMeant } from './shared/output-in-tag.ts';
import { quote, slice } from './shared/words.ts';

const tagNames = tags.map(({ name }) => name);

interface Found extends Span {
  readonly name: string;
  /** What to write in its place. */
  readonly instead: string | undefined;
  readonly advice: string;
  readonly explains?: readonly Explained[];
  /** The name of the tag that ends its block, and what to write there. */
  readonly last?: Edit;
}

/** End tags are parsed with their block; `liquid-syntax` reports those left over. */
function isKnown({ name }: Tag): boolean {
  return name === '' || name.startsWith('end') || findTag(name) !== undefined;
}

/** What ends a block in other languages. */
const OTHER_ENDS: Readonly<Record<string, string>> = {
  fi: 'endif',
  esac: 'endcase',
  next: 'endfor',
  done: 'endfor',
  od: 'endfor',
  loop: 'endfor',
  wend: 'endfor',
};

/** `{% end if %}`, `{% fi %}`: the block is then not closed either. */
function otherEnd({ name, markup, nameSpan }: Tag, { template, missingEnds }: Analysis): Found | undefined {
  const other = OTHER_ENDS[name.toLowerCase()];
  if (name !== 'end' && other === undefined) return undefined;
  const { source, problems } = template;
  const block = other === undefined ? slice(source, markup).trim() : '';
  const missing = lastFrom(missingEnds(), nameSpan.start)?.expected;
  const instead = block === '' ? missing : `end${block}`;
  if (instead === undefined || !findTag(instead.slice(3)) || (other ?? instead) !== instead) return undefined;
  const near = problems.length > MOST_PROBLEMS ? [] : problems;
  const explains = near.filter(({ expected }) => expected === instead || expected === undefined);
  const end = block === '' ? nameSpan.end : markup.start + slice(source, markup).trimEnd().length;
  const span = { start: nameSpan.start, end };
  return { ...span, name: slice(source, span), instead, advice: suggest(instead), explains };
}

/** Where a body has more, nobody can tell which of them one tag explains. */
const MOST_PROBLEMS = 500;

/** A value that is to be printed, or a misspelled name. */
function unknown(tag: Tag, { template, definedNames }: Analysis): Found {
  const { name, nameSpan } = tag;
  const output = outputMeant(tag, template.source, definedNames());
  if (output !== undefined) {
    const { start, end } = tag;
    return { start, end, name, instead: output, advice: `To print a value, write ${quote(output)}.`, explains: [tag] };
  }
  const assigned = assignMeant(slice(template.source, tag));
  if (assigned !== undefined) {
    const advice = `To set a variable, write ${quote(assigned)}.`;
    return { ...spanOf(tag), name, instead: assigned, advice, explains: [spanOf(tag)] };
  }
  const instead = didYouMean(name, tagNames);
  const isBlock = instead !== undefined && findTag(instead)?.block !== undefined;
  const end = isBlock ? misnamedBlock(tag, instead, template) : undefined;
  if (end !== undefined && instead !== undefined)
    return {
      ...tag.nameSpan,
      name,
      instead,
      advice: suggest(instead),
      explains: [spanOf(tag), ...end.explains],
      ...(slice(template.source, end.name) !== `end${instead}` && { last: { ...end.name, newText: `end${instead}` } }),
    };
  const { start, end: nameEnd } = nameSpan;
  return { start, end: nameEnd, name, instead, advice: suggest(instead), explains: [{ start: nameEnd, end: tag.end }] };
}

export default defineRule<Found>({
  code: 'unknown-tag',
  group: 'liquid',
  severity: 'error',
  title: 'Unknown tag',
  documentation: {
    what: 'Reports tags that neither Liquid nor Braze has.',
    why: 'Braze cannot parse a body with an unknown tag, and cancels every message (`template_parse_error`).',
    do: 'Check the spelling: tag names are lower case.',
    bad: [
      {
        caption: 'A misspelled tag',
        body: '{"roll": {% randm 6 %}}',
        at: 'randm',
        fixed: '{"roll": {% random 6 %}}',
      },
    ],
    good: [{ caption: 'An existing tag', body: '{% assign x = 1 %}{"plan": {{x}}}' }],
  },
  find: {
    *tag(tag, analysis) {
      const end = otherEnd(tag, analysis);
      if (end !== undefined) yield end;
      else if (!isKnown(tag)) yield unknown(tag, analysis);
    },
  },
  say({ start, end, name, advice, explains }) {
    const message = `Unknown tag \`${name}\`: Braze rejects the body and cancels every message. ${advice}`;
    return { start, end, message, ...(explains && { explains }) };
  },
  fixes({ start, end, instead, last }) {
    return renameFix({ start, end }, instead).map((fix) => (last ? { ...fix, edits: [...fix.edits, last] } : fix));
  },
});
