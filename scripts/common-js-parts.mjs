// A plugin for esbuild, which splits only ES modules: it writes the parts of a bundle as CommonJS, as an editor loads them.
import { writeFileSync } from 'node:fs';
import { transform } from 'esbuild';

export const asCommonJs = {
  name: 'parts as CommonJS',
  setup(build) {
    const { minify, target, legalComments } = build.initialOptions;
    build.onEnd(async ({ outputFiles }) => {
      for (const { path, text } of outputFiles ?? []) {
        if (!path.endsWith('.js')) {
          writeFileSync(path, text);
          continue;
        }
        // Parts are loaded by `require`: an `import()` would look for the names of what they export in the minified text.
        const supported = { 'dynamic-import': false };
        const { code } = await transform(text, {
          format: 'cjs',
          platform: 'node',
          minify,
          target,
          legalComments,
          supported,
        });
        writeFileSync(path, code);
      }
    });
  },
};
