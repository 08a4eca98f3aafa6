import { checkRenderedPayload } from '../privacy/rendered-payload.ts';
import type { Note, Rendering } from '../render/rendering.ts';

/** A note for each kind of personal data in a rendering: a payload that holds some must not be shared as a sample. */
export function personalDataNotes({ text, pieces }: Pick<Rendering, 'text' | 'pieces'>): Note[] {
  const byKind = new Map(checkRenderedPayload(text).map((found) => [found.kind, found]));
  return [...byKind.values()].map(({ start, end, words }) => {
    const piece = pieces.find(({ rendered }) => rendered.start <= start && start < rendered.end);
    const message = `\`${text.slice(start, end)}\` looks like ${words} of a real person. Replace it in the sample user before you share this payload.`;
    return { start: piece?.source.start ?? 0, end: piece?.source.end ?? 0, message };
  });
}
