// npm run build: bundles the extension, the language server, the command line and the preview page into dist/.
// --dev keeps names and writes source maps; --watch builds again on each change.
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { generateValidators } from './generate-validators.mjs';
import { bundledPackages, noticesOf } from './notices.mjs';
import { leaveOutDocumentation } from './without-documentation.mjs';
import { leaveOutExamples } from './without-examples.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const dev = process.argv.includes('--dev');

/** What helps with writing is a bundle of its own: the server finds it beside itself. */
const loadWritingLater = {
  name: 'load-writing-later',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/service\/writing\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './writing.js', external: true } : undefined,
    ),
};

/** Validators are loaded by the first call: many bodies and files need none. */
const loadValidatorsLater = {
  name: 'load-validators-later',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/validate-[\w-]+\.js$/ }, ({ kind, path }) => {
      const file = `./${path.slice(path.lastIndexOf('/') + 1)}`;
      if (kind === 'require-call') return { path: file, external: true };
      return kind === 'entry-point' ? undefined : { path: file, namespace: 'later' };
    });
    onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({
      contents: `const known = () => require(${JSON.stringify(path)}).default;
        export default new Proxy(() => {}, { get: (_, name) => known()[name], apply: (_, self, [data]) => known()(data) });`,
    }));
  },
};

// Some libraries name their ES modules in `module`; what stands in `main` cannot be bundled.
const node = { mainFields: ['module', 'main'], platform: 'node', target: 'node20', format: 'cjs' };
const bundles = [
  { ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  { ...node, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server.js' },
  { ...node, entryPoints: ['server/src/service/writing.ts'], outfile: 'dist/writing.js' },
  { ...node, entryPoints: ['server/generated/validate-event.js'], outfile: 'dist/validate-event.js' },
  { ...node, entryPoints: ['server/generated/validate-sample-user.js'], outfile: 'dist/validate-sample-user.js' },
  { ...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  { ...node, entryPoints: ['server/src/render/node-worker.ts'], outfile: 'dist/render-worker.js' },
  {
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: ['client/webview/preview.ts'],
    outfile: 'dist/webview.js',
  },
].map((bundle) => ({
  ...bundle,
  absWorkingDir: root,
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  logLevel: 'warning',
  legalComments: 'none',
  plugins: [
    leaveOutDocumentation,
    loadWritingLater,
    loadValidatorsLater,
    ...(bundle.outfile === 'dist/server.js' ? [leaveOutExamples] : []),
  ],
  metafile: true,
}));

await generateValidators();
const missing = bundles.flatMap(({ entryPoints }) => entryPoints).filter((entry) => !existsSync(join(root, entry)));
if (missing.length > 0) throw new Error(`cannot build: ${missing.join(', ')} is missing`);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
// The package is made of ES modules; what is bundled is not.
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
copyFileSync(join(root, 'client/webview/preview.css'), join(dist, 'webview.css'));
if (process.argv.includes('--watch')) {
  for (const bundle of bundles) await (await context(bundle)).watch();
} else {
  const built = await Promise.all(bundles.map((bundle) => build(bundle)));
  const metafiles = built.map(({ metafile }) => metafile);
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), noticesOf(bundledPackages(metafiles, root)));
  // Not shipped: what the tests hold the notices to.
  writeFileSync(join(root, 'server/generated/bundles.json'), JSON.stringify(metafiles));
  chmodSync(join(dist, 'cli.js'), 0o755);
}
