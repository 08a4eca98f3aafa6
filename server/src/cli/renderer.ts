import { join } from 'node:path';
import { createKillableRenderer } from '../render/killable-renderer.ts';
import { lazyRenderer } from '../render/lazy-renderer.ts';
import type { Renderer } from '../render/rendering.ts';
import { spawnNodeWorker } from '../render/spawn-node-worker.ts';

/** Its worker is in the same folder as the bundle, and started by the first rendering: bodies without findings need none. */
export function startRenderer(): Renderer {
  return lazyRenderer(async () => createKillableRenderer(spawnNodeWorker(join(__dirname, 'render-worker.js'))));
}
