import { readSampleUser } from '../samples/read.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import { read } from '../template/read.ts';
import { renderBody } from './render.ts';
import type { Rendering } from './rendering.ts';
import { failed, type WorkerRequest } from './worker.ts';

/** The inside of a worker, whatever kind of worker it is. Only what imports this has liquidjs in its bundle. */
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
