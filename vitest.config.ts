import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    globalSetup: ['scripts/generate-validators.mjs'],
    testTimeout: 20_000,
  },
});
