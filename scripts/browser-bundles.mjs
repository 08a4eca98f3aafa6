// Builds the server for browsers: a bundle that starts, and one for each of its dynamic imports. They share their modules, so the first one is
// small. esbuild can split only ES modules, and a worker of an editor loads only scripts: each part is made a function that the loader calls.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build, transform } from 'esbuild';

const ENTRY = 'server/src/lsp/browser.ts';

/** Writes `server.js` and the bundles that it loads to the folder. Returns a metafile that says what is in each of them. */
export async function buildForBrowser(options, folder) {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [ENTRY],
    outdir: folder,
    format: 'esm',
    splitting: true,
    write: false,
    chunkNames: '[hash]',
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const chunks = new Map(Object.entries(metafile.outputs).map(([path, chunk]) => [basename(path), chunk]));
  const named = (entry) => [...chunks].find(([, { entryPoint }]) => entryPoint === entry)[0];
  const later = [...chunks.values()].flatMap(({ entryPoint }) =>
    entryPoint === undefined || entryPoint === ENTRY ? [] : [entryPoint],
  );
  const bundleOf = new Map(later.map((entry) => [named(entry), basename(entry, '.ts')]));
  const start = partsOf(named(ENTRY), chunks);
  const loader = await transform(readFileSync(new URL('browser-loader.js', import.meta.url), 'utf8'), {
    minify: options.minify,
    legalComments: 'none',
  });
  const outputs = {};
  const write = async (name, parts, head = '', tail = '') => {
    const path = join(options.absWorkingDir, folder, name);
    const defined = await Promise.all(parts.map((part) => defining(part, texts.get(part), bundleOf, options)));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, [head, ...defined, tail].join(''));
    outputs[`${folder}/${name}`] = { inputs: Object.assign({}, ...parts.map((part) => chunks.get(part).inputs)) };
  };
  await write('server.js', start, loader.code, `miWebhook.part(${JSON.stringify(named(ENTRY))});\n`);
  for (const entry of later) {
    const parts = partsOf(named(entry), chunks).filter((part) => !start.includes(part));
    await write(`${basename(entry, '.ts')}.js`, parts);
  }
  return { inputs: metafile.inputs, outputs };
}

/** A chunk and all that it needs at once. */
function partsOf(first, chunks) {
  const parts = new Set([first]);
  for (const part of parts)
    for (const { path, kind } of chunks.get(part).imports) if (kind === 'import-statement') parts.add(basename(path));
  return [...parts];
}

const DYNAMIC = /\bimport\("\.\/([\w.-]+)"\)/g;

async function defining(part, text, bundleOf, { minify, target }) {
  const loading = text.replace(DYNAMIC, (_, path) => {
    return `miWebhook.load(${JSON.stringify(bundleOf.get(path))},${JSON.stringify(path)})`;
  });
  const { code } = await transform(loading, { format: 'cjs', minify, target, legalComments: 'none' });
  const required = code.replaceAll(/\brequire\("\.\//g, 'require("');
  return `miWebhook.define(${JSON.stringify(part)},(require,exports,module)=>{${required}});\n`;
}
