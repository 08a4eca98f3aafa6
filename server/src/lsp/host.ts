import type { Files } from '../files/files.ts';
import type { Renderer } from '../render/rendering.ts';

/** What a main provides for the machine it runs on. */
export interface Host {
  readonly renderer: Renderer;
  /** The disk, by `file:` URIs. A browser has none: there everything is read through the editor. */
  readonly disk?: Files;
  /** Of the server, where it is known. */
  readonly version?: string;
  /** Milliseconds since 1970. */
  now(): number;
}
