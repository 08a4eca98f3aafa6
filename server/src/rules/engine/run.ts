import type { Event } from '../../events/events.ts';
import { accountOf } from '../../proof/budget.ts';
import type { Account } from '../../proof/conditions/meter.ts';
import { outputSitesIn } from '../../proof/output-sites.ts';
import { finished, type Steps } from '../../proof/steps.ts';
import type { OutputSite } from '../../proof/walk-payload.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Node } from '../../template/tree.ts';
import { expressions, filteredExpressions } from '../../template/walk.ts';
import { rules as allRules } from '../index.ts';
import unusedDisable from '../unused-disable.ts';
import type { Analysis } from './analysis.ts';
import { withCase, withoutCase } from './case-in-message.ts';
import { type Directive, readDirective } from './directive.ts';
import { withoutExplained } from './explained.ts';
import type { Finding } from './finding.ts';
import { judge } from './judged-directive.ts';
import type { Rule, Visits } from './rule.ts';
import { Silences } from './silences.ts';
import { keyOf, toldOnce } from './told-once.ts';

export type RuleFailure = (code: string, error: unknown) => void;

/**
 * Runs rules over one analysis, in one walk. A rule that throws is reported once and skipped from then on. Findings that a comment in the
 * body silences are left out.
 */
export function runRules(analysis: Analysis, onFailure: RuleFailure, rules: readonly Rule[] = allRules): Finding[] {
  return finished(runningRules(analysis, onFailure, rules));
}

/** The same with a pause after each place that is visited. */
export function* runningRules(
  analysis: Analysis,
  onFailure: RuleFailure,
  rules: readonly Rule[] = allRules,
): Steps<Finding[]> {
  const { template } = analysis;
  const run = new RuleRun(analysis, rules, onFailure);
  const whole = { start: 0, end: template.source.length };
  const exposed = exposing(analysis, run);
  yield;
  run.visit('body', template, whole);
  yield;
  for (const problem of template.problems) run.visit('problem', problem);
  for (const problem of analysis.blocks.problems) run.visit('blockProblem', problem);
  yield* visitingProof(analysis, exposed, run);
  const directives: Directive[] = [];
  for (const node of nodesOf(template)) {
    visitNode(node, run);
    yield;
    const directive = node.type === 'comment' ? readDirective(node, template.source) : undefined;
    if (directive !== undefined) directives.push(directive);
  }
  const findings = directives.length === 0 ? run.take() : applyDirectives(directives, run, template.source, rules);
  return findings.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Only after all other findings is it known which comments silenced nothing. */
function applyDirectives(
  directives: readonly Directive[],
  run: RuleRun,
  source: string,
  rules: readonly Rule[],
): Finding[] {
  const silences = new Silences(directives, source);
  const isHeard = (finding: Finding) => !silences.silence(finding);
  const all = run.take();
  const silenced = new Set(all.filter((finding) => !isHeard(finding)));
  // Where a slip is silenced, so is what comes from it.
  const heard = withoutExplained(
    all.filter((finding) => !silenced.has(finding)),
    [...silenced],
  );
  const codes = rules.map(({ code }) => code);
  const exempt = new Set([unusedDisable.code, ...run.failed]);
  for (const directive of directives) run.visit('directive', judge(directive, silences, codes, exempt));
  return [...heard, ...run.take().filter(isHeard)];
}

/** What the payload holds, before any rule asks for it: or the first one that does would pay for all of them. */
function exposing(analysis: Analysis, run: RuleRun): Exposed | undefined {
  const { proof, template } = analysis;
  const { length } = template.source;
  const exposed = proof.meter.within(
    accountOf('expose', length, proof.meter),
    () => ({ events: analysis.events(), places: outputSitesIn(proof) }),
    () => undefined,
  );
  if (exposed === undefined) run.giveUp('the content of the payload', { start: 0, end: length });
  return exposed;
}

interface Exposed {
  readonly events: readonly Event[];
  readonly places: readonly OutputSite[];
}

function* visitingProof({ proof }: Analysis, exposed: Exposed | undefined, run: RuleRun): Steps<void> {
  yield* visitingAll('payloadProblem', proof.problems, run);
  yield* visitingAll('assumption', proof.assumptions, run);
  yield* visitingAll('gap', proof.gaps, run);
  for (const event of exposed?.events ?? []) {
    run.visit('event', event, event.object);
    yield;
  }
  run.unite();
  for (const place of exposed?.places ?? []) {
    yield;
    const { value, when } = place;
    if (value.type === 'object') run.visit('object', { object: value, when }, value);
    if (value.type === 'scalar') run.visit('scalar', { ...place, value }, value);
  }
}

function* visitingAll(kind: Visit, items: readonly Span[], run: RuleRun): Steps<void> {
  for (const item of items) {
    run.visit(kind, item);
    yield;
  }
}

function visitNode(node: Node, run: RuleRun): void {
  if (node.type !== 'raw') run.visit(node.type, node);
  if (node.type === 'text' || node.type === 'block' || node.type === 'comment') return;
  for (const filtered of filteredExpressions(node)) {
    run.visit('filtered', filtered);
    for (const filter of filtered.filters) run.visit('filter', filter);
  }
  if (node.type === 'tag' && node.markup.kind === 'condition') run.visit('condition', node.markup.condition);
  for (const expression of expressions(node)) if (expression.type === 'lookup') run.visit('lookup', expression);
}

/** The cost of visits and findings, on top of what rules ask of conditions. */
const STEPS_PER_VISIT = 1;
const STEPS_PER_FINDING = 50;

function placeOf({ start = 0, end = start }: Partial<Span>): Span {
  return { start, end };
}

type Visit = keyof Visits<unknown>;

/** A rule that wants some kind of visit, and what its visits are paid from. */
interface Interested {
  readonly rule: Rule;
  readonly account: Account;
  find(item: unknown, analysis: Analysis): Iterable<unknown>;
}

/** Those that say the same of the same place as one, which holds in the cases of all. */
function united(findings: readonly Finding[]): Iterable<Finding> {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const { when } = finding;
    const key = keyOf(finding);
    const known = byPlace.get(key);
    const isEither = known?.when !== undefined && when !== undefined;
    byPlace.set(key, isEither ? { ...known, when: known.when.or(when) } : (known ?? finding));
  }
  return byPlace.values();
}

