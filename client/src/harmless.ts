import { visible } from '../../server/src/service/visible.ts';

/**
 * VS Code interprets markup in the texts that extensions show. Names of sample users, messages that a body aborts with, and
 * file names can be written by anyone, so each kind of place has a function here that removes all of its markup.
 */

/** For notifications, in which `[text](command:…)` is a link that runs a command. */
export function inNotification(text: string): string {
  return withoutLinks(visible(text));
}

/** For labels of quick picks, status bar and tabs, in which `$(name)` is an icon. */
export function inLabel(text: string): string {
  return withoutIcons(visible(text));
}

/** For hovers and language status, which read both. */
export function inHover(text: string): string {
  return withoutLinks(withoutIcons(visible(text)));
}

/** Of Markdown, as hovers have it, what people read: for places that show text as it is. */
export function withoutMarkdown(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])|`/g, (_, sign: string | undefined) => sign ?? '');
}

/** A space is enough, and the text stays readable. A backslash would be visible in some places and not in others. */
function withoutLinks(text: string): string {
  return text.replace(/\](?=[([])/g, '] ');
}

function withoutIcons(text: string): string {
  return text.replace(/\$(?=\()/g, '$ ');
}
