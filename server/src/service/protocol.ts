import type { Verdict } from '../proof/proof.ts';
import type { Note, Piece } from '../render/rendering.ts';
import type { Severity } from '../rules/engine/finding.ts';
import type { TextChange } from '../samples/add-answer.ts';
import type { Span } from '../template/span.ts';
import type { RequestView } from './panel/request-view.ts';
import type { BlankOutput } from './panel/why-blank.ts';

/** The server's extensions of the Language Server Protocol, which other editors can ignore. Spans are UTF-16 offsets. */

/** `initializationOptions` of `initialize`. */
export interface InitializationOptions {
  /** The base URL of rule pages, which are `<documentationBase>/<code>.md`. Without it, findings have no links. */
  readonly documentationBase?: string;
  /**
   * An editor command that shows the case of a finding; it is called with `PreviewCaseParams`. Without it, the server offers no
   * case, since an editor that cannot render has no use for one.
   */
  readonly previewCaseCommand?: string;
  /**
   * Texts, each as named by a `WorkingOnParams`, on which a server of this client has crashed: they stay unchecked, and a finding says so.
   * A client that passes it, even empty, is notified of what the server is working on.
   */
  readonly leaveUnchecked?: readonly string[];
  /** The editor itself reports syntax errors in JSON documents, so the server leaves out its own: each error once. */
  readonly reportsJsonSyntax?: boolean;
  /** The editor answers the requests of `files/editor-requests.ts`, for files that are on no disk. */
  readonly servesFiles?: boolean;
  /** Commands of the editor for what is shown over a body. Without them, no code lens is offered. */
  readonly lensCommands?: LensCommands;
}

/** Commands without an argument, for the body that is in view. */
export interface LensCommands {
  /** Shows the problems of the body. */
  readonly showProblems: string;
  /** Opens its preview. */
  readonly preview: string;
}

/** Notification from the client: the sample user whose values are shown. Code lenses and inlay hints are asked for again then. */
export const selectSampleUserMethod = 'mi-webhook/selectSampleUser';

export interface SelectSampleUserParams {
  /** `id` of a `SampleUserEntry`. */
  readonly sampleUser: string;
  readonly name: string;
  /** The content of a sample user that has no file, such as a case. */
  readonly content?: object;
}

/** The argument of the editor's command in the code action "Preview this case". */
export interface PreviewCaseParams {
  /** The body. */
  readonly uri: string;
  /** The content of a sample-user file that makes the finding happen, named after the case. Confirmed by rendering. */
  readonly sampleUser: object;
  /** The finding's place in the body. */
  readonly start: number;
  readonly end: number;
}

/** Request: `RenderParams` -> `RenderResult`. */
export const renderMethod = 'mi-webhook/render';

export interface RenderParams {
  /** An open body, rendered as it is in the editor, saved or not; or one on disk. */
  readonly uri: string;
  /** `id` of a `SampleUserEntry`: the name of a built-in one, or the URI of a `*.sample-user.json`. */
  readonly sampleUser: string;
  /** The content of a sample user that has no file, such as a case; `sampleUser` is then only its name. */
  readonly content?: object;
  /** Rendered for a comparison, so that nothing else takes it for the one that is shown. */
  readonly isAside?: boolean;
  /** Only what was printed, and whether it is JSON: for somebody who types, and asks for all the rest afterwards. */
  readonly isPrintedOnly?: boolean;
}

export interface RenderResult extends Pick<StatusParams, 'isEmpty'> {
  readonly uri: string;
  /** Version of the open document that was rendered; absent for a body on disk. */
  readonly version?: number;
  readonly sampleUser: SampleUserEntry;
  readonly status: RenderStatus;
  /** All that was printed, whatever the status. */
  readonly rendering: string;
  /** Where each part of `rendering` came from in the body, in order and without gaps. */
  readonly pieces: readonly Piece[];
  /** Why the rendering is not JSON: spans of `rendering`. */
  readonly problems: readonly RenderingProblem[];
  /** One or two sentences on why the status is not `valid`. */
  readonly reason?: string;
  /** What the body reads and the sample user lacks: spans of the body. */
  readonly notes: readonly Note[];
  /** The payload is an event for Movable Ink. */
  readonly isEvent: boolean;
  /** What Movable Ink would say of this payload, and personal data in it. Empty unless it is valid JSON. */
  readonly findings: readonly RenderingFinding[];
  /** What Braze would send beside the rendering, without keys and credentials. */
  readonly request: RequestView;
  /** Contents of branches that were not taken: spans of the body. Empty for a long body. */
  readonly untaken: readonly Span[];
  /** Outputs that printed nothing, and why: spans of the body. Empty for a long body. */
  readonly blanks: readonly BlankOutput[];
  /** Of the whole body, over all cases; absent until it has been checked. */
  readonly verdict?: Verdict;
  /** Nothing more was asked for: notes, findings, branches and blanks are not known yet. */
  readonly isPrintedOnly?: true;
}

/** A finding in one rendering: a span of it. */
export interface RenderingFinding extends Span {
  readonly code: string;
  readonly severity: Severity;
  readonly aspect: Aspect;
  readonly message: string;
}

/** What is checked of an event, in the order in which it is told. */
export const aspects = ['identifier', 'fields', 'types', 'time', 'personal data'] as const;
export type Aspect = (typeof aspects)[number];

