import type { ContentBlock, KnownBlocks } from './content-block.ts';

/** The blocks for a sample user: what the sample user says of them comes before the files. Offsets in such a block lead nowhere. */
export function withAnswers(known: KnownBlocks, answers: ReadonlyMap<unknown, unknown>): KnownBlocks {
  const own = new Map<string, ContentBlock>();
  for (const [name, text] of answers)
    if (typeof name === 'string' && typeof text === 'string') own.set(name, { name, place: '', text, start: 0 });
  return own.size === 0 ? known : { ...known, find: (name) => own.get(name) ?? known.find(name) };
}
