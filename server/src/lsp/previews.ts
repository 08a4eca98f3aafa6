import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Renderer } from '../render/rendering.ts';
import { personalDataNotes } from '../service/personal-data-notes.ts';
import { previewRendering } from '../service/preview.ts';
import type { RenderParams, RenderResult, SampleUserEntry } from '../service/protocol.ts';
import type { Checks } from './checks.ts';
import { usableSampleUser, type Workspace } from './workspace.ts';

/** Answers `mi-webhook/render`. */
export async function renderForPreview(
  { uri, sampleUser: id, content }: RenderParams,
  document: TextDocument | undefined,
  { renderer, workspace, checks }: { renderer: Renderer; workspace: Workspace; checks: Checks },
): Promise<RenderResult> {
  const entry =
    content === undefined ? await entryOf(uri, id, workspace) : { id, name: nameOf(content), builtIn: false };
  const body = await workspace.text(uri);
  if ('problem' in body) return failure(uri, entry, `The body ${body.problem}.`);
  const read = content === undefined ? await workspace.sampleUser(id) : usableSampleUser(JSON.stringify(content));
  if ('problem' in read) return failure(uri, entry, `The sample user ${entry.name} cannot be used: ${read.problem}`);
  const version = document?.version;
  const rendering = await renderer.render({ body: body.text, sampleUser: read.sampleUser });
  const verdict = document === undefined ? undefined : (await checks.of(document)).body?.proof.verdict;
  return {
    uri,
    sampleUser: entry,
    rendering: rendering.text,
    pieces: rendering.pieces,
    notes: [...rendering.notes, ...personalDataNotes(rendering)],
    ...previewRendering(rendering),
    ...(version === undefined ? {} : { version }),
    ...(verdict === undefined ? {} : { verdict }),
  };
}

async function entryOf(uri: string, id: string, workspace: Workspace): Promise<SampleUserEntry> {
  const entries = await workspace.sampleUsers(uri);
  return entries.find((one) => one.id === id) ?? { id, name: id, builtIn: false };
}

function nameOf(content: object): string {
  return 'name' in content && typeof content.name === 'string' ? content.name : 'Sample user';
}

function failure(uri: string, sampleUser: SampleUserEntry, reason: string): RenderResult {
  return { uri, sampleUser, status: 'failed', rendering: '', pieces: [], problems: [], notes: [], reason };
}
