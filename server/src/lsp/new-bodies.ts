import { TextDocument } from 'vscode-languageserver-textdocument';
import { bodySuffix } from '../files/files.ts';
import type { Renderer } from '../render/rendering.ts';
import { checkBody } from '../service/check-body.ts';
import { checkSampleUser } from '../service/check-sample-user.ts';
import { namespaceFor } from '../service/completion/field-source.ts';
import type { KnownValue } from '../service/knowledge/known-data.ts';
import type { NewBodyTools } from '../service/new-body/new-body.ts';
import type {
  EventPropertiesParams,
  EventPropertiesResult,
  NewBodyParams,
  NewBodyResult,
} from '../service/new-body/protocol.ts';

import { renderFile } from '../service/new-body/render-file.ts';
import { visible } from '../service/visible.ts';
import type { Knowledge } from './knowledge.ts';
import { loadWriting } from './load-writing.ts';
import { breathe } from './turns.ts';
import type { Workspace } from './workspace.ts';

/** Answers `mi-webhook/newBody` and `mi-webhook/eventProperties`. The client writes the files. */
export class NewBodies {
  constructor(
    private readonly workspace: Workspace,
    private readonly knowledge: Knowledge,
    private readonly renderer: Renderer,
  ) {}

  async properties({ uri, event }: EventPropertiesParams): Promise<EventPropertiesResult> {
    const { eventProperties } = await loadWriting();
    return eventProperties(event, await this.known(uri));
  }

  async of({ uri, from, users }: NewBodyParams): Promise<NewBodyResult> {
    const { exampleEvent, makeNewBody, withExpectation } = await loadWriting();
    const request =
      'text' in from
        ? { event: from.text, ...(from.expected !== undefined && { expected: from.expected }) }
        : { event: exampleEvent(from.event, from.properties, await this.known(uri)), eventName: from.event };
    const made = await makeNewBody({ ...request, ...(users && { users }) }, await this.tools(uri));
    if ('problem' in made) return { what: made.what, problem: visible(made.problem) };
    const name = `${made.name}${bodySuffix}`;
    const sampleUser = await withExpectation(made.sampleUser, name, made.text, renderFile(this.renderer));
    return { ...made, name, sampleUser, notes: made.notes.map(visible), problems: made.problems.map(visible) };
  }

  /** What the workspace knows of the properties of events. */
  private async known(uri: string): Promise<KnownValue | undefined> {
    const settings = await this.knowledge.settings(uri);
    const data = await this.knowledge.data(TextDocument.create(uri, '', 0, ''), 0, settings);
    return data.namespaces.get(namespaceFor(settings.trigger));
  }

  private async tools(uri: string): Promise<NewBodyTools> {
    const config = await this.workspace.config(uri);
    return {
      check: async (text) => {
        await breathe();
        return checkBody(text, { config });
      },
      checkSampleUser: async (text) => checkSampleUser(text, { config }),
      render: renderFile(this.renderer),
      settings: config.settings,
    };
  }
}
