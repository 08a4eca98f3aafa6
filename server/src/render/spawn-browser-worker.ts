import type { SpawnWorker } from './killable-renderer.ts';
import { type PackedMessage, unpack } from './packed.ts';

/**
 * Starts the bundle of `browser-worker.ts` as a web worker.
 * @param source its text. A worker can be started from a text wherever a page comes from, but not from every address.
 */
export function spawnBrowserWorker(source: () => Promise<string>): SpawnWorker {
  let address: string | undefined;
  return ({ onMessage, onFailure }) => {
    let worker: Worker | undefined;
    let isKilled = false;
    const start = async () => {
      address ??= URL.createObjectURL(new Blob([await source()], { type: 'text/javascript' }));
      if (isKilled) return;
      worker = new Worker(address);
      worker.onmessage = ({ data }: WorkerMessageEvent<PackedMessage>) => onMessage(unpack(data));
      worker.onerror = ({ message }) => onFailure(message === '' ? 'its worker failed' : message);
    };
    start().catch((error: unknown) => onFailure(error instanceof Error ? error.message : String(error)));
    return {
      send: (request) => worker?.postMessage(request),
      kill: () => {
        isKilled = true;
        worker?.terminate();
      },
    };
  };
}
