import { l10n } from 'vscode';
import { sayDone } from '../say.ts';
import type { Parts } from './parts.ts';

/** Dims the branches that the sample user does not take, which the preview knows, or shows them all again. */
export async function toggleDimming({ dimming, preview, inView }: Parts): Promise<void> {
  await dimming.toggle();
  if (dimming.isOn) preview.open(inView.require());
  sayDone(
    dimming.isOn ? l10n.t('Branches that are not taken are dimmed.') : l10n.t('All branches are shown the same way.'),
  );
}

export async function toggleLock({ preview }: Parts): Promise<void> {
  preview.toggleLock();
}
