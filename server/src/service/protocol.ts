import type { Verdict } from '../proof/proof.ts';
import type { Note, Piece } from '../render/rendering.ts';
import type { TextChange } from '../samples/add-answer.ts';
import type { Span } from '../template/span.ts';

/**
 * What the language server speaks beyond the Language Server Protocol. Server and editor clients read these types;
 * other editors may leave all of it out. Spans are UTF-16 offsets.
 */

/** `initializationOptions` of `initialize`. */
export interface InitializationOptions {
  /** Begins the address of a rule's page, which is `<documentationBase>/<code>.md`. Findings have no link without it. */
  readonly documentationBase?: string;
  /**
   * A command of the editor's own that shows the case of a finding; it is called with `PreviewCaseParams`. Without it the server offers no
   * case: an editor that cannot render has nothing to do with one.
   */
  readonly previewCaseCommand?: string;
  /**
   * Texts, each as a `WorkingOnParams` named it, at which a server of this client has died: they stay unchecked, and a finding says so.
   * A client that gives it, be it empty, is told what the server is working on.
   */
  readonly leaveUnchecked?: readonly string[];
}

/** What the code action "Preview this case" hands to the editor's command. */
export interface PreviewCaseParams {
  /** The body. */
  readonly uri: string;
  /** The content of a sample-user file that makes the finding happen, named after the case. It was rendered, and the finding was there. */
  readonly sampleUser: object;
  /** The finding's place in the body. */
  readonly start: number;
  readonly end: number;
}

/** Request: `RenderParams` -> `RenderResult`. */
export const renderMethod = 'mi-webhook/render';

export interface RenderParams {
  /** An open body, rendered as it stands in the editor, saved or not; or one on disk. */
  readonly uri: string;
  /** `id` of a `SampleUserEntry`: the name of a built-in one, or the URI of a `*.sample-user.json`. */
  readonly sampleUser: string;
  /** The content of a sample user that is in no file, such as a case; `sampleUser` then only names it. */
  readonly content?: object;
}

export interface RenderResult {
  readonly uri: string;
  /** Version of the open document that was rendered; absent for a body on disk. */
  readonly version?: number;
  readonly sampleUser: SampleUserEntry;
  readonly status: RenderStatus;
  /** All that was printed, whatever the status. */
  readonly rendering: string;
  /** Where each part of `rendering` came from in the body, in order and without gaps. */
  readonly pieces: readonly Piece[];
  /** Why the rendering is no JSON: spans of `rendering`. */
  readonly problems: readonly RenderingProblem[];
  /** One sentence on why the status is not `valid`. */
  readonly reason?: string;
  /** What the sample user did not answer, and personal data that is printed: spans of the body. */
  readonly notes: readonly Note[];
  /** Of the whole body, over all cases; absent until it has been checked. */
  readonly verdict?: Verdict;
}

/** `valid`: JSON. `invalid`: no JSON. `aborted`: the body stopped the message. `failed`: Liquid refuses the body, or it took too long. */
export type RenderStatus = 'valid' | 'invalid' | 'aborted' | 'failed';

export interface RenderingProblem extends Span {
  readonly message: string;
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
  /** Why the file cannot be used as it stands. */
  readonly problem?: string;
}

/** Request: `AddAnswerParams` -> `AddAnswerResult`. The client makes the changes; the server writes nothing. */
export const addAnswerMethod = 'mi-webhook/addAnswer';

export interface AddAnswerParams {
  /** The body that was rendered. */
  readonly uri: string;
  /** `id` of the sample user that it was rendered for. One of its own is begun beside the body where that is a built-in one. */
  readonly sampleUser: string;
  /** Of a note. */
  readonly missing: readonly string[];
}

export type AddAnswerResult =
  | {
      readonly sampleUser: Pick<SampleUserEntry, 'id' | 'name'>;
      /** What becomes of the file; one that `isNew` is empty before. */
      readonly changes: readonly TextChange[];
      readonly isNew: boolean;
      /** Where the answer then stands, for the author to fill in. */
      readonly answer: Span;
    }
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

/** Notification to the client after each check of an open body. */
export const statusMethod = 'mi-webhook/status';

export interface StatusParams {
  readonly uri: string;
  readonly version: number;
  readonly verdict: Verdict;
  /** How many cases were told apart. */
  readonly cases: number;
  /** What must hold of values, a sentence each: what the verdict `conditional` depends on. The first 20. */
  readonly assumptions: readonly string[];
  /** How many there are. */
  readonly assumptionCount: number;
  readonly counts: FindingCounts;
  /** The text is one of `leaveUnchecked`: nothing is known of it, and the verdict only says that. */
  readonly isLeftUnchecked?: true;
}

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

/** Notification to the client, no parameters: a sample user was written, removed or edited, or the configuration changed. Render again. */
export const sampleUsersChangedMethod = 'mi-webhook/sampleUsersChanged';

/** Notification to a client that gave `leaveUnchecked`, before and after each check. A server that dies in between has died of that text. */
export const workingOnMethod = 'mi-webhook/workingOn';

export interface WorkingOnParams {
  /** Stands for the text of the document that is being checked, and for no other; absent once that is done. */
  readonly text?: string;
}
