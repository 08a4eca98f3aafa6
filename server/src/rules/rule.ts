import type { Judgement, PayloadProblem } from '../payload/judgement.ts';
import type { Filter, Lookup } from '../template/expressions.ts';
import type { Problem } from '../template/problems.ts';
import type { Span } from '../template/span.ts';
import type { Block, Comment, Output, Tag, Template, Text } from '../template/tree.ts';
import type { Fix, Related, Severity, Witness } from './finding.ts';

export type Group = 'liquid' | 'json' | 'movable-ink' | 'privacy';

/** All that a rule may read. */
export interface Analysis {
  readonly template: Template;
  readonly judgement: Judgement;
}

/** What the one walk over the tree meets; a rule names those it wants to see. Each may give any number of findings. */
export interface Visits<Found> {
  problem(problem: Problem, analysis: Analysis): Iterable<Found>;
  text(text: Text, analysis: Analysis): Iterable<Found>;
  output(output: Output, analysis: Analysis): Iterable<Found>;
  tag(tag: Tag, analysis: Analysis): Iterable<Found>;
  block(block: Block, analysis: Analysis): Iterable<Found>;
  comment(comment: Comment, analysis: Analysis): Iterable<Found>;
  filter(filter: Filter, analysis: Analysis): Iterable<Found>;
  lookup(lookup: Lookup, analysis: Analysis): Iterable<Found>;
  /** Once for each problem that the judgement of the payload found. */
  payloadProblem(problem: PayloadProblem, analysis: Analysis): Iterable<Found>;
  /** Once for the body, before the nodes. */
  body(template: Template, analysis: Analysis): Iterable<Found>;
}

/** One file a rule: what it is, its documentation, and how it finds, says and mends. */
export interface Rule<Found = unknown> {
  readonly code: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly title: string;
  readonly documentation: Documentation;
  readonly find: Partial<Visits<Found>>;
  say(found: Found, analysis: Analysis): Said;
  fixes?(found: Found, analysis: Analysis): readonly Fix[];
}

export interface Said extends Span {
  readonly message: string;
  readonly related?: readonly Related[];
  readonly case?: readonly string[];
  readonly witness?: Witness;
}

export interface Documentation {
  /** What the rule looks for, why that matters, what to do: a paragraph of Markdown each. */
  readonly what: string;
  readonly why: string;
  readonly do: string;
  /** Each gives exactly this finding and no other; the text under `^^^^` is where. */
  readonly bad: readonly Example[];
  /** None gives any finding. */
  readonly good: readonly Example[];
}

export interface Example {
  readonly caption: string;
  readonly body: string;
  /** The text that the finding lies on, exactly as in `body`. Only for bad examples. */
  readonly at?: string;
  /** The body after the first fix, if the finding has one. */
  readonly fixed?: string;
}

/** Keeps the type of what a rule finds together between `find`, `say` and `fixes`, and hides it from those who run rules. */
export function defineRule<Found>(rule: Rule<Found>): Rule<Found> {
  return rule;
}
