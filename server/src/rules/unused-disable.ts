import { type Span, spanOf } from '../template/span.ts';
import type { Comment } from '../template/tree.ts';
import type { DirectiveKind, Word } from './engine/directive.ts';
import type { Fix, Severity } from './engine/finding.ts';
import type { JudgedDirective, UnknownCode } from './engine/judged-directive.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix, suggest } from './fixes/rename.ts';
import { join } from './shared/words.ts';

interface Found extends Span {
  readonly message: string;
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
}

export default defineRule<Found>({
  code: 'unused-disable',
  group: 'comments',
  severity: 'hint',
  title: 'Unused disable comment',
  documentation: {
    what: 'Reports comments such as `mi-webhook-disable-next-line` that silence no finding, or that name an unknown rule.',
    why: 'What the comment was written for has been fixed or moved. If the comment stays, it hides the next finding of its kind.',
    do: 'Remove the comment, or the code in it. A misspelled code silences nothing: correct it.',
    bad: [
      {
        caption: 'Nothing to silence',
        body: '{% comment %} mi-webhook-disable-next-line unescaped-value -- titles hold no quotes {% endcomment %}\n{"title": "Socks"}',
        at: '{% comment %} mi-webhook-disable-next-line unescaped-value -- titles hold no quotes {% endcomment %}',
        fixed: '\n{"title": "Socks"}',
      },
      {
        caption: 'One of two codes silences nothing',
        body: '{% comment %} mi-webhook-disable-file unescaped-value, blank-value {% endcomment %}\n{"title": "{{event_properties.${title}}}"}',
        at: 'blank-value',
        fixed:
          '{% comment %} mi-webhook-disable-file unescaped-value {% endcomment %}\n{"title": "{{event_properties.${title}}}"}',
      },
    ],
    good: [
      {
        caption: 'A silenced finding',
        body: '{% comment %} mi-webhook-disable-next-line unescaped-value -- titles hold no quotes {% endcomment %}\n{"title": "{{event_properties.${title}}}"}',
      },
      {
        caption: 'From one comment to another',
        body: '{"id": "a",\n{% comment %} mi-webhook-disable unescaped-value {% endcomment %}\n"title": "{{event_properties.${title}}}",\n{% comment %} mi-webhook-enable {% endcomment %}\n"type": "b"}',
      },
      { caption: 'Any other comment', body: '{% comment %} Ask the shop team {% endcomment %}{"id": "a"}' },
    ],
  },
  find: {
    *directive(directive, { template: { source } }) {
      const { kind, codes } = directive;
      if (kind === 'unknown') yield unknownWord(directive);
      else if (kind !== 'to-here' && codes.length === 0) yield withoutCodes(directive);
      else yield* wrongCodes(directive, source);
    },
  },
  say({ start, end, message, severity }) {
    return { start, end, message, severity };
  },
  fixes({ fixes }) {
    return fixes;
  },
});

function unknownWord({ word, meant }: JudgedDirective): Found {
  const message = `Unknown comment \`${word.text}\`: it silences nothing. ${suggest(meant)}`.trim();
  return { ...spanOf(word), message, severity: 'information', fixes: renameFix(word, meant) };
}

function withoutCodes({ comment, word }: JudgedDirective): Found {
  const message = `This comment names no rule, so it silences nothing. Add the codes of the findings: \`${word.text} unescaped-value -- why\`.`;
  return { ...spanOf(comment), message, severity: 'information', fixes: [] };
}

function* wrongCodes(directive: JudgedDirective, source: string): Generator<Found> {
  const { codes, unknownCodes, unused } = directive;
  const [unknown] = unknownCodes;
  // Only the first: without the `--`, each word of the reason would be reported as well.
  if (unknown !== undefined) yield unknownCode(unknown);
  if (unused.length > 0 && unused.length === codes.length) yield unusedComment(directive, source);
  else for (const code of unused) yield unusedCode(code, directive);
}

function unknownCode({ text, meant, ...place }: UnknownCode): Found {
  const advice = meant === undefined ? 'Separate codes with commas, and put the reason after `--`.' : suggest(meant);
  const message = `Unknown rule \`${text}\`: the comment does nothing for it. ${advice}`;
  return { ...spanOf(place), message, severity: 'information', fixes: renameFix(place, meant) };
}

function unusedComment({ comment, kind, codes }: JudgedDirective, source: string): Found {
  const { start, end, closing } = comment;
  const wanted = join(
    codes.map(({ text }) => `\`${text}\``),
    'or',
  );
  const message = `This comment silences nothing: there is no ${wanted} finding ${WHERE[kind]}. Remove it, or it will hide the next one.`;
  const fix: Fix = {
    title: 'Remove the comment',
    kind: isFree(comment, source) ? 'safe' : 'suggestion',
    edits: [{ start, end, newText: '' }],
  };
  return { start, end, message, severity: 'hint', fixes: closing === undefined ? [] : [fix] };
}

function unusedCode(code: Word, { kind, codes }: JudgedDirective): Found {
  const { text } = code;
  const message = `\`${text}\` silences nothing: there is no such finding ${WHERE[kind]}. Remove it, or it will hide the next one.`;
  const edit = { ...stretchOf(code, codes), newText: '' };
  return {
    ...spanOf(code),
    message,
    severity: 'hint',
    fixes: [{ title: `Remove \`${text}\``, kind: 'safe', edits: [edit] }],
  };
}

const WHERE: Readonly<Record<DirectiveKind, string>> = {
  'next-line': 'on the next line',
  'from-here': 'from here on',
  'to-here': 'before it',
  file: 'in this body',
  unknown: 'anywhere',
};

/** A code with the comma that goes with it. */
function stretchOf(code: Word, codes: readonly Word[]): Span {
  const at = codes.indexOf(code);
  const [before, after] = [codes[at - 1], codes[at + 1]];
  if (before !== undefined) return { start: before.end, end: code.end };
  return { start: code.start, end: after?.start ?? code.end };
}

/** Removing the comment leaves the text around it as it is: no `-` trims more or less, and no braces come together. */
function isFree({ start, end, opening, closing }: Comment, source: string): boolean {
  if (opening.trims.before || closing?.trims.after !== false) return false;
  let [before, after] = [start, end];
  while (isSpace(source, before - 1)) before--;
  while (isSpace(source, after)) after++;
  const isBesideTrim =
    /^-[%}]\}$/.test(source.slice(before - 3, before)) || /^\{[{%]-$/.test(source.slice(after, after + 3));
  return !isBesideTrim && !/[{$]/.test(source.charAt(start - 1));
}

function isSpace(source: string, at: number): boolean {
  return /\s/.test(source.charAt(at));
}
