import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Only VS Code has it.
  resolve: { alias: { vscode: fileURLToPath(new URL('test/client/vscode.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    globalSetup: ['test/setup-build.mjs'],
    // Many tests wait for a server, so that two fit on a machine with two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // For what hangs. Whether a test passes must not depend on how busy the machine is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
