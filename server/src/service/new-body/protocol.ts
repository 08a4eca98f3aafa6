/** What `protocol.ts` is for everything else: the requests for new bodies. */

/** Request: `NewBodyParams` -> `NewBodyResult`: a body for an event, and a sample user of it. The client writes the files; the server writes nothing. */
export const newBodyMethod = 'mi-webhook/newBody';

export interface NewBodyParams {
  /** Where it will lie, roughly: a folder or a file in it, whose configuration holds. */
  readonly uri: string;
  /** Texts of a trigger event and of the payload that is expected, or the name of an event with the properties to send. */
  readonly from:
    | { readonly text: string; readonly expected?: string }
    | { readonly event: string; readonly properties: readonly string[] };
  readonly users?: 'known' | 'all';
}

export type NewBodyResult =
  | {
      readonly text: string;
      /** The text of a `*.sample-user.json`, which expects of the body `name` what it sends. */
      readonly sampleUser: string;
      /** A name for the file: `product-viewed.webhook.liquid`. */
      readonly name: string;
      /** What was left out, and what is always the same: a sentence each. */
      readonly notes: readonly string[];
      /** What is not as it was wanted. */
      readonly problems: readonly string[];
    }
  /** Which text cannot be used, and why, as the end of a sentence about it. */
  | { readonly what: 'event' | 'expected'; readonly problem: string };

/** Request: `EventPropertiesParams` -> `EventPropertiesResult`: the properties that a body for an event can send. */
export const eventPropertiesMethod = 'mi-webhook/eventProperties';

export interface EventPropertiesParams {
  readonly uri: string;
  readonly event: string;
}

export type EventPropertiesResult = readonly {
  readonly name: string;
  readonly detail: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** The default profile has it for this event. */
  readonly isUsual: boolean;
}[];
