import type { Judgement } from '../payload/judgement.ts';
import type { Renderer } from '../render/rendering.ts';
import type { Finding } from '../rules/finding.ts';
import type { Template } from '../template/tree.ts';

export interface CheckedBody {
  readonly template: Template;
  readonly judgement: Judgement;
  /** In the order of their places. */
  readonly findings: readonly Finding[];
}

/** Reads, judges and checks one body. Never throws; a rule that does is left out and named in `onRuleFailure`. */
export type CheckBody = (body: string, renderer: Renderer) => Promise<CheckedBody>;