class RuleRun {
  private findings: Finding[] = [];
  /** For each kind of visit the rules that want it, so that nobody asks the others. */
  private readonly interested = new Map<Visit, readonly Interested[]>();
  /** Rules that have thrown. */
  readonly failed = new Set<string>();

  constructor(
    private readonly analysis: Analysis,
    private readonly rules: readonly Rule[],
    private readonly onFailure: RuleFailure,
  ) {}

  /** @param item what `kind` says. @param place where it is. */
  visit<Item>(kind: Visit, item: Item & Partial<Span>, place: Partial<Span> = item): void {
    const { meter } = this.analysis.proof;
    for (const interested of this.interestedIn(kind)) {
      const { rule, account } = interested;
      if (this.failed.has(rule.code)) continue;
      try {
        meter.within(
          account,
          () => {
            meter.spend(STEPS_PER_VISIT);
            for (const found of interested.find(item, this.analysis)) this.findings.push(this.finding(rule, found));
          },
          () => this.exhausted(rule, placeOf(place)),
        );
      } catch (error) {
        this.failed.add(rule.code);
        this.onFailure(rule.code, error);
      }
    }
  }

  private interestedIn(kind: Visit): readonly Interested[] {
    const known = this.interested.get(kind);
    if (known !== undefined) return known;
    const { proof, template } = this.analysis;
    const found = this.rules.flatMap((rule): Interested[] => {
      const find: unknown = rule.find[kind];
      if (typeof find !== 'function') return [];
      const account = accountOf('rule', template.source.length, proof.meter, `rule ${rule.code}`);
      return [{ rule, account, find: (item, analysis) => find.call(rule.find, item, analysis) }];
    });
    this.interested.set(kind, found);
    return found;
  }

  /** A rule that has used up its steps is not called again. */
  private exhausted({ code }: Rule, place: Span): void {
    this.failed.add(code);
    this.giveUp(`\`${code}\``, place);
  }

  /** Reports once, where it happened, that something was too expensive to check. */
  giveUp(what: string, { start, end }: Span): void {
    const message = `This body is too complex to check completely: ${what} was not checked from here on. Split the body, or simplify this part.`;
    this.findings.push({ code: 'not-proved', severity: 'information', start, end, message, related: [], fixes: [] });
  }

  /** The findings since the last call. */
  take(): Finding[] {
    const { findings } = this;
    this.findings = [];
    return toldOnce(findings);
  }

  /** In a list of events that a loop prints, each iteration is an event of its own, in which the same is found at the same place. */
  unite(): void {
    this.findings = [...united(this.findings)];
  }

  private finding(rule: Rule, found: unknown): Finding {
    this.analysis.proof.meter.spend(STEPS_PER_FINDING);
    const said = rule.say(found, this.analysis);
    const fixes = rule.fixes?.(found, this.analysis) ?? [];
    const message = withoutCase(said.message, said.when);
    const messageIn = (words: readonly string[]) => withCase(said.message, words, said.iteration);
    return { code: rule.code, severity: rule.severity, related: [], ...said, message, messageIn, fixes };
  }
}
