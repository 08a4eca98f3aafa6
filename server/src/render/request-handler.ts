import { readSampleUser } from '../samples/read.ts';
import { read } from '../template/read.ts';
import { renderBody } from './render.ts';
import type { Rendering } from './rendering.ts';
import { failed, type WorkerRequest } from './worker.ts';

/** A fix is tried for so many sample users, each with the body before and after it. */
const [MOST_USERS, MOST_BODIES] = [200, 2];
/** UTF-16 units. The tree of a longer body takes too much memory to be kept. */
const LONGEST_KEPT = 50_000;

/** The inside of a worker, whatever kind of worker it is. Only what imports this renders in its own thread. */
export function createRequestHandler(): (request: WorkerRequest) => Rendering {
  const users = new Recent(MOST_USERS, readSampleUser);
  const bodies = new Recent(MOST_BODIES, read);
  return ({ body, sampleUser: text }) => {
    const { sampleUser, problems } = users.of(text);
    if (!sampleUser) return failed(problems[0]?.message ?? 'The sample user could not be read.');
    return renderBody(body.length > LONGEST_KEPT ? read(body) : bodies.of(body), sampleUser);
  };
}

/** What was read last from texts, so that the same text is read once. */
class Recent<Read> {
  private readonly known = new Map<string, Read>();

  constructor(
    private readonly most: number,
    private readonly read: (text: string) => Read,
  ) {}

  of(text: string): Read {
    const found = this.known.get(text) ?? this.read(text);
    this.known.delete(text);
    this.known.set(text, found);
    const [oldest] = this.known.size > this.most ? this.known.keys() : [];
    if (oldest !== undefined) this.known.delete(oldest);
    return found;
  }
}
