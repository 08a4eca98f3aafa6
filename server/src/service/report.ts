import type { Verdict } from '../proof/proof.ts';
import type { Severity } from '../rules/engine/finding.ts';
import type { FindingCounts } from './protocol.ts';
import type { WithheldFix } from './trial/fix-trials.ts';

/** The object that `check --format json` prints. Others rely on it, so increase `version` with every change of its shape. */
export interface Report {
  readonly version: 1;
  /** What is presumed of all data if a verdict is `proved` or `conditional`. */
  readonly presumes: readonly string[];
  readonly files: readonly FileReport[];
  readonly summary: Summary;
}

export type FileReport = BodyReport | SampleUserReport | ContentBlockReport;

export interface BodyReport {
  /** Relative to the working folder, with `/`. */
  readonly path: string;
  readonly kind: 'body';
  readonly verdict: Verdict;
  readonly cases: number;
  readonly assumptions: readonly string[];
  /** What was not looked at, since the body has too many findings for its length. Absent where everything was. */
  readonly leftOut?: LeftOutReport;
  readonly findings: readonly FindingReport[];
}

export interface LeftOutReport {
  /** Findings whose case was not rendered. */
  readonly cases: number;
  /** Fixes that were not tried, and are therefore not offered. */
  readonly fixes: number;
}

export interface SampleUserReport {
  readonly path: string;
  readonly kind: 'sample-user';
  readonly findings: readonly FindingReport[];
}

/** The file of a Content Block, with what is found in it for the bodies that print it. */
export interface ContentBlockReport {
  readonly path: string;
  readonly kind: 'content-block';
  /** The paths of the bodies that print it, of those that were checked. */
  readonly printedBy: readonly string[];
  readonly findings: readonly FindingReport[];
}

export interface FindingReport {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: RangeReport;
  /** The same for the same finding in another version of the file, even if its line has moved. */
  readonly fingerprint: string;
  readonly case?: readonly string[];
  /** Absent if no sample user can make it happen, if the finding is not about the payload, and where it was left out. */
  readonly witness?: WitnessReport;
  /** Each has been tried: it removes its finding and keeps every correct rendering. */
  readonly fixes: readonly FixReport[];
  /** What would have been a fix and did not stand the trial; absent where there is none. */
  readonly withheldFixes?: readonly WithheldFix[];
  readonly documentation: string;
}

export interface RangeReport {
  readonly start: PlaceReport;
  readonly end: PlaceReport;
}

/** UTF-16 units; lines from 0. */
export interface PlaceReport {
  readonly line: number;
  readonly character: number;
  readonly offset: number;
}

export interface WitnessReport {
  /** The content of a sample-user file. */
  readonly sampleUser: object;
  readonly rendering: string;
  /** The rendering was checked and shows what the finding says. */
  readonly confirmed: boolean;
}

export interface FixReport {
  readonly title: string;
  readonly kind: 'safe' | 'suggestion';
  readonly edits: readonly { readonly range: RangeReport; readonly newText: string }[];
}

export interface Summary extends FindingCounts {
  readonly files: number;
}
