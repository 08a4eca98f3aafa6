import type { Run } from '../execute/run.ts';
import type { InputPath } from '../values/input-path.ts';

/**
 * The places of the data of which a body asks more than that they are printed, or of which some case depends: `${city}`,
 * `event_properties.price`, without what is deeper.
 */
export function namesAsked({ observations, decisionVariables }: Run): ReadonlySet<string> {
  const decided = [...decisionVariables.all.values()].flatMap((one) => (one.kind === 'place' ? [one.path] : []));
  return new Set([...observations.asked(), ...decided].map(nameOf).filter((name) => name !== undefined));
}

/** `undefined` for items: they belong to their loop. */
function nameOf({ root, steps: [first] }: InputPath): string | undefined {
  if (root.kind === 'attribute') return `\${${root.name}}`;
  if (root.kind !== 'namespace') return undefined;
  return first === undefined || first.kind === 'index' ? root.name : `${root.name}.${first.name}`;
}
