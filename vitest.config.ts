import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    globalSetup: ['test/setup-build.mjs'],
    // For what hangs. Whether a test passes must not depend on how busy the machine is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
