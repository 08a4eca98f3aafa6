// Builds the server: a bundle that starts, and one for each of its dynamic imports. They share their modules, so the first one is small. esbuild
// can split only ES modules, while a worker of an editor loads only scripts and a package of VS Code is made of CommonJS: each part is made a
// function that the loader calls.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { minify } from '@swc/core';
import { build, transform } from 'esbuild';

const TARGETS = {
  browser: { entry: 'server/src/lsp/browser.ts', loader: 'browser-loader.js', later: ['', ''] },
  node: {
    entry: 'server/src/lsp/node.ts',
    loader: 'node-loader.js',
    later: ['module.exports = (miWebhook) => {\n', '};\n'],
  },
};

/** What helps with writing. */
const ALONE = 'writing.js';

/** Writes `server.js` and the bundles that it loads to the folder. Returns a metafile that says what is in each of them. */
export async function buildServer(target, options, folder) {
  const {
    entry: first,
    loader: loaderFile,
    later: [head, tail],
  } = TARGETS[target];
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [first],
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
    entryPoint === undefined || entryPoint === first ? [] : [entryPoint],
  );
  const bundleOf = new Map(later.map((entry) => [named(entry), basename(entry, '.ts')]));
  if (target === 'browser') bundleOf.set(ALONE, basename(ALONE, '.js'));
  const start = partsOf(named(first), chunks);
  const loader = await transform(readFileSync(new URL(loaderFile, import.meta.url), 'utf8'), {
    minify: options.minify,
    legalComments: 'none',
  });
  const outputs = {};
  const write = async (name, parts, before, after) => {
    const path = join(options.absWorkingDir, folder, name);
    const defined = await Promise.all(parts.map((part) => defining(part, texts.get(part), bundleOf, options)));
    mkdirSync(dirname(path), { recursive: true });
    const text = [before, ...defined, after].join('');
    writeFileSync(path, options.minify ? await minifyAgain(text) : text);
    outputs[`${folder}/${name}`] = { inputs: Object.assign({}, ...parts.map((part) => chunks.get(part).inputs)) };
  };
  await write('server.js', start, loader.code, `miWebhook.part(${JSON.stringify(named(first))});\n`);
  for (const entry of later) {
    const parts = partsOf(named(entry), chunks).filter((part) => !start.includes(part));
    await write(`${basename(entry, '.ts')}.js`, parts, head, tail);
  }
  return { inputs: metafile.inputs, outputs };
}

/** A bundle for browsers that shares nothing with the server: it has the words of the catalog, which the server lacks. */
export async function buildLater(entry, options, folder) {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [entry],
    outfile: `${folder}/${ALONE}`,
    format: 'cjs',
    write: false,
  });
  const [{ path, text }] = outputFiles;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `miWebhook.define(${JSON.stringify(ALONE)},(require,exports,module)=>{${text}});\n`);
  return metafile;
}

/** A second minifier takes a twentieth off what esbuild leaves. The loader keeps its name, by which later bundles call it. */
async function minifyAgain(text) {
  const compress = {
    ecma: 2022,
    passes: 3,
    keep_fargs: false,
    pure_getters: true,
    inline: 1,
    reduce_funcs: false,
    sequences: false,
    hoist_props: false,
  };
  const { code } = await minify(text, { compress, mangle: { reserved: ['miWebhook'] }, ecma: 2022, module: false });
  return code;
}

/** A chunk and all that it needs at once. */
function partsOf(first, chunks) {
  const parts = new Set([first]);
  for (const part of parts)
    for (const { path, kind, external } of chunks.get(part).imports)
      if (kind === 'import-statement' && !external) parts.add(basename(path));
  return [...parts];
}

const DYNAMIC = /\bimport\("\.\/([\w.-]+)"\)/g;

async function defining(part, text, bundleOf, { minify: minified, target, platform, charset }) {
  const loading = text.replace(DYNAMIC, (whole, path) => {
    const bundle = bundleOf.get(path);
    return bundle === undefined ? whole : `miWebhook.load(${JSON.stringify(bundle)},${JSON.stringify(path)})`;
  });
  const { code } = await transform(loading, {
    format: 'cjs',
    platform,
    minify: minified,
    target,
    charset,
    legalComments: 'none',
  });
  const required = code.replaceAll(/\brequire\("\.\//g, 'require("');
  return `miWebhook.define(${JSON.stringify(part)},(require,exports,module)=>{${required}});\n`;
}
