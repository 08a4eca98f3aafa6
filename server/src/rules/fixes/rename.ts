import type { Span } from '../../template/span.ts';
import type { Fix } from '../engine/finding.ts';

/** Replaces a name by the one that was probably meant. */
export function renameFix({ start, end }: Span, newText: string | undefined): Fix[] {
  if (newText === undefined) return [];
  return [{ title: `Change to \`${newText}\``, kind: 'suggestion', edits: [{ start, end, newText }] }];
}

export function suggest(name: string | undefined): string {
  return name === undefined ? 'Check the spelling.' : `Did you mean \`${name}\`?`;
}
