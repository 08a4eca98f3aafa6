import type { DeclaredType } from '../catalog/types.ts';
import { largestFile } from '../files/files.ts';
import { findRefusal } from '../template/refusal.ts';
import type { Template } from '../template/tree.ts';
import { accountOf } from './budget.ts';
import { collectCaptured } from './execute/captures.ts';
import { execute } from './execute/execute.ts';
import { finish } from './execute/finish.ts';
import { Run } from './execute/run.ts';
import type { Proof } from './proof.ts';
import type { State } from './reader/state.ts';
import { emptyProof } from './report/empty-proof.ts';
import { proofOf } from './report/result.ts';
import { finished, type Steps } from './steps.ts';

export interface ProofOptions {
  /** What places of the data hold when they are there, by their names in a body: `event_properties.${price}`. */
  readonly types?: ReadonlyMap<string, DeclaredType>;
}

/**
 * Proves that every rendering of a body is JSON, or tells when it is not: a JSON parser that is run over the template, forks at
 * conditions, and merges where states agree. Of a body that is too long to be followed nothing is proved. Never throws; in time
 * linear in the length for bodies whose branches agree.
 */
export function prove(template: Template, options: ProofOptions = {}): Proof {
  return finished(proving(template, options));
}

/** The same with a pause after each node of the template. */
export function* proving(template: Template, { types = new Map() }: ProofOptions = {}): Steps<Proof> {
  if (template.source.length > largestFile || findRefusal(template) !== undefined) return emptyProof();
  const hasContentBlocks = template.source.includes('content_blocks');
  const run: Run = new Run(template, hasContentBlocks, types, (captured) => collectCaptured(captured, run));
  yield;
  const ended = yield* executing(template, run);
  return proofOf(run, ended);
}

/** The states in which renderings end; none once the steps for it are used up. */
function* executing(template: Template, run: Run): Steps<readonly State[]> {
  const account = accountOf('execute', template.source.length, run.meter);
  const paid = (work: () => readonly State[]) =>
    run.meter.within(account, work, () => {
      run.giveUp();
      return undefined;
    });
  let states: readonly State[] | undefined = [run.start()];
  for (const node of template.nodes) {
    const before: readonly State[] = states;
    states = paid(() => execute([node], before, run));
    if (states === undefined) return [];
    yield;
  }
  const last = states;
  const ended = paid(() => {
    const all = [...last, ...run.ended];
    finish(all, run);
    return all;
  });
  return ended ?? [];
}
