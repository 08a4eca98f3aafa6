import { addAnswer, renamed } from '../samples/add-answer.ts';
import { type BuiltInSampleUser, builtInSampleUsers } from '../samples/built-in.ts';
import { plausibleAt } from '../service/missing-data.ts';
import type { AddAnswerParams, AddAnswerResult } from '../service/protocol.ts';
import { read } from '../template/read.ts';
import type { Workspace } from './workspace.ts';

/** Answers `mi-webhook/addAnswer`. */
export async function planAnswer(
  { uri, sampleUser: id, missing }: AddAnswerParams,
  workspace: Workspace,
): Promise<AddAnswerResult> {
  const builtIn = builtInSampleUsers.find((one) => one.id === id);
  const body = await workspace.text(uri);
  const like = 'problem' in body ? undefined : plausibleAt(read(body.text), missing);
  if (builtIn !== undefined) return planNewFile(uri, builtIn, missing, like, workspace);
  const file = await workspace.text(id);
  if ('problem' in file) return { problem: `The sample user ${file.problem}.` };
  const added = addAnswer(file.text, missing, like);
  if ('problem' in added) return added;
  const { changes, answer } = added;
  const { name } = await workspace.sampleUserEntry(id);
  return { sampleUser: { id, name }, changes, isNew: false, answer };
}

/** A built-in sample user cannot be changed, so a copy of it is created beside the body. */
async function planNewFile(
  body: string,
  builtIn: BuiltInSampleUser,
  missing: readonly string[],
  like: unknown,
  workspace: Workspace,
): Promise<AddAnswerResult> {
  if (!body.startsWith('file:')) {
    return { problem: 'Save the body first, because the new sample user is created in the same folder.' };
  }
  const name = `${builtIn.sampleUser.name}, with answers`;
  const added = addAnswer(renamed(builtIn.text, name), missing, like);
  if ('problem' in added) return added;
  const id = await workspace.freePlace(body, builtIn.id);
  const changes = [{ start: 0, end: 0, newText: added.text }];
  return { sampleUser: { id, name }, changes, isNew: true, answer: added.answer };
}
