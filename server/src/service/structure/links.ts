import { readDirective } from '../../rules/engine/directive.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Node, Tag, Template } from '../../template/tree.ts';
import { expressions } from '../../template/walk.ts';

/** A text of a body that leads somewhere. */
export interface Link extends Span {
  readonly target:
    | { readonly kind: 'url'; readonly url: string }
    /** To the page of a rule. */
    | { readonly kind: 'rule'; readonly code: string }
    | { readonly kind: 'content-block'; readonly name: string };
}

/**
 * The addresses that are requested, the Content Blocks that are named, and the rules that comments silence.
 * @param codes of all rules.
 */
export function linksIn(template: Template, codes: ReadonlySet<string>): Link[] {
  const { source } = template;
  const links = nodesOf(template).flatMap((node) => [...linksOfNode(node, source, codes), ...blockLinks(node)]);
  return links.sort((one, other) => one.start - other.start);
}

function linksOfNode(node: Node, source: string, codes: ReadonlySet<string>): Link[] {
  if (node.type === 'comment')
    return (readDirective(node, source)?.codes ?? []).flatMap(({ text, start, end }) =>
      ruleLink(text, { start, end }, codes),
    );
  return node.type === 'tag' && node.name === 'connected_content' ? urlLink(node, source) : [];
}

/** A link to the page of a rule, if there is such a rule. */
export function ruleLink(code: string, place: Span, codes: ReadonlySet<string>): Link[] {
  return codes.has(code) ? [{ ...place, target: { kind: 'rule', code } }] : [];
}

/** What depends on a user leads nowhere. */
function urlLink({ markup }: Tag, source: string): Link[] {
  const found = /^(\s*)(https?:\/\/[^\s'"]+)/.exec(source.slice(markup.start, markup.end));
  const [, space = '', url = ''] = found ?? [];
  if (url === '' || /\{\{|\$\{|\{%/.test(url)) return [];
  const start = markup.start + space.length;
  return [{ start, end: start + url.length, target: { kind: 'url', url } }];
}

/** Wherever a block is named: printed, tested, kept in a variable. */
function blockLinks(node: Node): Link[] {
  return expressions(node).flatMap((expression): Link[] => {
    if (expression.type !== 'lookup' || expression.root.kind !== 'name') return [];
    const [step] = expression.root.name === 'content_blocks' ? expression.steps : [];
    if (step === undefined || step.kind === 'index') return [];
    const { start, end } = step.kind === 'attribute' ? step.nameSpan : step;
    return [{ start, end, target: { kind: 'content-block', name: step.name.trim() } }];
  });
}
