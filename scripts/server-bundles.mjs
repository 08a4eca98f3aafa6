// Builds the server: a bundle that starts, and one for each of its dynamic imports. They share their modules, so the first one is small. esbuild
// can split only ES modules, while a worker of an editor loads only scripts and a package of VS Code is made of CommonJS: each part that comes
// later is made a function that the loader calls. What is needed at once is put together into one scope, since a name that is read from another
// part by way of its exports costs several times as much, and the proof reads millions of them.
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
  const write = async (name, parts, text) => {
    const path = join(options.absWorkingDir, folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, options.minify ? await minifyAgain(text) : text);
    outputs[`${folder}/${name}`] = { inputs: Object.assign({}, ...parts.map((part) => chunks.get(part).inputs)) };
  };
  const partsLater = later.map((entry) => partsOf(named(entry), chunks).filter((part) => !start.includes(part)));
  const asked = namesAsked(partsLater.flat(), start, texts);
  const atOnce = await linked(start, asked, { texts, bundleOf, options });
  await write('server.js', start, `${loader.code}${atOnce}`);
  for (const [at, entry] of later.entries()) {
    const parts = partsLater[at];
    const defined = await Promise.all(parts.map((part) => defining(part, texts.get(part), bundleOf, options)));
    await write(`${basename(entry, '.ts')}.js`, parts, [head, ...defined, tail].join(''));
  }
  return { inputs: metafile.inputs, outputs };
}

/** What parts that come later import of those that are there: names by part. */
function namesAsked(parts, start, texts) {
  const asked = new Map(start.map((part) => [part, new Set()]));
  for (const part of parts)
    for (const [, names, from] of texts.get(part).matchAll(/\bimport\s*(?:\{([^{}]*)\}\s*from\s*)?"\.\/([\w.-]+)"/g))
      for (const name of names?.split(',') ?? []) asked.get(from)?.add(name.trim().split(/\s+as\s+/)[0]);
  return asked;
}

/** The parts that are needed at once, in one scope. The loader is given what later parts ask of them before the last one begins to work. */
async function linked(start, asked, { texts, bundleOf, options }) {
  const [first] = start;
  const given = [...asked].filter(([part, names]) => part !== first && names.size > 0);
  const modules = new Map([
    ...start.map((part) => [part, loadingLater(texts.get(part), bundleOf)]),
    ...given.map(([part, names]) => [`of ${part}`, `export { ${[...names].join(', ')} } from "./${part}";`]),
    [
      'given',
      given
        .map(
          ([part], at) =>
            `import * as part${at} from "./of ${part}"; miWebhook.give(${JSON.stringify(part)}, part${at});`,
        )
        .join('\n'),
    ],
  ]);
  const chunks = {
    name: 'chunks',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^\.\// }, ({ path }) =>
        modules.has(path.slice(2)) ? { path: path.slice(2), namespace: 'chunk' } : undefined,
      );
      onLoad({ filter: /./, namespace: 'chunk' }, ({ path }) => ({ contents: modules.get(path) }));
    },
  };
  const { absWorkingDir, platform, charset, minify: minified, target: language } = options;
  const { outputFiles } = await build({
    stdin: { contents: `import './given'; import './${first}';` },
    absWorkingDir,
    bundle: true,
    write: false,
    platform,
    charset,
    minify: minified,
    target: language,
    legalComments: 'none',
    logLevel: 'warning',
    format: 'cjs',
    plugins: [chunks],
  });
  return `(() => {${outputFiles[0].text}})();\n`;
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

function loadingLater(text, bundleOf) {
  return text.replace(DYNAMIC, (whole, path) => {
    const bundle = bundleOf.get(path);
    return bundle === undefined ? whole : `miWebhook.load(${JSON.stringify(bundle)},${JSON.stringify(path)})`;
  });
}

async function defining(part, text, bundleOf, { minify: minified, target, platform, charset }) {
  const { code } = await transform(loadingLater(text, bundleOf), {
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
