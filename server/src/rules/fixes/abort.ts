import type { Case, Fact } from '../../proof/proof.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Node, Template } from '../../template/tree.ts';
import type { Edit, Fix } from '../engine/finding.ts';
import { prints } from '../shared/printing.ts';
import { join } from '../shared/words.ts';

/** Stops the message before the payload begins, if the case is only that some values are missing. @param reason shown in the message activity log. */
export function abortFix(when: Case, payload: Pick<Span, 'start'>, reason = 'no identifier'): Fix[] {
  const facts = missingIn(when);
  if (facts === undefined) return [];
  const texts = facts.map(({ path }) => path.text);
  const test = texts.map((text) => `{{${text}}} == blank`).join(' and ');
  const newText = `{% if ${test} %}{% abort_message('${reason}') %}{% endif %}`;
  const title = `Stop the message when ${join(
    texts.map((text) => `\`${text}\``),
    'and',
  )} ${facts.length > 1 ? 'are' : 'is'} blank`;
  const { start } = payload;
  return [{ title, kind: 'suggestion', edits: [{ start, end: start, newText }] }];
}

/** Stops the message wherever the only block that prints the payload prints nothing, as deep as there is one block in another. */
export function abortOtherwise({ nodes, source }: Template): Fix[] {
  const edits: Edit[] = [];
  let inside = nodes;
  for (let block = onlyBlock(inside, source); block?.closing !== undefined; block = onlyBlock(inside, source)) {
    if (block.branches.at(-1)?.tag.name === 'else' || edits.length === MOST_DEEP) return [];
    const { start } = block.closing;
    edits.push({ start, end: start, newText: "{% else %}{% abort_message('nothing to send') %}" });
    const [branch, ...others] = block.branches.filter((one) => one.tag.name !== 'case');
    if (branch === undefined || others.length > 0) break;
    inside = branch.nodes;
  }
  return edits.length === 0 ? [] : [{ title: 'Stop the message in all other cases', kind: 'suggestion', edits }];
}

/** Deeper nobody writes, and each level is looked through again. */
const MOST_DEEP = 8;

/** The block of branches that is all of what prints anything. */
function onlyBlock(nodes: readonly Node[], source: string): Block | undefined {
  const [only, ...others] = nodes.filter((node) => prints(node, source));
  return others.length === 0 && only?.type === 'block' && BRANCHING.has(only.name) ? only : undefined;
}

const BRANCHING: ReadonlySet<string> = new Set(['if', 'unless', 'case']);

/** The values that are missing, where that is all that a case says; `undefined` where it says more, or nothing. */
export function missingIn(when: Case): readonly Fact[] | undefined {
  const { facts = [], words = [] } = when.explain() ?? when.solve() ?? {};
  const told = facts.filter((fact) => words.includes(fact.words));
  const isAll = told.length > 0 && words.every((one) => told.some((fact) => fact.words === one));
  return isAll && told.every(isMissing) ? told : undefined;
}

/** If only an empty string is meant, or every string but one, `== blank` would stop other messages as well. */
function isMissing({ value, words }: Fact): boolean {
  return value === null && /is (?:blank|missing)$/.test(words);
}
