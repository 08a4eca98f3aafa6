import { Worker } from 'node:worker_threads';
import type { SpawnWorker } from './killable-renderer.ts';
import { type PackedMessage, unpack } from './packed.ts';

/** Megabytes that a worker may take before it is ended. */
const memory = { maxOldGenerationSizeMb: 40, maxYoungGenerationSizeMb: 4, stackSizeMb: 4 };

/** Starts the bundle of `node-worker.ts` (`dist/render-worker.js`) as a thread. It keeps no process from ending. */
export function spawnNodeWorker(file: string | URL): SpawnWorker {
  return ({ onMessage, onFailure }) => {
    const worker = new Worker(file, { resourceLimits: memory, stdin: false, env: {}, argv: [] });
    worker.unref();
    worker.on('message', (message: PackedMessage) => onMessage(unpack(message)));
    worker.on('error', (error) => onFailure(error.message));
    worker.on('exit', () => onFailure('its worker exited'));
    return {
      send: (request) => worker.postMessage(request),
      kill: () => void worker.terminate(),
    };
  };
}
