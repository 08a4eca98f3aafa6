import { findFilter } from '../catalog/filters/index.ts';
import type { FilteredExpression } from '../template/expressions.ts';
import type { Problem, ProblemKind } from '../template/problems.ts';
import { lastFrom, type Span, spanOf } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { expressions } from '../template/walk.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule, type Said } from './engine/rule.ts';
import { faultOf } from './filter-arguments.ts';
import { renameFix } from './fixes/rename.ts';
import { OPERATOR } from './misplaced-operator.ts';
import { printsOfAssigned } from './shared/assigned-outputs.ts';
import { type AssignmentSlip, assignmentSlip, isAssignmentSlip } from './shared/assignment-slip.ts';
import { commentMeant } from './shared/comment-meant.ts';
import { crossedEnds } from './shared/crossed-ends.ts';
import { endOfBlock } from './shared/end-of-block.ts';
import { guardMeant } from './shared/guard-meant.ts';
import type { LiquidSlip } from './shared/liquid-slip.ts';
import { liquidSlips } from './shared/liquid-slips.ts';
import { loopTagSlip } from './shared/loop-slip.ts';
import { type MethodCall, methodCall } from './shared/method-call.ts';
import { outputAround } from './shared/output-around.ts';
import { outputMeant } from './shared/output-in-tag.ts';
import { meantBy, type Skipped, saySkipped } from './shared/skipped.ts';
import { type Stray, sayStray, strayIn } from './shared/stray.ts';
import { unclosedOutputs } from './shared/unclosed-output.ts';
import { quote, slice } from './shared/words.ts';

const REFUSED = 'Braze rejects the body and cancels every message.';

const MESSAGES: Record<ProblemKind, (problem: Problem, source: string) => string> = {
  'unclosed-output': () => `This output is missing its \`}}\`: ${REFUSED} Close it with \`}}\`.`,
  'unclosed-tag': () => `This tag is missing its \`%}\`: ${REFUSED} Close it with \`%}\`.`,
  'wrong-close': ({ repair }, source) =>
    `This ${repair?.newText === '%}' ? 'tag' : 'output'} ends with ${quote(repair ? slice(source, repair.at) : '')}: ${REFUSED} Write \`${repair?.newText}\`.`,
  'brace-before-tag': () =>
    `Liquid reads \`{{\` as the beginning of an output, not as a brace of the payload and a tag: ${REFUSED} Put a space between them.`,
  'brace-in-output': () =>
    `Liquid ends an output at the first \`}\`, even inside quotes: ${REFUSED} Store the string in a variable with \`capture\`, and print that.`,
  'unclosed-string': () => 'This quote is never closed, so Liquid skips it. Close it with the same quote.',
  'missing-end': ({ name, expected }) =>
    `\`${name}\` is missing its \`{% ${expected} %}\`: ${REFUSED} Close it where it should end.`,
  'unexpected-end': ({ name }) =>
    `\`${name}\` has no open block to close: ${REFUSED} Remove it, or open its block before it.`,
  'mismatched-end': ({ name, expected }) =>
    `Expected \`${expected}\`, found \`${name}\`: ${REFUSED} Close the block with \`{% ${expected} %}\`.`,
  'unexpected-branch': ({ name, expected }) =>
    expected === undefined
      ? `\`${name}\` is outside any block: ${REFUSED} Remove it, or open its block before it.`
      : `\`${name}\` does not belong in this block, which ends with \`${expected}\`: ${REFUSED} Close the inner block first.`,
  'tag-syntax': ({ name, expected }) => `\`${name}\` needs ${needs(expected)}: ${REFUSED} Add what is missing.`,
  'nested-liquid': () => `A \`liquid\` tag cannot be inside another one: ${REFUSED} Write its lines directly.`,
  'unknown-in-comment': ({ name }) =>
    `Liquid does not know \`${name}\`, and reads blocks inside a comment too: ${REFUSED} Remove it from the comment.`,
  'empty-tag': () => `This tag has no name: ${REFUSED} Remove it, or write the tag you meant.`,
};

function needs(expected = ''): string {
  return expected.startsWith('a ') ? expected : `the form \`{% ${expected} %}\``;
}

