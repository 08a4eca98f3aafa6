import type { Node as JsonNode } from 'jsonc-parser';
import type { BlockProblem } from '../../blocks/expand.ts';
import type { Event } from '../../events/events.ts';
import type { ObjectNode, ScalarNode } from '../../proof/payload-tree.ts';
import type { Assumption, Case, Gap, Iteration, PayloadProblem } from '../../proof/proof.ts';
import type { OutputSite } from '../../proof/walk-payload.ts';
import type { Condition, Filter, FilteredExpression, Lookup } from '../../template/expressions.ts';
import type { Problem } from '../../template/problems.ts';
import type { Span } from '../../template/span.ts';
import type { Block, Comment, Output, Tag, Template, Text } from '../../template/tree.ts';
import type { Analysis } from './analysis.ts';
import type { Explained } from './explained.ts';
import type { Fix, Related, Severity } from './finding.ts';
import type { JudgedDirective } from './judged-directive.ts';
import type { Settings } from './settings.ts';

export type Group = 'liquid' | 'json' | 'movable-ink' | 'privacy' | 'comments';

export interface ObjectPlace {
  readonly object: ObjectNode;
  /** When it is part of a payload that is sent. */
  readonly when: Case;
}

export type ScalarPlace = OutputSite & { readonly value: ScalarNode };

/** What the walk over the tree visits. A rule names the kinds it wants; each visit may yield any number of findings. */
export interface Visits<Found> {
  problem(problem: Problem, analysis: Analysis): Iterable<Found>;
  text(text: Text, analysis: Analysis): Iterable<Found>;
  output(output: Output, analysis: Analysis): Iterable<Found>;
  tag(tag: Tag, analysis: Analysis): Iterable<Found>;
  block(block: Block, analysis: Analysis): Iterable<Found>;
  comment(comment: Comment, analysis: Analysis): Iterable<Found>;
  /** A value with its filters, in an output, an `assign`, an `echo` or the arguments of a tag. */
  filtered(expression: FilteredExpression, analysis: Analysis): Iterable<Found>;
  condition(condition: Condition, analysis: Analysis): Iterable<Found>;
  filter(filter: Filter, analysis: Analysis): Iterable<Found>;
  lookup(lookup: Lookup, analysis: Analysis): Iterable<Found>;
  payloadProblem(problem: PayloadProblem, analysis: Analysis): Iterable<Found>;
  assumption(assumption: Assumption, analysis: Analysis): Iterable<Found>;
  gap(gap: Gap, analysis: Analysis): Iterable<Found>;
  /** Once for each event that the body can be. */
  event(event: Event, analysis: Analysis): Iterable<Found>;
  /** Once for each object of the payload, whatever the payload is for. */
  object(place: ObjectPlace, analysis: Analysis): Iterable<Found>;
  /** Once for each string, number, boolean or `null` of the payload, in each of its alternatives. */
  scalar(place: ScalarPlace, analysis: Analysis): Iterable<Found>;
  /** Once for each output of a Content Block that cannot be printed as it stands. */
  blockProblem(problem: BlockProblem, analysis: Analysis): Iterable<Found>;
  /** Once for the body, before the nodes. */
  body(template: Template, analysis: Analysis): Iterable<Found>;
  /** Once for each comment that silences findings, after everything else. */
  directive(directive: JudgedDirective, analysis: Analysis): Iterable<Found>;
}

/** A whole number that the configuration can set. */
export interface RuleOption {
  readonly name: string;
  readonly description: string;
  readonly default: number;
  readonly least: number;
  readonly most: number;
}

/** One file per rule: its documentation, what it finds, what it says and how it fixes that. */
export interface Rule<Found = unknown> {
  readonly code: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly title: string;
  readonly documentation: Documentation;
  /** Read from `settings.options` by `code.name`. */
  readonly options?: readonly RuleOption[];
  readonly find: Partial<Visits<Found>>;
  say(found: Found, analysis: Analysis): Said;
  fixes?(found: Found, analysis: Analysis): readonly Fix[];
  /** What it finds in the file of a sample user, ready to be reported. */
  inSampleUser?(file: SampleUserFile, settings: Settings): Iterable<SaidOfSampleUser>;
}

/** The file of a sample user that is JSON. Spans are UTF-16 offsets into `source`. */
export interface SampleUserFile {
  readonly source: string;
  readonly root: JsonNode;
}

export type SaidOfSampleUser = Omit<Said, 'when'> & { readonly fixes: readonly Fix[] };

export interface Said extends Span {
  /** `inCase` marks in it where the case is told. */
  readonly message: string;
  readonly related?: readonly Related[];
  /** The member of the payload that it speaks of. */
  readonly subject?: string;
  /** Where a rendering shows it, if not at its place. */
  readonly shownAt?: Span;
  /** Absent when it always occurs. */
  readonly when?: Case;
  readonly iteration?: Iteration;
  /** If it differs from that of the rule's other findings. */
  readonly severity?: Severity;
  /** Where findings of other rules come from the same slip. */
  readonly explains?: readonly Explained[];
}

export interface Documentation {
  /** What the rule reports, why that matters, what to do: a paragraph of Markdown each. */
  readonly what: string;
  readonly why: string;
  readonly do: string;
  /** The Content Blocks around the examples: the content of their files by their names. */
  readonly blocks?: Readonly<Record<string, string>>;
  /** What the examples are, if not bodies. */
  readonly examplesAre?: 'sample-users';
  /** Each has exactly one finding, on the text in `at`. */
  readonly bad: readonly Example[];
  /** None has any finding of any rule. */
  readonly good: readonly Example[];
}

export interface Example {
  readonly caption: string;
  readonly body: string;
  /** The text that is reported, exactly as in `body`; empty for the end of the body. Only for bad examples. */
  readonly at?: string;
  /** The body after the first fix, if the finding has one. */
  readonly fixed?: string;
}

/** Ties the type of what a rule finds across `find`, `say` and `fixes`, and hides it from the code that runs rules. */
export function defineRule<Found>(rule: Rule<Found>): Rule<Found> {
  return rule;
}
