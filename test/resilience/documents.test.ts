import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cpuTimeOf } from '../cpu-time.ts';
import { bombBodies, DocumentServer, hardBodies, shapesOf } from './documents.ts';

/**
 * Milliseconds of the processor until the server answers for another document, the collection of garbage in threads of its own included: what takes
 * longer hangs. The benchmark of shapes measures.
 */
const PATIENCE = 30_000;

let server: DocumentServer;

beforeAll(async () => {
  server = new DocumentServer();
  await server.start();
  await server.check('{"a": 1}');
});
afterAll(() => server.stop());

describe.each([
  ['hard body', hardBodies],
  ['bomb', bombBodies],
  ['shape', shapesOf(100)],
] as const)('opened as a document, every %s', (_, documents) => {
  test.each(documents)('$name', async ({ text }) => {
    const answered = server.check(text);
    const started = cpuTimeOf(server.process);
    expect(await server.check('{"a": 1,}')).toMatchObject([{ code: 'json-syntax' }]);
    expect(cpuTimeOf(server.process) - started).toBeLessThan(PATIENCE);
    expect(Array.isArray(await answered)).toBe(true);
    expect(server.process.exitCode).toBeNull();
  });
});
