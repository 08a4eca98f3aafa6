import type { PayloadNode, Text } from '../../server/src/proof/payload-tree.ts';
import type { Case, Proof } from '../../server/src/proof/proof.ts';

/** What a proof says, without places: to compare a body with its blocks and the same text in one file. */
export function answer({ verdict, cases, problems, assumptions, payload }: Proof): object {
  return {
    verdict,
    cases,
    problems: problems.map(({ kind }) => kind),
    assumptions: assumptions.length,
    payload: shapeOf(payload),
  };
}

/** The payload in words: members with their names and cases, scalars with their texts. */
function shapeOf(node: PayloadNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.type === 'scalar') return [node.kind, textOf(node.text)];
  if (node.type === 'list') return node.items.map(({ value, when }) => [words(when), shapeOf(value)]);
  if (node.type === 'choice')
    return { choice: node.alternatives.map(({ value, when }) => [words(when), shapeOf(value)]) };
  return { members: node.members.map(({ name, value, when }) => [textOf(name), words(when), shapeOf(value)]) };
}

/** Known texts beside each other are one, and so are alternatives that print the same. */
function textOf(text: Text): unknown {
  if (text === undefined) return 'unknown';
  const printed = text.map(({ parts, when }) => ({
    when: words(when),
    parts: parts
      .map((part) => (typeof part === 'string' ? part : `{{${[part.path?.text, ...part.filters].join(' | ')}}}`))
      .join(''),
  }));
  const isOne = printed.every(({ parts }) => parts === printed[0]?.parts);
  return isOne ? printed[0]?.parts : printed;
}

function words(when: Case): string {
  return when.isAlways ? '' : (when.explain()?.words.join(', ') ?? 'never');
}
