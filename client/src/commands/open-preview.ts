import type { Parts } from './parts.ts';

export async function openPreview({ preview, inView }: Parts): Promise<void> {
  preview.open(inView.require());
}