/** `valid`: JSON. `invalid`: not JSON. `aborted`: the body stopped the message. `failed`: Liquid rejects the body, or rendering took too long. */
export type RenderStatus = 'valid' | 'invalid' | 'aborted' | 'failed';

export interface RenderingProblem extends Span {
  readonly message: string;
}

/** Request: `SampleUsersParams` -> `SampleUserOutcome[]`: what the body renders to for each of `sampleUsers`, in the same order; none for a body that is still empty. */
export const outcomesMethod = 'mi-webhook/outcomes';

export interface SampleUserOutcome extends Pick<RenderResult, 'sampleUser' | 'status' | 'reason'> {
  /** How many findings the rendering has, hints aside. */
  readonly findings: number;
}

/** Request: `SampleUsersParams` -> `SampleUserEntry[]`, the workspace's own first, then the built-in ones. */
export const sampleUsersMethod = 'mi-webhook/sampleUsers';

export interface SampleUsersParams {
  /** The body for which one is picked. */
  readonly uri: string;
}

export interface SampleUserEntry {
  readonly id: string;
  readonly name: string;
  readonly builtIn: boolean;
  /** Path below the workspace folder; absent for a built-in one. */
  readonly path?: string;
  /** Why the file cannot be used as it is. */
  readonly problem?: string;
}

/** Request: `AddAnswerParams` -> `AddAnswerResult`. The client makes the changes; the server writes nothing. */
export const addAnswerMethod = 'mi-webhook/addAnswer';

export interface AddAnswerParams {
  /** The body that was rendered. */
  readonly uri: string;
  /** `id` of the sample user that it was rendered for. For a built-in one, a copy is created beside the body. */
  readonly sampleUser: string;
  /** The content of a sample user that has no file, such as a case; `sampleUser` is then only its name. */
  readonly content?: object;
  /** The `missing` keys of a note. */
  readonly missing: readonly string[];
}

export type AddAnswerResult =
  | {
      readonly sampleUser: Pick<SampleUserEntry, 'id' | 'name'>;
      /** The edits to the file, which is empty if it `isNew`. */
      readonly changes: readonly TextChange[];
      readonly isNew: boolean;
      /** The span of the placeholder after the edits, for the author to fill in. */
      readonly answer: Span;
    }
  /** The new content of a sample user that has no file, or of a built-in one where the body is not saved and has no folder for a copy. */
  | { readonly name: string; readonly content: object }
  | { readonly problem: string };

/** Request: `AlwaysValidParams` -> `AlwaysValidResult`. The client shows the difference and makes the change; the server writes nothing. */
export const alwaysValidMethod = 'mi-webhook/makeAlwaysValid';

export interface AlwaysValidParams {
  /** An open body. */
  readonly uri: string;
}

export type AlwaysValidResult =
  | {
      /** Of the document that the change is for. */
      readonly version: number;
      /** All that changes, as one replacement; absent where no fix helps. */
      readonly change?: Span & { readonly newText: string };
      /** How many fixes it is made of. */
      readonly fixes: number;
      /** Of the body after the change. */
      readonly verdict: Verdict;
      /** A sentence on each place that keeps the body from being proved then. */
      readonly left: readonly string[];
    }
  | { readonly problem: string };

/** Request: `KeyValuePairsParams` -> `KeyValuePairsResult`. */
export const keyValuePairsMethod = 'mi-webhook/keyValuePairs';

export interface KeyValuePairsParams {
  /** A body, open or on disk. */
  readonly uri: string;
}

export type KeyValuePairsResult =
  | {
      /** One pair a line, with a tab between key and value. */
      readonly text: string;
      readonly count: number;
      /** The keys whose values are not strings in the body, as they are when Braze sends pairs. */
      readonly becomeStrings: readonly string[];
    }
  /** Why the body cannot be written as pairs. */
  | { readonly problem: string };

/** Notification to the client after each check of an open body. */
export const statusMethod = 'mi-webhook/status';

export interface StatusParams {
  readonly uri: string;
  readonly version: number;
  readonly verdict: Verdict;
  /** How many cases were checked. */
  readonly cases: number;
  /** The conditions that values must meet, one sentence each: what the verdict `conditional` depends on. The first 20. */
  readonly assumptions: readonly string[];
  /** How many there are. */
  readonly assumptionCount: number;
  /** How many errors of structure were found, each a way to send invalid JSON: what the verdict `refuted` depends on. */
  readonly ways: number;
  readonly counts: FindingCounts;
  /** The body holds nothing but white space, or the name of a snippet that is being typed. */
  readonly isEmpty?: true;
  /** The text is one of `leaveUnchecked`: nothing is known about it, and the verdict only says that. */
  readonly isLeftUnchecked?: true;
}

export type FindingCounts = Readonly<Record<'errors' | 'warnings' | 'information' | 'hints', number>>;

/** Notification to the client, no parameters: a sample user was written, removed or edited, or the configuration changed. Render again. */
export const sampleUsersChangedMethod = 'mi-webhook/sampleUsersChanged';

/** Notification to a client that passed `leaveUnchecked`, before and after each check. A server that crashes in between has crashed on that text. */
export const workingOnMethod = 'mi-webhook/workingOn';

export interface WorkingOnParams {
  /** Identifies the text of the document that is being checked; absent once that is done. */
  readonly text?: string;
}
