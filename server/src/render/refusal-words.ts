import type { Problem } from '../template/problems.ts';
import { DEEPEST, findRefusal } from '../template/refusal.ts';
import type { Template } from '../template/tree.ts';

/** Why Ruby Liquid rejects a whole template, in words; `undefined` if it accepts it. */
export function refusalInWords(template: Template): string | undefined {
  const refusal = findRefusal(template);
  switch (refusal?.kind) {
    case undefined:
      return undefined;
    case 'problem':
      return `${describe(refusal.problem)} (line ${lineAt(template.source, refusal.problem.start)}).`;
    case 'too-deep':
      return `blocks are nested more than ${DEEPEST} levels deep.`;
    case 'unknown-tag':
      return `unknown tag \`${refusal.name}\` (line ${lineAt(template.source, refusal.start)}).`;
  }
}

function describe({ kind, name, expected }: Problem): string {
  const thing = name === undefined ? 'a tag' : `\`${name}\``;
  switch (kind) {
    case 'unclosed-output':
    case 'brace-in-output':
      return 'an output has no closing braces';
    case 'unclosed-tag':
      return 'a tag has no closing `%}`';
    case 'wrong-close':
      return 'a tag or an output has the closing braces of the other';
    case 'brace-before-tag':
      return 'a brace right before a tag begins an output';
    case 'missing-end':
      return `${thing} has no ${expected === undefined ? 'end tag' : `\`${expected}\``}`;
    case 'unexpected-end':
    case 'mismatched-end':
      return `${thing} closes a block that is not open`;
    case 'unexpected-branch':
      return `${thing} is outside the block it belongs to`;
    case 'nested-liquid':
      return 'a `liquid` tag is inside another one';
    case 'unknown-in-comment':
      return `unknown tag ${thing}`;
    case 'empty-tag':
      return 'a tag has no name';
    default:
      return `the syntax of ${thing} is invalid`;
  }
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
