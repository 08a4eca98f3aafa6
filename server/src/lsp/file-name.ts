import { visible } from '../service/visible.ts';

/** The name of a file as people know it, without `%20` and the like, or of a document that has no file yet. */
export function nameOf(uri: string): string {
  return visible(decoded(uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1)));
}

/** A part of a URI as text; as it is where that is none. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
