import type { TextDocument } from 'vscode';

/** UTF-16 units. Nobody waits for more to be searched while they type. */
const SEARCHED = 100_000;

/** An attribute within an output or a tag: `{{${user_id}}}`, `{% if custom_attribute.${plan} == 'gold' %}`. */
const ATTRIBUTE = /\{[{%][^}]{0,300}\$\{/;
/** Tags that only Braze has. */
const TAG = /\{%-?\s*(?:abort_message|connected_content|catalog_items|catalog_selection_items|promotion)\b/;
/** Messages of other channels, which are pages and are not to be checked as if they were. */
const MARKUP = /<(?:!doctype|html|head|body|table|div|p|span|a|br|img)\b[^<]*>/i;

/** Whether a text may be a webhook body: it holds Liquid of Braze's, and is no page of HTML. */
export function mayBeBody(text: string): boolean {
  const part = text.slice(0, SEARCHED);
  return (ATTRIBUTE.test(part) || TAG.test(part)) && !MARKUP.test(part);
}

/**
 * Whether a file can be a body by its name.
 * @param path of a file, or the name of an untitled document, with `/` between its parts.
 */
export function mayBeBodyFile(path: string, isUntitled: boolean): boolean {
  if (/(?:^|\/)mi-webhook\.config\.json$|\.sample-user\.json$|\/content_blocks\/[^/]*$/.test(path)) return false;
  return isUntitled || /\.(?:liquid|txt|json)$/i.test(path);
}

/** Whether a file is a body by its name. */
export function isBodyFile(path: string): boolean {
  return path.endsWith('.webhook.liquid');
}

/** Whether somebody may take a document for a body that is none by its language. */
export function couldBeBody(document: TextDocument): boolean {
  return mayBeBodyFile(document.uri.path, document.isUntitled) && mayBeBody(document.getText());
}
