import { buildContract, type Open } from '../../server/src/contract/build.ts';
import { confirmOpen } from '../../server/src/contract/confirm.ts';
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
  /** Of what is open, what no payload was found for. */
  readonly marked: readonly string[];
  /** What is marked although a rendering shows it. */
  readonly contradicted: readonly string[];
}

/** Has what contracts leave open confirmed, and looks for it in the renderings of other users. */
export async function tightnessOf(task: ContractTask): Promise<Tightness> {
  const [marked, contradicted]: [string[], string[]] = [[], []];
  let [contracts, open] = [0, 0];
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
    const { unconfirmed } = await confirmOpen(built, subject, known, async (user) => renderBody(template, user));
    const told = (one: Open): string => `body ${number} (${task.bodies}): ${nameOf(one)} in ${JSON.stringify(body)}`;
    marked.push(...[...unconfirmed].map(told));
    if (unconfirmed.size === 0) continue;
    const observer = new Observer(built.open);
    for (const assignment of users(body)) {
      const rendering = renderBody(template, sampleUserWith(assignment));
      if (!isDue(template, proof, assignment, rendering)) continue;
      const shown = observer.shown(built.schema, JSON.parse(rendering.text)) ?? [];
      contradicted.push(...shown.filter((one) => unconfirmed.delete(one)).map(told));
    }
  }
  return { contracts, open, marked, contradicted };
}

function nameOf({ what }: Open): string {
  return what.kind === 'alternative' ? `${what.kind} ${JSON.stringify(what.schema)}` : JSON.stringify(what);
}
