import { ConfigurationTarget, workspace } from 'vscode';

/** For all bodies of this person. */
export async function toggleInlayValues(): Promise<void> {
  const settings = workspace.getConfiguration('mi-webhook');
  await settings.update('inlayValues', !settings.get('inlayValues', false), ConfigurationTarget.Global);
}
