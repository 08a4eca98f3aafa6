import { l10n, window } from 'vscode';
import { inLabel, withoutMarkdown } from '../harmless.ts';
import type { LanguageServer } from '../server.ts';
import { askProperties } from './ask-new-body.ts';
import { whereBodiesLie } from './show-new-body.ts';

/** The properties that a body sends, those of the event at first; none are picked where nothing is known, and `undefined` if it was dismissed. */
export async function pickProperties(
  title: string,
  event: string,
  server: LanguageServer,
): Promise<readonly string[] | undefined> {
  const known = await askProperties(server, { uri: whereBodiesLie().toString(), event });
  const required = known.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const free = known.filter(({ isRequired }) => !isRequired);
  if (free.length === 0) return required;
  const items = free.map(({ name, detail, description, isUsual }) => ({
    label: inLabel(name),
    description: inLabel(detail),
    detail: inLabel(withoutMarkdown(description)),
    picked: isUsual,
    name,
  }));
  const placeHolder =
    required.length === 0
      ? l10n.t('The properties that it sends')
      : l10n.t('The properties that it sends ({0} is always sent)', required.join(', '));
  const picked = await window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  return picked && [...required, ...picked.map(({ name }) => name)];
}
