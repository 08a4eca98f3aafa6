/** Request without parameters -> `ExpectationResult[]`: all bodies of the workspace for the sample users that expect something of them, as they are in the editor. */
export const testMethod = 'mi-webhook/test';

export interface ExpectationResult {
  /** The file of the sample user. */
  readonly uri: string;
  readonly name: string;
  /** The body as the file names it, and where it lies. */
  readonly key: string;
  readonly body: string;
  /** Where the key is in the file, from 0. */
  readonly line: number;
  readonly character: number;
  readonly status: 'passed' | 'failed' | 'error';
  /** A sentence for each difference, or why there is nothing to compare. */
  readonly lines: readonly string[];
  /** Indented JSON, where payloads differ. */
  readonly expected?: string;
  readonly actual?: string;
}

/** Request: `RecordParams` -> `RecordResult`. The client makes the change; the server writes nothing. */
export const recordMethod = 'mi-webhook/recordExpected';

export interface RecordParams {
  /** The body. */
  readonly uri: string;
  /** The URI of a sample user's file. */
  readonly sampleUser: string;
}

/** The whole text of the file afterwards, and the key under which the payload is. */
export type RecordResult = { readonly text: string; readonly key: string } | { readonly problem: string };

/** Request: `RecordParams` -> `ExpectedResult`. */
export const expectedMethod = 'mi-webhook/expectedPayload';

/** What the sample user expects of the body: JSON, written as what is sent where both are the same; `status` is `failed` if nothing is expected. */
export interface ExpectedResult {
  readonly status: 'valid' | 'aborted' | 'failed';
  readonly rendering: string;
}

export const NOTHING_EXPECTED: ExpectedResult = { status: 'failed', rendering: '' };
