import { fileURLToPath } from 'node:url';

/** The path on this machine that a URI names; `undefined` where it names none, as that of a document that was never saved. */
export function pathOfUri(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
