import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { bodySuffix } from '../files/files.ts';
import { visible } from '../service/visible.ts';
import { read } from '../template/read.ts';
import { rangeOf } from './convert.ts';
import { nameOf } from './file-name.ts';
import { loadWriting } from './load-writing.ts';
import type { Workspace } from './workspace.ts';

/** Bodies that are looked through. */
const mostBodies = 1_000;

/** Answers `workspace/symbol` with the bodies of the workspace and the events that they send. */
export class WorkspaceSymbols {
  constructor(private readonly workspace: Workspace) {}

  async of({ query }: { readonly query: string }): Promise<WorkspaceSymbol[]> {
    const bodies = await this.workspace.bodies();
    const found = await Promise.all(bodies.slice(0, mostBodies).map((uri) => this.inBody(uri)));
    return found.flat().filter(({ name }) => isMeant(name, query));
  }

  private async inBody(uri: string): Promise<WorkspaceSymbol[]> {
    const found = await this.workspace.text(uri);
    if ('problem' in found) return [];
    const { eventsIn } = await loadWriting();
    const document = this.workspace.document({ uri, languageId: '', version: 0 }, found.text);
    const file = nameOf(uri);
    const body = { name: file.slice(0, -bodySuffix.length), kind: SymbolKind.File, containerName: 'Webhook body' };
    const events = eventsIn(read(found.text)).map((event) => ({
      name: visible(event.name),
      kind: SymbolKind.Event,
      containerName: file,
      location: { uri, range: rangeOf(event, document) },
    }));
    return [{ ...body, location: { uri, range: rangeOf({ start: 0, end: 0 }, document) } }, ...events];
  }
}

/** The letters of the query in their order, with gaps or without, as the editor looks for them. */
function isMeant(name: string, query: string): boolean {
  const text = name.toLowerCase();
  let at = -1;
  return [...query.toLowerCase().replaceAll(/\s/g, '')].every((letter) => {
    at = text.indexOf(letter, at + 1);
    return at >= 0;
  });
}
