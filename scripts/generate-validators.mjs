// Compiles JSON Schemas into functions, so that no schema compiler is part of the product: that of sample users, and those of the
// events, which are made from the catalog.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { loadSources } from './load-sources.mjs';

const schemaFile = fileURLToPath(new URL('../server/schemas/sample-user.schema.json', import.meta.url));
const folder = fileURLToPath(new URL('../server/generated/', import.meta.url));

// Messages are ours: `keyword` and `params` say enough.
const options = {
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  messages: false,
  code: { source: true, esm: true },
};

/** What only people read. */
const ANNOTATIONS = new Set(['$schema', 'title', 'description', 'markdownDescription', 'examples', 'default']);

/** The schema without annotations, which the code would repeat. Members that happen to be named like one are kept. */
function bare(schema, isMembers = false) {
  if (Array.isArray(schema)) return schema.map((one) => bare(one));
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([name]) => isMembers || !ANNOTATIONS.has(name));
  const holdsMembers = (name) => !isMembers && ['properties', 'patternProperties', 'definitions'].includes(name);
  return Object.fromEntries(kept.map(([name, one]) => [name, bare(one, holdsMembers(name))]));
}

const types = `import type { ErrorObject } from 'ajv';

type Validate = { (data: unknown): boolean; errors?: ErrorObject[] | null };
`;

function sampleUser() {
  const ajv = new Ajv(options);
  const code = standalone.default(ajv, ajv.compile(bare(JSON.parse(readFileSync(schemaFile, 'utf8')))));
  write('validate-sample-user', code, 'Validate');
}

async function events() {
  const { eventSchemas } = await loadSources("export * from './server/src/catalog/movable-ink/schema.ts';");
  const names = Object.keys(eventSchemas);
  const ajv = new Ajv(options);
  for (const name of names) ajv.addSchema(bare(eventSchemas[name]), name);
  const code = standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])));
  write('validate-event', `${code}\nexport default { ${names.join(', ')} };\n`, 'Readonly<Record<string, Validate>>');
}

function write(name, code, type) {
  writeFileSync(`${folder}${name}.js`, code);
  writeFileSync(`${folder}${name}.d.ts`, `${types}declare const exported: ${type};\nexport default exported;\n`);
}

export async function generateValidators() {
  mkdirSync(folder, { recursive: true });
  sampleUser();
  await events();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateValidators();
