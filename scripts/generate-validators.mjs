// Compiles the JSON Schema of sample users into a function, so that no schema compiler is part of the product.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

const schemaFile = fileURLToPath(new URL('../server/schemas/sample-user.schema.json', import.meta.url));
const folder = fileURLToPath(new URL('../server/generated/', import.meta.url));

const declaration = `import type { ErrorObject } from 'ajv';

declare const validate: { (data: unknown): boolean; errors?: ErrorObject[] | null };
export default validate;
`;

export function generateValidators() {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, code: { source: true, esm: true } });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}validate-sample-user.js`, standalone.default(ajv, validate));
  writeFileSync(`${folder}validate-sample-user.d.ts`, declaration);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateValidators();
