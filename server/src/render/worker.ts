import type { Rendering } from './rendering.ts';

/** What goes to a worker: plain data, so that it survives being sent. */
export interface WorkerRequest {
  readonly body: string;
  /** The text of a sample-user file. */
  readonly sampleUser: string;
}

/** What comes back: first, once, that it is ready; then one rendering for each request. */
export type WorkerMessage = 'ready' | Rendering;

export function failed(reason: string): Rendering {
  return { status: 'failed', reason, text: '', pieces: [], blank: [], taken: [], notes: [] };
}

/** What was stopped from outside. */
export function cutShort(reason: string): Rendering {
  return { ...failed(reason), isCutShort: true };
}
