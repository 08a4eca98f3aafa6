import { pack } from './packed.ts';
import { createRequestHandler } from './request-handler.ts';
import type { WorkerMessage, WorkerRequest } from './worker.ts';

const render = createRequestHandler();

function answer(message: WorkerMessage): void {
  self.postMessage(pack(message));
}

self.onmessage = ({ data }: WorkerMessageEvent<WorkerRequest>) => answer(render(data));
answer('ready');
