import type { BlockProblem } from '../../blocks/expand.ts';
import { eventsOf } from '../../events/events.ts';
import { TypeAnswers } from '../../events/wrong-types.ts';
import { textDocument } from '../../files/text-document.ts';
import { hiddenIn } from '../../privacy/hidden.ts';
import { personalDataIn } from '../../privacy/in-body.ts';
import { secretsIn } from '../../privacy/secrets.ts';
import { sinksOf } from '../../privacy/sinks.ts';
import { taintFlowsOf } from '../../privacy/taint-flows.ts';
import type { Proof } from '../../proof/proof.ts';
import { definedNames } from '../../template/names.ts';
import { SpanIndex } from '../../template/span-index.ts';
import type { Template } from '../../template/tree.ts';
import { capturesReadOtherwise } from '../shared/captured.ts';
import { plainOutputs } from '../shared/composed.ts';
import { eventTimeIn } from '../shared/event-time.ts';
import { hashPlaces } from '../shared/hash-places.ts';
import { misreadSetters } from '../shared/misread-setters.ts';
import { missingCommasIn } from '../shared/missing-commas.ts';
import { brokenOutputs, firstOfOutputs, reportedByOutput, valueOutputs } from '../shared/output-assumption.ts';
import { printedIn } from '../shared/printed.ts';
import { quoteSlipsIn } from '../shared/quote-slips.ts';
import { liquidFaults } from '../shared/reported-by-liquid.ts';
import { lazy } from './lazy.ts';
import type { Settings } from './settings.ts';

/** What is known of the Content Blocks of a body. */
export interface AnalysedBlocks {
  readonly problems: readonly BlockProblem[];
  /** Of all blocks in the workspace. */
  readonly names: readonly string[];
}

/** All that a rule may read: a body, its proof, the settings, and what several questions need of them, worked out once when it is first asked for. */
export class Analysis {
  /** The body by its lines. */
  readonly lines = lazy(() => textDocument(this.template.source));
  /** Where the body begins and ends but for white space. */
  readonly printedPart = lazy(() => {
    const { source } = this.template;
    return { first: source.length - source.trimStart().length, last: source.trimEnd().length };
  });
  /** Where errors and assumptions are told. */
  readonly placesTold = lazy(() => new SpanIndex([...this.proof.problems, ...this.proof.assumptions]));
  /** Names that the body gives to variables. */
  readonly definedNames = lazy(() => definedNames(this.template));
  /** Where attributes are printed so that nothing is printed for an empty string, by their text. */
  readonly printed = lazy(() => printedIn(this.template));
  readonly hashPlaces = lazy(() => hashPlaces(this.template));
  readonly capturesReadOtherwise = lazy(() => capturesReadOtherwise(this.template));
  readonly plainOutputs = lazy(() => plainOutputs(this.template, 'value'));
  readonly plainTextOutputs = lazy(() => plainOutputs(this.template, 'text'));
  readonly liquidFaults = lazy(() => liquidFaults(this.template));
  readonly eventTime = lazy(() => eventTimeIn(this.template));
  readonly reportedByOutput = lazy(() => reportedByOutput(this.proof));
  readonly firstOfOutputs = lazy(() => firstOfOutputs(this.proof));
  readonly brokenOutputs = lazy(() => brokenOutputs(this.proof, this.template.source));
  readonly valueOutputs = lazy(() => valueOutputs(this.proof));
  /** Where the first loop begins that leaves something open or closes too much; `Infinity` where none does. */
  readonly firstUnbalancedLoop = lazy(() =>
    this.proof.problems
      .filter(({ kind }) => kind === 'unbalanced-loop')
      .reduce((first, { start }) => Math.min(first, start), Number.POSITIVE_INFINITY),
  );
  readonly missingCommas = lazy(() => missingCommasIn(this.proof));
  readonly quoteSlips = lazy(() => quoteSlipsIn(this.proof, this.template));
  /** Where blocks begin that the end tag of another one was meant to close. */
  readonly closedByOthers = lazy(() => {
    const { problems } = this.template;
    return new Set(
      problems.flatMap(({ kind, related }) => (kind === 'mismatched-end' && related ? related.start : [])),
    );
  });
  /** Variables that tags are meant to set which Liquid cannot read. */
  readonly misreadSetters = lazy(() => misreadSetters(this.template));
  /** Blocks without an end, by their places. */
  readonly missingEnds = lazy(() =>
    this.template.problems.filter(({ kind }) => kind === 'missing-end').sort((one, other) => one.start - other.start),
  );
  readonly events = lazy(() => eventsOf(this.proof));
  readonly typeAnswers = lazy(() => new TypeAnswers());
  readonly secrets = lazy(() => secretsIn(this.template.source));
  /** That stands in the body itself. */
  readonly personalData = lazy(() => personalDataIn(this.template));
  readonly hidden = lazy(() => hiddenIn(this.template, this.secrets(), this.personalData()));
  readonly taintFlows = lazy(() => taintFlowsOf(this.template));
  readonly sinks = lazy(() => {
    const { personalData, types } = this.settings;
    return sinksOf(this.proof, this.events(), this.taintFlows(), { ...personalData, types });
  });

  constructor(
    readonly template: Template,
    readonly proof: Proof,
    readonly settings: Settings,
    readonly blocks: AnalysedBlocks = { problems: [], names: [] },
  ) {}
}
