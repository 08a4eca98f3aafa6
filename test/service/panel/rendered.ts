import { renderBody } from '../../../server/src/render/render.ts';
import { readSampleUser } from '../../../server/src/samples/read.ts';
import { untakenBranches } from '../../../server/src/service/panel/untaken.ts';
import { read } from '../../../server/src/template/read.ts';

/** A body rendered for a sample user, with what the panel is told about it. */
export function rendered(body: string, content: object) {
  const template = read(body);
  const { sampleUser } = readSampleUser(JSON.stringify({ name: 'A', ...content }));
  if (sampleUser === undefined) throw new Error('the sample user cannot be read');
  const { blank, taken, text } = renderBody(template, sampleUser);
  return { template, sampleUser, text, blank, untaken: untakenBranches(template, new Set(taken)) };
}
