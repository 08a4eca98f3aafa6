// The head of the server's bundle for Node. Each part of the server is a function that is called when it is first needed; parts that come later
// are in a bundle beside this one. What no bundle has is a module of Node.
// biome-ignore lint/correctness/noUnusedVariables: what follows in the bundle uses it.
var miWebhook = (() => {
  const factories = new Map();
  const modules = new Map();

  function part(path) {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const factory = factories.get(path);
    if (factory === undefined) return require(path);
    const module = { exports: {} };
    modules.set(path, module);
    factory(part, module.exports, module);
    return module.exports;
  }

  const loader = {
    define: (path, factory) => factories.set(path, factory),
    give: (path, exports) => modules.set(path, { exports }),
    load: async (name, path) => {
      if (!factories.has(path)) require(`./${name}.js`)(loader);
      return part(path);
    },
  };
  return loader;
})();
