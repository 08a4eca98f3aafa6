import { parentPort } from 'node:worker_threads';
import { pack } from './packed.ts';
import { createRequestHandler } from './request-handler.ts';
import type { WorkerMessage, WorkerRequest } from './worker.ts';

const render = createRequestHandler();

function answer(message: WorkerMessage): void {
  parentPort?.postMessage(pack(message));
}

parentPort?.on('message', (request: WorkerRequest) => answer(render(request)));
answer('ready');
