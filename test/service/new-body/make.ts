import { defaultConfig } from '../../../server/src/config/config.ts';
import { readSampleUser } from '../../../server/src/samples/read.ts';
import { checkSampleUser } from '../../../server/src/service/check-sample-user.ts';
import {
  makeNewBody,
  type NewBody,
  type NewBodyRequest,
  type NewBodyTools,
} from '../../../server/src/service/new-body/new-body.ts';
import { renderFile } from '../../../server/src/service/new-body/render-file.ts';
import { checkForTest, renderer } from '../../check.ts';

export const tools: NewBodyTools = {
  check: async (text) => checkForTest(text),
  checkSampleUser: async (text) => checkSampleUser(text),
  render: renderFile(renderer),
  settings: defaultConfig.settings,
};

/** The body for an event. @throws if there is none. */
export async function bodyFor(request: NewBodyRequest): Promise<NewBody> {
  const made = await makeNewBody(request, tools);
  if ('problem' in made) throw new Error(`the ${made.what} ${made.problem}`);
  return made;
}

/** What a body sends for the sample user that comes with it, checked anew: not by what the maker says of it. */
export async function sentBy({ text, sampleUser }: NewBody): Promise<unknown> {
  const { proof, findings } = checkForTest(text);
  if (proof.verdict !== 'proved') throw new Error(`${proof.verdict}:\n${text}`);
  if (findings.length > 0) throw new Error(`${findings.map(({ message }) => message).join('\n')}\n${text}`);
  const user = readSampleUser(sampleUser).sampleUser;
  if (user === undefined) throw new Error(`the sample user cannot be read:\n${sampleUser}`);
  const { status, text: rendering } = await renderer.render({ body: text, sampleUser: user });
  if (status !== 'rendered') throw new Error(`${status}:\n${text}`);
  return JSON.parse(rendering);
}
