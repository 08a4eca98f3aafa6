import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Schema, vocabulary } from '../../server/src/contract/schema.ts';

/** A contract as a receiver reads it: strictly, with our keywords declared. */
export function compile(contract: Schema): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allErrors: false, addUsedSchema: false });
  for (const keyword of Object.keys(vocabulary)) ajv.addKeyword(keyword);
  return ajv.compile(contract);
}
