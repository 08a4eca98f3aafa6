import { readSchema } from '../../server/src/contract/read-schema.ts';
import { ordered, type Schema } from '../../server/src/contract/schema.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { contractOf } from '../../server/src/service/contract.ts';
import { renderer } from './renderer.ts';

/** The contract of a body as it is read back from its file. */
export async function keptContract(body: string): Promise<Schema> {
  const found = await contractOf(checkBody(body), 'a.webhook.liquid', renderer);
  if ('problem' in found) throw new Error(`${found.problem}\n${body}`);
  const kept = readSchema(JSON.stringify(ordered(found.schema)));
  if ('problem' in kept) throw new Error(kept.problem);
  return kept.schema;
}
