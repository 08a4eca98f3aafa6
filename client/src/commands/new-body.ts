import { l10n, SnippetString, window, workspace } from 'vscode';
import { type BodySnippet, bodySnippets } from '../../../server/src/service/body-snippets.ts';
import { BODY_LANGUAGE } from '../body-in-view.ts';
import { askNewBody } from './ask-new-body.ts';
import { newBodyFromEvent } from './new-body-from-event.ts';
import type { Parts } from './parts.ts';
import { pick, pickUsers } from './pick.ts';
import { pickProperties } from './pick-properties.ts';
import { showNewBody, whereBodiesLie } from './show-new-body.ts';

const TITLE = l10n.t('New Webhook Body');
const ANONYMOUS = '-anonymous';

/** A new body for an event, for known users only or for anonymous ones as well, with the properties that are picked. */
export async function newBody(parts: Parts): Promise<void> {
  const event = await pickEvent();
  if (event === undefined) return;
  if (event === 'from-event') return newBodyFromEvent(parts);
  const users = await pickUsers(TITLE);
  if (users === undefined) return;
  const suffix = users === 'known' ? '' : ANONYMOUS;
  const snippet = bodySnippets.find(({ prefix }) => prefix === `${event.prefix}${suffix}`);
  const name = nameIn(event);
  if (name === undefined) return openSnippet(snippet ?? event);
  const called = event.prefix === CUSTOM ? await askName() : name;
  if (called === undefined) return;
  const properties = await pickProperties(TITLE, called, parts.server);
  if (properties === undefined) return;
  const uri = whereBodiesLie();
  const made = await askNewBody(parts.server, { uri: uri.toString(), from: { event: called, properties }, users });
  if ('problem' in made) throw new Error(l10n.t('The event {0}.', made.problem));
  await showNewBody(made.text, [...made.notes, ...made.problems]);
}

const CUSTOM = 'mi-custom';

/** The event that a snippet sends; absent in `identify`, which has no properties either. */
function nameIn({ body }: BodySnippet): string | undefined {
  return /"event": "(?:\$\{\d+:)?([\w ]+)/.exec(body)?.[1];
}

async function openSnippet({ body }: BodySnippet): Promise<void> {
  const document = await workspace.openTextDocument({ language: BODY_LANGUAGE });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(body));
}

async function pickEvent(): Promise<BodySnippet | 'from-event' | undefined> {
  const events = bodySnippets.filter(({ prefix }) => !prefix.endsWith(ANONYMOUS));
  const items = events.map((snippet) => ({
    label: snippet.title.split(',')[0] ?? snippet.title,
    description: snippet.prefix,
    value: snippet,
  }));
  const own = {
    label: l10n.t('From a Trigger Event…'),
    description: l10n.t('JSON or cURL'),
    value: 'from-event' as const,
  };
  return pick<BodySnippet | 'from-event'>(TITLE, l10n.t('The event that the body sends to Movable Ink'), [
    ...items,
    own,
  ]);
}

function askName(): Thenable<string | undefined> {
  return window.showInputBox({
    title: TITLE,
    prompt: l10n.t("The event's name, as Movable Ink's mapping has it"),
    value: 'my_event',
    validateInput: (name) => (name.trim() === '' ? l10n.t('An event needs a name.') : undefined),
  });
}
