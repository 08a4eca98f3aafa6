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
import { emptyProof } from './report/empty-proof.ts';
import { proofOf } from './report/result.ts';

export interface ProofOptions {
  /** What places of the data hold when they are there, by their names in a body: `event_properties.${price}`. */
  readonly types?: ReadonlyMap<string, DeclaredType>;
}

/**
 * Proves that every rendering of a body is JSON, or tells when it is not: a JSON parser that is run over the template, forks at
 * conditions, and merges where states agree. Of a body that is too long to be followed nothing is proved. Never throws; in time
 * linear in the length for bodies whose branches agree.
 */
export function prove(template: Template, { types = new Map() }: ProofOptions = {}): Proof {
  if (template.source.length > largestFile || findRefusal(template) !== undefined) return emptyProof();
  const hasContentBlocks = template.source.includes('content_blocks');
  const run: Run = new Run(template, hasContentBlocks, types, (captured) => collectCaptured(captured, run));
  const { meter } = run;
  const account = accountOf('execute', template.source.length, meter);
  const carriedOut = () => {
    const ended = [...execute(template.nodes, [run.start()], run), ...run.ended];
    finish(ended, run);
    return ended;
  };
  const ended = meter.within(account, carriedOut, () => {
    run.giveUp();
    return [];
  });
  return proofOf(run, ended);
}
