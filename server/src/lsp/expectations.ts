import { expandBlocks } from '../blocks/expand.ts';
import { withAnswers } from '../blocks/with-answers.ts';
import { textDocument } from '../files/text-document.ts';
import type { Renderer } from '../render/rendering.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import { readSampleUser } from '../samples/read.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import { isJsonProblem, membersOf, parseJsonTree } from '../semantics/json.ts';
import type { Value } from '../semantics/values.ts';
import { aligned } from '../service/expectations/aligned.ts';
import { ABORT, judgeExpectation, type Verdict } from '../service/expectations/judge.ts';
import { indented, recordExpectation } from '../service/expectations/record.ts';
import {
  type ExpectationResult,
  type ExpectedResult,
  NOTHING_EXPECTED,
  type RecordParams,
  type RecordResult,
} from '../service/expectations/requests.ts';
import { differenceInWords } from '../service/expectations/words.ts';
import type { Workspace } from './workspace.ts';

/** Compares what bodies send with what sample users expect, with the texts of the editor. */
export class Expectations {
  constructor(
    private readonly workspace: Workspace,
    private readonly renderer: Renderer,
  ) {}

  /** One after the other, so that a preview never waits for all of them. Rejects when the signal fires. */
  async all(signal: AbortSignal): Promise<ExpectationResult[]> {
    const results: ExpectationResult[] = [];
    // What was just recorded in a new file is tested, too.
    this.workspace.sampleUserFiles.listAgain();
    for (const { uri, root } of await this.workspace.everySampleUser())
      results.push(...(await this.ofFile(uri, root, signal)));
    return results;
  }

  async record({ uri, sampleUser: id }: RecordParams, signal: AbortSignal): Promise<RecordResult> {
    if (builtInSampleUsers.some((one) => one.id === id))
      return { problem: 'A built-in sample user cannot be changed. Copy it to a file first.' };
    const file = await this.workspace.text(id);
    if ('problem' in file) return { problem: `The sample user ${file.problem}.` };
    const { sampleUser, problems } = readSampleUser(file.text);
    if (sampleUser === undefined) return { problem: problems[0]?.message ?? 'The sample user cannot be read.' };
    const key = pathBetween(id, uri);
    const { actual, reason } = await this.verdict(null, uri, sampleUser, signal);
    if (actual === undefined) return { problem: reason ?? 'There is no payload to record.' };
    return { key, text: recordExpectation(file.text, key, actual, sampleUser.expect.get(key)) };
  }

  /** What a sample user expects of a body, to compare with what is sent. */
  async expected({ uri, sampleUser: id }: RecordParams, signal: AbortSignal): Promise<ExpectedResult> {
    const root = (await this.workspace.everySampleUser()).find((one) => one.uri === id)?.root;
    const file = root === undefined ? undefined : await this.workspace.text(id);
    if (root === undefined || file === undefined || 'problem' in file) return NOTHING_EXPECTED;
    const { sampleUser } = readSampleUser(file.text);
    for (const [key, expected] of sampleUser?.expect ?? []) {
      if (sampleUser === undefined || (await this.placeOf(key, id, root)) !== uri) continue;
      if (expected === ABORT) return { status: 'aborted', rendering: '' };
      const { actual } = await this.verdict(expected, uri, sampleUser, signal);
      return { status: 'valid', rendering: indented(actual === undefined ? expected : aligned(expected, actual)) };
    }
    return NOTHING_EXPECTED;
  }

  private async ofFile(uri: string, root: string, signal: AbortSignal): Promise<ExpectationResult[]> {
    const file = await this.workspace.text(uri);
    if ('problem' in file || !file.text.includes('"expect"')) return [];
    const { sampleUser } = readSampleUser(file.text);
    const results: ExpectationResult[] = [];
    const placeOfKey = placesOfKeys(file.text);
    for (const [key, expected] of sampleUser?.expect ?? []) {
      if (sampleUser === undefined) break;
      const body = await this.placeOf(key, uri, root);
      const verdict = await this.verdict(expected, body, sampleUser, signal);
      const about = { uri, name: sampleUser.name, key, body, ...placeOfKey(key) };
      results.push({ ...about, ...resultOf(verdict, expected) });
    }
    return results;
  }

  /** Beside the sample user, or else in the folder of the configuration. */
  private async placeOf(key: string, sampleUser: string, root: string): Promise<string> {
    const beside = new URL(encodeURI(key), sampleUser).href;
    return 'text' in (await this.workspace.text(beside)) ? beside : new URL(encodeURI(key), `${root}/`).href;
  }

  private async verdict(
    expected: Value,
    uri: string,
    sampleUser: SampleUser,
    signal: AbortSignal,
  ): Promise<Verdict & { readonly isError?: true }> {
    const body = await this.workspace.text(uri);
    if ('problem' in body)
      return { isMet: false, differences: [], isError: true, reason: `The body ${body.problem}: ${uri}` };
    const known = withAnswers(await this.workspace.blocks(uri, body.text), sampleUser.content_blocks);
    const whole = expandBlocks(body.text, known);
    const rendering = await this.renderer.render({ body: whole.text, sampleUser }, signal);
    return judgeExpectation(expected, rendering, { text: body.text, layout: whole.layout });
  }
}

function resultOf(
  { isMet, isError, differences, reason, actual }: Verdict & { readonly isError?: true },
  expected: Value,
): Pick<ExpectationResult, 'status' | 'lines' | 'expected' | 'actual'> {
  if (isMet) return { status: 'passed', lines: [] };
  const lines = [...(reason === undefined ? [] : [reason]), ...differences.map(differenceInWords)];
  const status = isError ? 'error' : 'failed';
  if (differences.length === 0 || actual === undefined) return { status, lines };
  return { status, lines, expected: indented(aligned(expected, actual)), actual: indented(actual) };
}

/** The text is read once, however many bodies it expects something of. */
function placesOfKeys(text: string): (key: string) => { readonly line: number; readonly character: number } {
  const tree = parseJsonTree(text.replace(/^\uFEFF/, ' '));
  const expect = isJsonProblem(tree) ? undefined : membersOf(tree).findLast((member) => member.key === 'expect')?.value;
  const offsets = new Map(expect && membersOf(expect).map(({ key, keyNode }) => [key, keyNode.offset]));
  const document = textDocument(text);
  return (key) => {
    const { line, character } = document.positionAt(offsets.get(key) ?? 0);
    return { line, character };
  };
}

/** From the folder of a file to another file, as people write it. */
function pathBetween(from: string, to: string): string {
  const [own, other] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < own.length && own[same] === other[same]) same++;
  const up = own.slice(same).map(() => '..');
  return decodeURIComponent([...up, ...other.slice(same)].join('/'));
}
