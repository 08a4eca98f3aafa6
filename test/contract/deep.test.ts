import { expect, test } from 'vitest';
import { buildContract, type DataNotes } from '../../server/src/contract/build.ts';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';

const noNotes: DataNotes = { sourcesOf: () => [], personalDataIn: () => undefined, purposeOf: () => undefined };

/** Such a contract could not be written down: it nests as deep. */
test.each([
  ['arrays in arrays', `${'['.repeat(9000)}${']'.repeat(9000)}`],
  ['objects in objects', `${'{"k":'.repeat(4000)}1${'}'.repeat(4000)}`],
])('%s, thousands deep, have no contract', (_, body) => {
  const proof = prove(read(body));
  expect(proof.payload).toBeDefined();
  expect(buildContract(proof, noNotes)).toBeUndefined();
});

test('what nests a hundred deep has one', () => {
  expect(buildContract(prove(read(`${'['.repeat(100)}1${']'.repeat(100)}`)), noNotes)).toBeDefined();
});
