import { parentPort } from 'node:worker_threads';
import { createRequestHandler, type WorkerMessage, type WorkerRequest } from './worker.ts';

const render = createRequestHandler();

function answer(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (request: WorkerRequest) => answer(render(request)));
answer('ready');
