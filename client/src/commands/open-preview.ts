import { requireBody } from '../active-body.ts';
import type { Parts } from './index.ts';

export async function openPreview({ preview }: Parts): Promise<void> {
  preview.open(requireBody());
}
