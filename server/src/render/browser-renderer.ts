import { createKillableRenderer } from './killable-renderer.ts';
import type { Renderer } from './rendering.ts';
import { spawnBrowserWorker } from './spawn-browser-worker.ts';

/** Renders in a web worker. @param source the text of the bundle that it runs. */
export function browserRenderer(source: () => Promise<string>): Renderer {
  return createKillableRenderer(spawnBrowserWorker(source));
}
