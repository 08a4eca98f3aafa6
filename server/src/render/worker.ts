import { readSampleUser } from '../samples/read.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import { read } from '../template/read.ts';
import { renderBody } from './render.ts';
import type { Rendering } from './rendering.ts';

/** What goes to a worker: plain data, so that it survives being sent. */
export interface WorkerRequest {
  readonly body: string;
  /** The text of a sample-user file. */
  readonly sampleUser: string;
}

/** What comes back: first, once, that it is ready; then one rendering for each request. */
export type WorkerMessage = 'ready' | Rendering;

/** The inside of a worker, whatever kind of worker it is. */
export function createRequestHandler(): (request: WorkerRequest) => Rendering {
  let last: { text: string; sampleUser: SampleUser } | undefined;
  return ({ body, sampleUser: text }) => {
    if (last?.text !== text) {
      const { sampleUser, problems } = readSampleUser(text);
      if (!sampleUser) return failed(problems[0]?.message ?? 'The sample user could not be read.');
      last = { text, sampleUser };
    }
    return renderBody(read(body), last.sampleUser);
  };
}

export function failed(reason: string): Rendering {
  return { status: 'failed', reason, text: '', pieces: [], notes: [] };
}

/** What was stopped from outside. */
export function cutShort(reason: string): Rendering {
  return { ...failed(reason), isCutShort: true };
}