export default defineRule<Problem | Skipped | Stray | AssignmentSlip | MethodCall | LiquidSlip>({
  code: 'liquid-syntax',
  group: 'liquid',
  severity: 'error',
  title: 'Liquid syntax error',
  documentation: {
    what: 'Reports Liquid that cannot be parsed: outputs, tags and blocks that are not closed, end tags without a block, braces of the other kind at the end, a brace right before a tag, methods of other languages, filters without a value, a block in the place of a value, spaces within the braces, and incomplete tags. Text that Liquid silently skips is a *warning*.',
    why: 'Braze cancels every message whose body cannot be parsed (`template_parse_error`), so no event arrives at all.',
    do: 'Close what is open. Each finding says what is missing, and where.',
    bad: [
      {
        caption: 'An output without its closing braces',
        body: '{"bucket": {{${random_bucket_number}\n}',
        at: '{{${random_bucket_number}',
        fixed: '{"bucket": {{${random_bucket_number}}}\n}',
      },
      {
        caption: 'A block without its end',
        body: '{"plan": "gold"}{% if ${city} %}',
        at: '{% if ${city} %}',
        fixed: '{"plan": "gold"}{% if ${city} %}{% endif %}',
      },
      {
        caption: 'A brace inside quotes',
        body: `{"plan": "{{ custom_attribute.\${plan} | default: '}' }}"}`,
        at: '}',
      },
      {
        caption: 'An extra word, which Liquid skips',
        body: '{% assign plan = \'gold\' \'plus\' %}{"plan": "{{plan}}"}',
        at: "'plus'",
      },
      {
        caption: 'Formatting from a chat',
        body: '{"rome": {% if **${city}** == \'Rome\' %}true{% else %}false{% endif %}}',
        at: '**${city}**',
        fixed: '{"rome": {% if ${city} == \'Rome\' %}true{% else %}false{% endif %}}',
      },
    ],
    good: [{ caption: 'Everything closed', body: '{"plan": "{% if ${city} %}gold{% else %}none{% endif %}"}' }],
  },
  find: {
    body: liquidSlips,
    *problem(problem, { template, closedByOthers }) {
      if (crossedEnds(template).problems.has(problem)) return;
      if (unclosedOutputs(template).some(({ start }) => start === problem.start)) return;
      // Of a block that another end tag was meant to close, that tag tells it.
      const isTold = closedByOthers().has(problem.start);
      if (problem.kind === 'missing-end' ? !isTold : !isAssignment(problem, template.source)) yield problem;
    },
    *filtered(expression, { template: { source } }) {
      const call = methodCall(expression, source);
      if (call !== undefined) yield call;
      const junk = skippedIn(expression, source);
      if (junk !== undefined)
        yield { ...junk, kind: 'skipped', text: slice(source, junk), ...meantBy(expression, junk, source) };
    },
    *tag(tag, { template: { source } }) {
      const slip = assignmentSlip(tag, source);
      if (slip !== undefined) yield slip;
      if (tag.markup.kind === 'raw') return;
      for (const value of expressions(tag)) yield* strayIn(value, source);
    },
    *output(output, { template: { source } }) {
      for (const value of expressions(output)) yield* strayIn(value, source);
    },
  },
  say(problem, { template, definedNames }) {
    if (problem.kind === 'skipped') return saySkipped(problem, template);
    if (problem.kind === 'stray') return sayStray(problem);
    if (problem.kind === 'slip') return saySlip(problem);
    if (problem.kind === 'assignment') return sayAssignment(problem, template);
    if (problem.kind === 'method') return sayMethod(problem, template);
    const { start, end, kind, related } = problem;
    const output = kind === 'empty-tag' ? outputMeant(problem, template.source, definedNames()) : undefined;
    const said =
      output === undefined ? MESSAGES[kind](problem, template.source) : sayOutput(problem, output, template.source);
    const message = withMeant(said, problem, template.source);
    if (kind === 'wrong-close' || kind === 'brace-before-tag') return sayBraces(problem, message, template.source);
    if (related === undefined) return { start, end, message };
    const note = `${quote(slice(template.source, related))} is opened here.`;
    return { start, end, message, related: [{ start: related.start, end: related.end, message: note }] };
  },
  fixes(problem, { template: { source }, definedNames }) {
    if (problem.kind === 'stray') return renameFix(problem, problem.meant);
    if (problem.kind === 'slip') return problem.fixes;
    if (problem.kind === 'assignment') return assignmentFix(problem);
    if (problem.kind === 'method') return renameFix(problem, problem.meant);
    if (problem.kind === 'empty-tag')
      return renameFix(problem, outputMeant(problem, source, definedNames()) ?? commentMeant(slice(source, problem)));
    if (problem.kind === 'skipped') return problem.repair === undefined ? [] : [problem.repair];
    if (problem.repair === undefined) return renameFix(problem, loopMeant(problem, source));
    const guard = guardMeant(problem, source);
    if (guard !== undefined) return renameFix(guard, guard.meant);
    const { newText } = problem.repair;
    const bracket = endOfBlock(problem, source);
    const at = bracket === undefined ? problem.repair.at : { start: bracket, end: bracket };
    const title =
      newText === ''
        ? 'Remove the tag'
        : at.start === at.end
          ? `Insert \`${newText.trim()}\``
          : `Change to \`${newText}\``;
    return [{ title, kind: 'suggestion', edits: [{ start: at.start, end: at.end, newText }] }];
  },
});

