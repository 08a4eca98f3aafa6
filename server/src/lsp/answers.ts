import { addAnswer, renamed } from '../samples/add-answer.ts';
import { type BuiltInSampleUser, builtInSampleUsers } from '../samples/built-in.ts';
import { plausibleAt } from '../service/missing-data.ts';
import type { NewSampleUsers } from '../service/panel/new-sample-users.ts';
import type { NewSampleUsersParams } from '../service/panel/requests.ts';
import type { AddAnswerParams, AddAnswerResult } from '../service/protocol.ts';
import { read } from '../template/read.ts';
import { loadWriting } from './load-writing.ts';
import type { Workspace } from './workspace.ts';

/** Answers `mi-webhook/addAnswer`. */
export async function planAnswer(
  { uri, sampleUser: id, content, missing }: AddAnswerParams,
  workspace: Workspace,
): Promise<AddAnswerResult> {
  const body = await workspace.text(uri);
  const like = 'problem' in body ? undefined : plausibleAt(read(body.text), missing);
  if (content !== undefined) return withoutFile(JSON.stringify(content, null, 2), missing, like);
  const builtIn = builtInSampleUsers.find((one) => one.id === id);
  if (builtIn !== undefined) return planNewFile(uri, builtIn, missing, like, workspace);
  const file = await workspace.text(id);
  if ('problem' in file) return { problem: `The sample user ${file.problem}.` };
  const added = addAnswer(file.text, missing, like);
  if ('problem' in added) return added;
  const { changes, answer } = added;
  const { name } = await workspace.sampleUserEntry(id);
  return { sampleUser: { id, name }, changes, isNew: false, answer };
}

/** Answers `mi-webhook/newSampleUsers`. */
export async function planSampleUsers(params: NewSampleUsersParams, workspace: Workspace): Promise<NewSampleUsers> {
  if (params.kind === 'copy') return copyOf(builtInSampleUsers.find(({ id }) => id === params.id));
  const { fromScratch, fromText } = await loadWriting();
  if (params.kind !== 'scratch') return fromText(params.text, params.kind);
  const body = await workspace.text(params.uri);
  return { sampleUsers: [fromScratch(read('problem' in body ? '' : body.text))] };
}

function copyOf(builtIn: BuiltInSampleUser | undefined): NewSampleUsers {
  if (builtIn === undefined) return { problem: 'There is no built-in sample user of this name.' };
  const name = `${builtIn.sampleUser.name} (copy)`;
  return { sampleUsers: [{ name, text: renamed(builtIn.text, name) }] };
}

/** Nothing is written: the editor keeps the content until somebody saves it. */
function withoutFile(text: string, missing: readonly string[], like: unknown): AddAnswerResult {
  const added = addAnswer(text, missing, like);
  if ('problem' in added) return added;
  const content: { readonly name: string } = JSON.parse(added.text);
  return { name: content.name, content };
}

/** A built-in sample user cannot be changed, so a copy of it is created beside the body. */
async function planNewFile(
  body: string,
  builtIn: BuiltInSampleUser,
  missing: readonly string[],
  like: unknown,
  workspace: Workspace,
): Promise<AddAnswerResult> {
  const name = `${builtIn.sampleUser.name}, completed`;
  if (body.startsWith('untitled:')) return withoutFile(renamed(builtIn.text, name), missing, like);
  const added = addAnswer(renamed(builtIn.text, name), missing, like);
  if ('problem' in added) return added;
  const id = await workspace.freePlace(body, builtIn.id);
  const changes = [{ start: 0, end: 0, newText: added.text }];
  return { sampleUser: { id, name }, changes, isNew: true, answer: added.answer };
}
