import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Renderer } from '../render/rendering.ts';
import { previewRendering } from '../service/preview.ts';
import type { RenderParams, RenderResult, SampleUserEntry } from '../service/protocol.ts';
import type { Checks } from './checks.ts';
import type { Workspace } from './workspace.ts';

/** Answers `mi-webhook/render`. */
export async function renderForPreview(
  { uri, sampleUser: id }: RenderParams,
  document: TextDocument | undefined,
  { renderer, workspace, checks }: { renderer: Renderer; workspace: Workspace; checks: Checks },
): Promise<RenderResult> {
  const entries = await workspace.sampleUsers(uri);
  const entry = entries.find((one) => one.id === id) ?? { id, name: id, builtIn: false };
  const body = await workspace.text(uri);
  if ('problem' in body) return failure(uri, entry, `The body ${body.problem}.`);
  const read = await workspace.sampleUser(id);
  if ('problem' in read) return failure(uri, entry, `The sample user ${entry.name} cannot be used: ${read.problem}`);
  const version = document?.version;
  const rendering = await renderer.render({ body: body.text, sampleUser: read.sampleUser });
  const verdict = document === undefined ? undefined : (await checks.of(document)).proof?.verdict;
  return {
    uri,
    sampleUser: entry,
    rendering: rendering.text,
    pieces: rendering.pieces,
    notes: rendering.notes,
    ...previewRendering(rendering),
    ...(version === undefined ? {} : { version }),
    ...(verdict === undefined ? {} : { verdict }),
  };
}

function failure(uri: string, sampleUser: SampleUserEntry, reason: string): RenderResult {
  return { uri, sampleUser, status: 'failed', rendering: '', pieces: [], problems: [], notes: [], reason };
}
