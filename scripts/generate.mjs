// Writes what is made from the rules (their pages, their tables, the schema of the configuration), from the catalog (its pages), and from
// release.json (the names in package.json). With --check it only tells whether these are up to date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateValidators } from './generate-validators.mjs';
import { loadSources } from './load-sources.mjs';
import { names, textsWithNames, withNames } from './release/names.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');

function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}

await generateValidators();
const modules = ['pages/rule-page', 'rules/index', 'config/schema', 'pages/braze-liquid', 'pages/movable-ink'];
const { rules, rulePage, rulesIndexPage, rulesTable, configSchema, brazeLiquidPage, movableInkPage } =
  await loadSources(modules.map((name) => `export * from './server/src/${name}.ts';`).join('\n'));
const pages = Object.fromEntries(rules.map((rule) => [`docs/rules/${rule.code}.md`, rulePage(rule)]));
const readme = read('README.md').replace(
  /(<!-- rules:begin -->)[\s\S]*?(<!-- rules:end -->)/,
  (_, begin, end) => `${begin}\n\n${rulesTable(rules, 'docs/rules/')}\n\n${end}`,
);
const manifest = JSON.parse(read('package.json'));
const texts = textsWithNames(JSON.parse(read('package.nls.json')), manifest, names);
const files = {
  ...pages,
  'docs/rules/README.md': rulesIndexPage(rules),
  'docs/braze-liquid.md': brazeLiquidPage(),
  'docs/movable-ink-events.md': movableInkPage(),
  'server/schemas/config.schema.json': `${JSON.stringify(configSchema(rules), null, 2)}\n`,
  'README.md': readme,
  'package.json': `${JSON.stringify(withNames(manifest, names), null, 2)}\n`,
  'package.nls.json': `${JSON.stringify(texts, null, 2)}\n`,
};

const stale = Object.entries(files).filter(([path, text]) => read(path) !== text);
if (check && stale.length > 0) {
  console.error(`out of date: ${stale.map(([path]) => path).join(', ')}. Run npm run generate`);
  process.exit(1);
}
mkdirSync(join(root, 'docs/rules'), { recursive: true });
for (const [path, text] of stale) writeFileSync(join(root, path), text);
