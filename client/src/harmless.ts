import { visible } from '../../server/src/service/visible.ts';

/**
 * The editor reads a markup of its own in texts that extensions give it. Names of sample users, messages that a body aborts with, and
 * file names are written by anybody, so each kind of place has a function here that takes all of its markup away.
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

/** A space is all that it takes, and the text can still be read. A backslash would be shown in some places and eaten in others. */
function withoutLinks(text: string): string {
  return text.replace(/\](?=[([])/g, '] ');
}

function withoutIcons(text: string): string {
  return text.replace(/\$(?=\()/g, '$ ');
}
