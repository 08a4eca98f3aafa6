import { eventsOf } from '../payload/events.ts';
import type { Proof } from '../payload/proof.ts';
import { placesOf } from '../payload/walk-payload.ts';
import type { Node } from '../template/tree.ts';
import { expressions, filteredExpressions, walk } from '../template/walk.ts';
import type { Finding } from './finding.ts';
import { rules } from './index.ts';
import type { Analysis, Rule, Visits } from './rule.ts';

export type RuleFailure = (code: string, error: unknown) => void;

/** Runs every rule over one analysis, in one walk. A rule that throws is left out from there on and told of once. */
export function runRules(analysis: Analysis, onFailure: RuleFailure): Finding[] {
  const run = new Run(analysis, onFailure);
  run.visit('body', analysis.template);
  for (const problem of analysis.template.problems) run.visit('problem', problem);
  visitProof(analysis.proof, run);
  for (const node of walk(analysis.template)) visitNode(node, run);
  return run.findings.sort((one, other) => one.start - other.start || one.end - other.end);
}

function visitProof(proof: Proof, run: Run): void {
  for (const problem of proof.problems) run.visit('payloadProblem', problem);
  for (const assumption of proof.assumptions) run.visit('assumption', assumption);
  for (const gap of proof.gaps) run.visit('gap', gap);
  for (const event of eventsOf(proof)) run.visit('event', event);
  for (const place of placesOf(proof)) {
    const { value, when } = place;
    if (value.type === 'object') run.visit('object', { object: value, when });
    if (value.type === 'scalar') run.visit('scalar', { ...place, value });
  }
}

function visitNode(node: Node, run: Run): void {
  if (node.type !== 'raw') run.visit(node.type, node);
  for (const filtered of filteredExpressions(node)) {
    run.visit('filtered', filtered);
    for (const filter of filtered.filters) run.visit('filter', filter);
  }
  if (node.type === 'tag' && node.markup.kind === 'condition') run.visit('condition', node.markup.condition);
  for (const expression of expressions(node)) if (expression.type === 'lookup') run.visit('lookup', expression);
}

type Visit = keyof Visits<unknown>;
type Find = (item: unknown, analysis: Analysis) => Iterable<unknown>;
type Interested = readonly (readonly [Rule, Find])[];

/** For each kind of visit the rules that want it, so that nobody asks the others. */
const interested = new Map<Visit, Interested>();

function interestedIn(kind: Visit): Interested {
  const known = interested.get(kind);
  if (known !== undefined) return known;
  const found: Interested = rules.flatMap((rule) => {
    const find: unknown = rule.find[kind];
    if (typeof find !== 'function') return [];
    return [[rule, (item, analysis) => find.call(rule.find, item, analysis)] as const];
  });
  interested.set(kind, found);
  return found;
}

class Run {
  readonly findings: Finding[] = [];
  private readonly failed = new Set<string>();

  constructor(
    private readonly analysis: Analysis,
    private readonly onFailure: RuleFailure,
  ) {}

  /** @param item what `kind` says. */
  visit(kind: Visit, item: unknown): void {
    for (const [rule, find] of interestedIn(kind)) {
      if (this.failed.has(rule.code)) continue;
      try {
        for (const found of find(item, this.analysis)) this.findings.push(this.finding(rule, found));
      } catch (error) {
        this.failed.add(rule.code);
        this.onFailure(rule.code, error);
      }
    }
  }

  private finding(rule: Rule, found: unknown): Finding {
    const said = rule.say(found, this.analysis);
    const fixes = rule.fixes?.(found, this.analysis) ?? [];
    return { code: rule.code, severity: rule.severity, related: [], ...said, fixes };
  }
}
