import type { RenderResult } from '../protocol.ts';
import type { Source } from './new-sample-users.ts';

/** Requests of the preview beside renderings, in the terms of `protocol.ts`. */

/** Request: `SampleUsersParams` -> `CaseEntry[]`: the cases of an open body that its proof tells apart. */
export const casesMethod = 'mi-webhook/cases';

export interface CaseEntry extends Pick<RenderResult, 'status' | 'reason'> {
  /** The case in words; empty for a body that asks nothing of its data. */
  readonly words: readonly string[];
  /** The content of a sample user that it happens for. */
  readonly sampleUser: object;
}

/** Request: `NewSampleUsersParams` -> `NewSampleUsers`. The client writes the file. */
export const newSampleUsersMethod = 'mi-webhook/newSampleUsers';

export type NewSampleUsersParams =
  /** With all that a body reads. */
  | { readonly kind: 'scratch'; readonly uri: string }
  /** From what Braze exports of users, or from events; each is offered. */
  | { readonly kind: Source; readonly text: string }
  /** A copy of a built-in one, by its `id`. */
  | { readonly kind: 'copy'; readonly id: string };
