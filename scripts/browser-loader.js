// The head of the server's bundle for browsers. Each part of the server is a function that is called when it is first needed; parts that come
// later are asked for by the name of their bundle. A worker in an editor can load scripts, but no modules.
// biome-ignore lint/correctness/noUnusedVariables: what follows in the bundle uses it.
var miWebhook = (() => {
  const factories = new Map();
  const modules = new Map();
  const bundles = new Map();

  function part(path) {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    factories.get(path)(part, module.exports, module);
    return module.exports;
  }

  async function runBundle(name) {
    const address = URL.createObjectURL(new Blob([await loader.textOf(name)], { type: 'text/javascript' }));
    importScripts(address);
    URL.revokeObjectURL(address);
  }

  const loader = {
    textOf: undefined,
    define: (path, factory) => factories.set(path, factory),
    give: (path, exports) => modules.set(path, { exports }),
    load: async (name, path) => {
      const running = bundles.get(name) ?? runBundle(name);
      bundles.set(name, running);
      // What could not be read once may be there the next time.
      await running.catch((error) => {
        bundles.delete(name);
        throw error;
      });
      return part(path);
    },
  };
  return loader;
})();
