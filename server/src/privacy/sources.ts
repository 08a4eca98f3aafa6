import { filterEffect } from '../catalog/filter-effects.ts';
import type { HoleSource, TextHole } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import type { TaintFlow } from './taint-flow.ts';

/** Data that an output prints something of, and when. */
export interface FoundSource {
  readonly flow: TaintFlow;
  readonly when: Case;
}

/**
 * The proof knows which data can reach an output and when; the flows know by which way and with which arguments of filters. Where the
 * proof does not know all, the flows speak for themselves.
 */
export function sourcesAt(hole: TextHole, flows: readonly TaintFlow[], when: Case): FoundSource[] {
  const found = hole.sources.flatMap((source) => {
    const here = when.and(source.when);
    const same = flows.filter((flow) => isSame(flow, source));
    return (same.length > 0 ? same : [flowOf(source)]).map((flow) => ({ flow, when: here }));
  });
  return hole.hasUnknownSource ? [...found, ...flows.map((flow) => ({ flow, when }))] : found;
}

function isSame(flow: TaintFlow, { text, filters }: HoleSource): boolean {
  const isHidden = flow.filters.some(({ name }) => filterEffect(name) === 'hides');
  const { names, items, root } = flow;
  const last = lastName(text);
  const hasName = names.includes(last) || items.includes(last) || (names.length === 0 && root.name === last);
  return hasName && isHidden === filters.some((name) => filterEffect(name) === 'hides');
}

/** Of `event_properties.${customer}.email` and of `p.email` `email`, of `${address.city}` all that the braces hold. */
function lastName(text: string): string {
  const bare = text.replace(/(?:\[[^\]]*\])+$/, '');
  if (bare.endsWith('}')) return bare.slice(bare.lastIndexOf('${') + 2, -1);
  return bare.slice(bare.lastIndexOf('.') + 1);
}

/** What the proof alone knows. */
function flowOf({ text, path, filters }: HoleSource): TaintFlow {
  const names = path?.steps.filter((step) => typeof step === 'string') ?? [lastName(text)];
  const root = path?.root ?? { kind: 'variable', name: text };
  const applied = filters.map((name) => ({ name, arguments: [] }));
  return { root, names, text, items: [], filters: applied, trace: [] };
}
