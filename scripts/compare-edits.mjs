// Edits bodies at random and compares what is said without a check with what a check of the text says. Prints every difference.
//   node scripts/compare-edits.mjs [--scripts 300] [--edits 100] [--seed N] [--lists] [--members] [--blocks]
// --lists: bodies with a list, each edited anew and compared each time. --members: the same of bodies with many members.
// --blocks: bodies of which a part is in a Content Block, in whose file is edited as well.
import { parseArgs } from 'node:util';
import { load } from '../test/oracle/load.mjs';
import { startingBodies } from '../test/proof/starting-bodies.mjs';

const { values } = parseArgs({
  options: {
    scripts: { type: 'string' },
    edits: { type: 'string' },
    seed: { type: 'string' },
    lists: { type: 'boolean' },
    members: { type: 'boolean' },
    blocks: { type: 'boolean' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const [scripts, edits] = [Number(values.scripts ?? 300), Number(values.edits ?? 100)];
const { runEdits } = await load('test/service/edit/run.ts');
const { runListEdits } = await load('test/service/edit/run-lists.ts');
const { runBlockEdits } = await load('test/service/edit/run-blocks.ts');
const { memberBody } = await load('test/service/edit/member-body.ts');
const { bodiesWithLists, bodiesWithProse } = await load('test/service/edit/bodies.ts');
const bodies = [...startingBodies, ...bodiesWithProse, ...bodiesWithProse, ...bodiesWithLists, ...bodiesWithLists];

const sum = { edits: 0, reused: 0, excerpts: 0, differences: 0 };
const report = (number) =>
  `seed ${seed}: ${number} scripts, ${sum.edits} edits, ${sum.reused} of them without a check of all, ${sum.excerpts} with an excerpt, ${sum.differences} differences`;
function summaryOf(task) {
  if (values.blocks) return runBlockEdits({ ...task, bodies });
  if (values.members) return runListEdits({ ...task, generate: memberBody });
  return values.lists ? runListEdits(task) : runEdits({ ...task, bodies });
}

for (let from = 0; from < scripts; from++) {
  const task = { seed, from, to: from + 1, edits };
  const summary = summaryOf(task);
  sum.edits += summary.edits;
  sum.reused += summary.reused;
  sum.excerpts += summary.excerpts;
  sum.differences += summary.differences.length;
  for (const difference of summary.differences) console.log(`script ${from}: ${difference}`);
  if (from % 50 === 49) console.error(report(from + 1));
}
console.log(report(scripts));
process.exitCode = sum.differences > 0 ? 1 : 0;
