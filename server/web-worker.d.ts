// What the mains for a browser use of a web worker. TypeScript's own library for it would give all of its names to the whole engine.

interface WorkerMessageEvent<Data> {
  readonly data: Data;
}

declare class Worker {
  constructor(address: string);
  onmessage: ((event: WorkerMessageEvent<never>) => void) | null;
  onerror: ((event: { readonly message: string }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

/** The worker that the code runs in. */
declare const self: {
  onmessage: ((event: WorkerMessageEvent<never>) => void) | null;
  postMessage(message: unknown): void;
};

/** Loads the parts of the server: see `scripts/server-bundles.mjs`. */
declare const miWebhook: {
  textOf: (name: 'asked' | 'writing') => Promise<string>;
};
