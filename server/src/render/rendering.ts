import type { SampleUser } from '../samples/sample-user.ts';
import type { Span } from '../template/span.ts';

/** What Braze would send for one sample user. */
export interface Rendering {
  readonly status: 'rendered' | 'aborted' | 'failed';
  /** Everything that was printed, up to the end or the abort; empty if Liquid rejects the body. */
  readonly text: string;
  /** Where each piece of `text` came from, in order and without gaps. */
  readonly pieces: readonly Piece[];
  /** Where outputs of the body begin that printed nothing but white space, also within a capture. Each once. */
  readonly blank: readonly number[];
  /** Where the tags of branches begin that were rendered at least once. */
  readonly taken: readonly number[];
  /** Why it was aborted or failed, in words. */
  readonly reason?: string;
  /** It was stopped from outside, as by the clock: another time it may end otherwise, so nothing follows from it. */
  readonly isCutShort?: true;
  /** What the sample user lacks: a `connected_content` response, a Content Block. */
  readonly notes: readonly Note[];
}

/** `rendered` is a span of the rendering, `source` the text or output of the body that printed it. */
export interface Piece {
  readonly rendered: Span;
  readonly source: Span;
  /** `text`: each character stands for the one at the same distance from `source.start`. */
  readonly kind: 'text' | 'output' | 'error';
  /** What a Content Block prints: the place in its file. `source` is the output in the body that prints the block then. */
  readonly inFile?: FileSpan;
}

/** A span of another file than the body. */
export interface FileSpan extends Span {
  /** URI */
  readonly file: string;
}

export interface Note extends Span {
  readonly message: string;
  /** The keys, outermost first, under which the sample user would have it; absent if its format cannot hold it. */
  readonly missing?: readonly string[];
}

export interface RenderRequest {
  readonly body: string;
  readonly sampleUser: SampleUser;
  /**
   * Milliseconds after which it is stopped. Without it several seconds, so that no answer depends on how busy the machine is: what a rendering
   * may do is limited by counts (`limits.ts`).
   */
  readonly time?: number;
}

/** Renders in a separate worker, which is stopped if it takes too long. The more urgent request comes first. */
export interface Renderer {
  /** @param signal when it fires, the result is `failed` at once, and a request that is still waiting is not rendered. */
  render(request: RenderRequest, signal?: AbortSignal): Promise<Rendering>;
  dispose(): void;
}
