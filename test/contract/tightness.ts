import { buildContract, type Open } from '../../server/src/contract/build.ts';
import { confirmOpen } from '../../server/src/contract/confirm.ts';
import { marksOf } from '../../server/src/contract/marks.ts';
import { Observer } from '../../server/src/contract/observe.ts';
import { prove } from '../../server/src/proof/prove.ts';
import { renderBody } from '../../server/src/render/render.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { read } from '../../server/src/template/read.ts';
import { sampleUserWith } from '../proof/sources.ts';
import { type ContractTask, hasContract, isDue, noNotes, subjectOf } from './any-contracts.ts';

export interface Tightness {
  readonly contracts: number;
  readonly open: number;
  /** How much of it no payload was found for. */
  readonly unseen: number;
  /** The marks of that. What is within something marked has none of its own. */
  readonly marked: readonly string[];
  /** What is marked although a rendering shows it. */
  readonly contradicted: readonly string[];
}

/** Has what contracts leave open confirmed, and looks for it in the renderings of other users. */
export async function tightnessOf(task: ContractTask): Promise<Tightness> {
  const [marked, contradicted]: [string[], string[]] = [[], []];
  let [contracts, open, unseen] = [0, 0, 0];
  for (let number = task.from; number < task.to; number++) {
    const { body, users } = subjectOf(task, number);
    const template = read(body);
    const proof = prove(template);
    if (!hasContract(proof)) continue;
    const built = buildContract(proof, noNotes);
    if (built === undefined) continue;
    contracts++;
    open += built.open.length;
    const known = builtInSampleUsers.map(({ sampleUser }) => sampleUser);
    const subject = { template, proof };
    const confirmed = await confirmOpen(built, subject, known, async (user) => renderBody(template, user));
    const { unconfirmed } = confirmed;
    const told = (words: string): string => `body ${number} (${task.bodies}): ${words} in ${JSON.stringify(body)}`;
    unseen += unconfirmed.size;
    if (unconfirmed.size > 0)
      marked.push(
        ...marksOf(built, confirmed).map(({ words, schema }) => told(`${words} of ${JSON.stringify(schema)}`)),
      );
    if (unconfirmed.size === 0) continue;
    const observer = new Observer(built.open);
    for (const assignment of users(body)) {
      const rendering = renderBody(template, sampleUserWith(assignment));
      if (!isDue(template, proof, assignment, rendering)) continue;
      const shown = observer.shown(built.schema, JSON.parse(rendering.text)) ?? [];
      contradicted.push(...shown.filter((one) => unconfirmed.delete(one)).map((one) => told(nameOf(one))));
    }
  }
  return { contracts, open, unseen, marked, contradicted };
}

function nameOf({ what }: Open): string {
  return what.kind === 'alternative' ? `${what.kind} ${JSON.stringify(what.schema)}` : JSON.stringify(what);
}