/** What to write, where the source tells. */
function withMeant(said: string, problem: Problem, source: string): string {
  const guard = guardMeant(problem, source)?.meant;
  if (guard !== undefined)
    return said.replace(
      /Close the block.*/,
      `Begin the block with \`${guard}\`, so that it stops the message only where a value is blank.`,
    );
  const loop = loopMeant(problem, source);
  return loop === undefined ? said : said.replace('Add what is missing.', `Write ${quote(loop)}.`);
}

/** Where a tag begins or ends is lost, and with it the blocks behind it. */
function sayBraces({ kind, start, end, repair }: Problem, message: string, source: string): Said {
  const until = kind === 'wrong-close' ? (repair?.at.end ?? end) : end;
  return { start, end: until, message, explains: [{ start, end: source.length }] };
}

function loopMeant({ kind, name, start, end }: Problem, source: string): string | undefined {
  return kind === 'tag-syntax' && name === 'for' ? loopTagSlip(slice(source, { start, end }))?.meant : undefined;
}

function sayOutput(tag: Span, output: string, source: string): string {
  return `${quote(slice(source, tag))} is written as a tag, but is a value to print: ${REFUSED} Write ${quote(output)}.`;
}

/** What `assignmentSlip` tells better. */
function isAssignment({ kind, start, end }: Problem, source: string): boolean {
  return kind === 'tag-syntax' && isAssignmentSlip(slice(source, { start, end }));
}

function sayAssignment({ start, end, text, tag }: AssignmentSlip, template: Template): Said {
  const what = text === '' ? 'has no `=`' : `has \`${text}\` instead of \`=\``;
  const message = `This \`assign\` ${what}, so it does not set the variable. Write one \`=\` between name and value.`;
  // Of the whole tag where nothing is there that could be underlined.
  return {
    ...(text === '' ? tag : { start, end }),
    message,
    explains: [tag, ...printsOfAssigned(tag, template).map(spanOf)],
  };
}

function assignmentFix({ start, end, text }: AssignmentSlip): Fix[] {
  const newText = text === '' ? ' =' : '=';
  const title = text === '' ? 'Insert `=`' : 'Change to `=`';
  return [{ title, kind: 'suggestion', edits: [{ start, end, newText }] }];
}

function saySlip({ start, end, message, explains }: LiquidSlip): Said {
  return { start, end, message, explains };
}

function sayMethod({ start, end, text, meant }: MethodCall, template: Template): Said {
  const message = `Liquid has no methods: for ${quote(text)} it looks for a member of that name, and prints nothing. Write ${quote(meant)}.`;
  const around = outputAround({ start, end }, template);
  const explains = [{ start, end }, ...(around === undefined ? printsOfAssigned({ start, end }, template) : [around])];
  return { start, end, message, explains: explains.map(spanOf) };
}

/** The first skipped text that no other rule reports. */
function skippedIn({ junk, filters }: FilteredExpression, source: string): Span | undefined {
  return junk.find((one) => {
    const text = slice(source, one);
    const filter = lastFrom(filters, one.start);
    // Of an operator where a filter has its colon, no other rule speaks.
    const isOperator = OPERATOR.test(text) && !(text.startsWith('=') && filter?.arguments.length === 0);
    if (isOperator || /[“”„‟‘’‚‛]/.test(text)) return false;
    if (filter === undefined) return true;
    const entry = findFilter(filter.name);
    return entry !== undefined && faultOf(filter, source) === undefined;
  });
}
