import type { Files } from '../files/files.ts';
import type { Renderer } from '../render/rendering.ts';

/** What a main provides for the machine it runs on. Places of `files` are URIs. */
export interface Host {
  readonly renderer: Renderer;
  readonly files: Files;
  /** Of the server, where it is known. */
  readonly version?: string;
  /** Milliseconds since 1970. */
  now(): number;
}
