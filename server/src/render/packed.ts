import type { Piece, Rendering } from './rendering.ts';
import type { WorkerMessage } from './worker.ts';

/** A rendering as it goes between threads: tens of thousands of pieces as objects would take longer to send than to render. */
export type PackedMessage = 'ready' | (Omit<Rendering, 'pieces'> & { readonly pieces: Uint32Array });

const KINDS: readonly Piece['kind'][] = ['text', 'output', 'error'];
/** Of a piece: where it ends in the rendering, its source's start and end, its kind. It begins where the one before ends. */
const FIELDS = 4;

export function pack(message: WorkerMessage): PackedMessage {
  if (message === 'ready') return message;
  const pieces = new Uint32Array(message.pieces.length * FIELDS);
  for (const [index, { rendered, source, kind }] of message.pieces.entries()) {
    pieces.set([rendered.end, source.start, source.end, KINDS.indexOf(kind)], index * FIELDS);
  }
  return { ...message, pieces };
}

export function unpack(message: PackedMessage): WorkerMessage {
  if (message === 'ready') return message;
  const pieces: Piece[] = [];
  let start = 0;
  for (let at = 0; at < message.pieces.length; at += FIELDS) {
    const [end = 0, from = 0, to = 0, kind = 0] = message.pieces.subarray(at, at + FIELDS);
    pieces.push({ rendered: { start, end }, source: { start: from, end: to }, kind: KINDS[kind] ?? 'text' });
    start = end;
  }
  return { ...message, pieces };
}
