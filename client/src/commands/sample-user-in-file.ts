import { l10n } from 'vscode';
import { offer } from '../say.ts';
import type { Parts } from './parts.ts';
import { saveSampleUser } from './save-sample-user.ts';
import { writeSampleUser } from './write-sample-user.ts';

/** The chosen sample user, where it is in a file. If it is in none, offers to write one, which is chosen then. */
export async function sampleUserInFile(
  parts: Parts,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const { sampleUser, inView } = parts;
  const { id, name } = sampleUser.current;
  const isCase = sampleUser.currentCase !== undefined;
  const listed = await sampleUser.list(inView.require().uri.toString());
  if (!isCase && listed.every((one) => one.id !== id || !one.builtIn)) return sampleUser.current;
  const write = isCase ? l10n.t('Save as Sample User…') : l10n.t('Copy to a File…');
  const said = isCase
    ? l10n.t('"{0}" is not saved yet. Expected payloads are kept in the file of a sample user.', name)
    : l10n.t('"{0}" is built in. Expected payloads are kept in the file of a sample user.', name);
  if ((await offer(said, write)) !== write) return undefined;
  if (isCase) await saveSampleUser(parts);
  else await copyBuiltIn(id, parts);
  return sampleUser.current.id === id ? undefined : sampleUser.current;
}

async function copyBuiltIn(id: string, parts: Parts): Promise<void> {
  const found = await parts.server.newSampleUsers({ kind: 'copy', id });
  if ('problem' in found) throw new Error(l10n.t('No sample user was made. {0}', found.problem));
  const [made] = found.sampleUsers;
  if (made !== undefined) await writeSampleUser(made, parts);
}
