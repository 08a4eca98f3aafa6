import { type QuickPickItem, SnippetString, window, workspace } from 'vscode';
import { type BodySnippet, bodySnippets } from '../../../server/src/service/body-snippets.ts';
import { BODY_LANGUAGE } from '../body-in-view.ts';

const ANONYMOUS = '-anonymous';

/** Opens an untitled body for an event, for known users only or for anonymous ones as well. */
export async function newBody(): Promise<void> {
  const snippet = await pickSnippet();
  if (snippet === undefined) return;
  const body = await workspace.openTextDocument({ language: BODY_LANGUAGE });
  const editor = await window.showTextDocument(body);
  await editor.insertSnippet(new SnippetString(snippet.body));
}

async function pickSnippet(): Promise<BodySnippet | undefined> {
  const events = bodySnippets.filter(({ prefix }) => !prefix.endsWith(ANONYMOUS));
  const items = events.map((snippet) => ({
    label: snippet.title.split(',')[0] ?? snippet.title,
    description: snippet.prefix,
    snippet,
  }));
  const event = await pick('New Webhook Body', 'The event that the body sends to Movable Ink', items);
  if (event === undefined) return undefined;
  const both = bodySnippets.find(({ prefix }) => prefix === `${event.snippet.prefix}${ANONYMOUS}`);
  const audiences = [
    { label: 'Known users only', detail: withoutMarks(event.snippet.description), snippet: event.snippet },
    ...(both === undefined
      ? []
      : [{ label: 'Known and anonymous users', detail: withoutMarks(both.description), snippet: both }]),
  ];
  return (await pick('New Webhook Body', 'Whose events it sends', audiences))?.snippet;
}

function pick<Item extends QuickPickItem>(
  title: string,
  placeHolder: string,
  items: readonly Item[],
): Thenable<Item | undefined> {
  return window.showQuickPick(items, { title, placeHolder });
}

/** Quick picks show Markdown as it is written. */
function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}
