import type { Block, Branch, Node, Template } from '../../template/tree.ts';
import { branchAt } from '../cursor/json-blocks.ts';
import { blocksAround } from './variables.ts';

/**
 * Whether a place is only reached with a value that is not blank: in the branch of a test for it, or after a message without it was stopped.
 * @param value as it is tested in a tag: `{{${user_id}}}`.
 */
export function isGuarded(template: Template, offset: number, value: string): boolean {
  const tests = testsOf(value);
  const isStopped = template.nodes.some((node) => node.end <= offset && stopsBlank(node, tests, template));
  return isStopped || isInTestOf(template, offset, value);
}

/** In the branch of a test for it. */
export function isInTestOf(template: Template, offset: number, value: string): boolean {
  const tests = testsOf(value);
  return blocksAround(template, offset).some((block) => isInTested(block, offset, tests, template));
}

interface Tests {
  readonly isSet: RegExp;
  readonly isBlank: RegExp;
}

const NOTHING = `(?:blank|nil|null|empty|''|"")`;

function testsOf(inTag: string): Tests {
  const value = inTag.replace(/^\{\{|\}\}$/g, '');
  const written = String.raw`(?:\{\{\s*)?${value.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}(?:\s*\}\})?`;
  return {
    isSet: new RegExp(String.raw`^\s*${written}(?:\s*!=\s*${NOTHING})?\s*$`),
    isBlank: new RegExp(String.raw`^\s*${written}\s*==\s*${NOTHING}\s*$`),
  };
}

function isInTested(block: Block, offset: number, { isSet, isBlank }: Tests, template: Template): boolean {
  const branch = branchAt(block, offset);
  const [first] = block.branches;
  if (branch === undefined || first === undefined) return false;
  if (branch.tag.name === 'if' || branch.tag.name === 'elsif')
    return allOf(branch, template).some((one) => isSet.test(one));
  if (branch.tag.name === 'unless') return isBlank.test(conditionOf(branch, template));
  const isElse = branch.tag.name === 'else' && block.branches.length === 2;
  return isElse && (block.name === 'unless' ? isSet : isBlank).test(conditionOf(first, template));
}

/** `{% if … == blank %}{% abort_message … %}{% endif %}` */
function stopsBlank(node: Node, { isBlank }: Tests, template: Template): boolean {
  if (node.type !== 'block' || node.name !== 'if') return false;
  return node.branches.some((branch, at) => {
    const stops = branch.nodes.some((one) => one.type === 'tag' && one.name === 'abort_message');
    return (
      stops &&
      at === 0 &&
      conditionOf(branch, template)
        .split(/\sor\s/)
        .some((one) => isBlank.test(one))
    );
  });
}

/** What is all true in a branch; nothing where one of several would do. */
function allOf(branch: Branch, template: Template): readonly string[] {
  const condition = conditionOf(branch, template);
  return /\sor\s/.test(condition) ? [] : condition.split(/\sand\s/);
}

function conditionOf({ tag }: Branch, { source }: Template): string {
  return source.slice(tag.nameSpan.end, tag.end).replace(/-?%\}$/, '');
}
