// npm run build: bundles the extension, the language server, the command line and the preview page into dist/.
// --dev keeps names and writes source maps; --watch builds again on each change.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { computeConstants } from './computed-constants.mjs';
import { generateValidators } from './generate-validators.mjs';
import { bundledPackages, noticesOf } from './notices.mjs';
import { buildLater, buildServer } from './server-bundles.mjs';
import { leaveOutDocumentation } from './without-documentation.mjs';
import { leaveOutExamples } from './without-examples.mjs';
import { leaveOutUnusedParts } from './without-unused-parts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const dev = process.argv.includes('--dev') || process.argv.includes('--watch');

/** What helps with writing is a bundle of its own: the server finds it beside itself. */
const loadWritingLater = {
  name: 'load-writing-later',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/service\/writing\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './writing.js', external: true } : undefined,
    ),
};

/** While somebody works on it, the server is one bundle with its source map. */
const loadAskedAtOnce = {
  name: 'load-asked-at-once',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]lsp[\\/]load-asked\.ts$/ }, () => ({
      contents: "import * as asked from './asked.ts'; export const loadAsked = async () => asked;",
    })),
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

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: !dev,
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
};

// Some libraries name their ES modules in `module`; what stands in `main` cannot be bundled.
const node = { mainFields: ['module', 'main'], platform: 'node', target: 'node20', format: 'cjs' };
const bundles = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  ...(dev ? [{ ...node, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server.js' }] : []),
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
  ...common,
  sourcemap: dev,
  plugins: [
    leaveOutDocumentation,
    loadWritingLater,
    loadAskedAtOnce,
    loadValidatorsLater,
    ...(bundle.outfile === 'dist/server.js' ? [leaveOutExamples] : []),
  ],
}));

/**
 * Of jsonc-parser, the server needs what changes texts only later: an instance of its own keeps that out of the first bundle, whose instance has
 * nothing in its place.
 */
const changeTextsLater = {
  name: 'change-texts-later',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^jsonc-parser$/ }, async ({ importer, resolveDir, kind, pluginData }) => {
      if (pluginData === 'found' || !/[\\/](?:add-answer|new-sample-users)\.ts$/.test(importer)) return undefined;
      const found = await esbuild.resolve('jsonc-parser', { importer, resolveDir, kind, pluginData: 'found' });
      return { ...found, suffix: '?later' };
    });
    esbuild.onLoad({ filter: /[\\/]jsonc-parser[\\/]lib[\\/]esm[\\/]main\.js$/ }, ({ path, suffix }) =>
      suffix === '?later'
        ? { contents: readFileSync(path, 'utf8'), resolveDir: dirname(path), pluginData: 'later' }
        : undefined,
    );
    esbuild.onResolve({ filter: /^\.\/impl\/(?:format|edit)$/ }, ({ path, pluginData }) =>
      pluginData === 'later' ? undefined : { path, namespace: 'left-out' },
    );
    esbuild.onLoad({ filter: /./, namespace: 'left-out' }, () => ({
      contents: 'export const format = undefined, setProperty = undefined, applyEdit = undefined;',
    }));
  },
};

/** What answers requests that come seldom is a bundle of its own, so that findings are there sooner. */
const nodeServer = {
  ...node,
  ...common,
  charset: 'utf8',
  plugins: [
    leaveOutDocumentation,
    changeTextsLater,
    loadWritingLater,
    loadValidatorsLater,
    leaveOutExamples,
    leaveOutUnusedParts,
    computeConstants,
  ],
};

// For browsers: what VS Code calls a web extension. Its server is bundled by `server-bundles.mjs`.
const browser = {
  mainFields: ['module', 'browser', 'main'],
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  ...common,
  plugins: [leaveOutDocumentation, changeTextsLater],
};
const browserServer = {
  ...browser,
  plugins: [...browser.plugins, loadWritingLater, leaveOutExamples, leaveOutUnusedParts, computeConstants],
};
const browserBundles = [
  {
    ...browser,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/browser/client.js',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...browser,
    entryPoints: ['server/src/render/browser-worker.ts'],
    outfile: 'dist/browser/render-worker.js',
    format: 'iife',
  },
];

await generateValidators();
const missing = [...bundles, ...browserBundles]
  .flatMap(({ entryPoints }) => entryPoints)
  .filter((entry) => !existsSync(join(root, entry)));
if (missing.length > 0) throw new Error(`cannot build: ${missing.join(', ')} is missing`);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
// The package is made of ES modules; what is bundled is not.
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
copyFileSync(join(root, 'client/webview/preview.css'), join(dist, 'webview.css'));
if (process.argv.includes('--watch')) {
  for (const bundle of [...bundles, ...browserBundles]) await (await context(bundle)).watch();
} else {
  const built = await Promise.all([...bundles, ...browserBundles].map((bundle) => build(bundle)));
  const servers = [
    await buildServer('browser', browserServer, 'dist/browser'),
    await buildLater('server/src/service/writing.ts', browser, 'dist/browser'),
    ...(dev ? [] : [await buildServer('node', nodeServer, 'dist')]),
  ];
  const metafiles = [...built.map(({ metafile }) => metafile), ...servers];
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), noticesOf(bundledPackages(metafiles, root)));
  // Not shipped: what the tests hold the notices to.
  writeFileSync(join(root, 'server/generated/bundles.json'), JSON.stringify(metafiles));
  chmodSync(join(dist, 'cli.js'), 0o755);
}
