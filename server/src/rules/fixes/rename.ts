import type { Span } from '../../template/span.ts';
import type { Fix } from '../engine/finding.ts';

/** Puts the name that was probably meant in the place of another. */
export function renameFix({ start, end }: Span, newText: string | undefined): Fix[] {
  if (newText === undefined) return [];
  return [{ title: `Change it to \`${newText}\``, kind: 'suggestion', edits: [{ start, end, newText }] }];
}

export function suggest(name: string | undefined): string {
  return name === undefined ? 'Check the spelling.' : `Did you mean \`${name}\`?`;
}
