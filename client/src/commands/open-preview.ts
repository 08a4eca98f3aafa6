import type { Parts } from './index.ts';

export async function openPreview({ preview, inView }: Parts): Promise<void> {
  preview.open(inView.require());
}
