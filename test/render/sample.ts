import { renderBody } from '../../server/src/render/render.ts';
import type { Rendering } from '../../server/src/render/rendering.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import { read } from '../../server/src/template/read.ts';

/** A sample user with some fields; the clock is 2023-12-06T18:20:45Z. */
export function sampleUser(fields: object = {}) {
  const { sampleUser: found, problems } = readSampleUser(JSON.stringify({ name: 'test', ...fields }));
  if (!found) throw new Error(problems[0]?.message);
  return found;
}

export function render(body: string, fields: object = {}): Rendering {
  return renderBody(read(body), sampleUser(fields));
}
