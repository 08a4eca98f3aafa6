import { l10n, Uri, workspace } from 'vscode';
import type { PreviewCaseParams } from '../../../server/src/service/protocol.ts';
import type { Parts } from './parts.ts';

/** Opens the preview with the case of a finding as the sample user, scrolled to where it happens. */
export async function previewCase({ sampleUser, preview }: Parts, argument: unknown): Promise<void> {
  if (!isPreviewCase(argument)) {
    throw new Error(l10n.t('No case to preview. Choose "Preview this case" from the quick fixes of a finding.'));
  }
  const body = await workspace.openTextDocument(Uri.parse(argument.uri));
  sampleUser.chooseCase(nameOf(argument.sampleUser), argument.sampleUser);
  preview.open(body, argument);
}

/** Of a sample user. */
export function nameOf(content: object): string {
  return 'name' in content && typeof content.name === 'string' ? content.name : l10n.t('Case');
}

function isPreviewCase(argument: unknown): argument is PreviewCaseParams {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument)) return false;
  const { uri } = argument;
  const hasPlace = 'start' in argument && 'end' in argument && isNumber(argument.start) && isNumber(argument.end);
  return typeof uri === 'string' && hasPlace && 'sampleUser' in argument && isObject(argument.sampleUser);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
