import { type CheckedBody, checkBody } from '../../../server/src/service/check-body.ts';
import { type AfterEdit, afterEdit } from '../../../server/src/service/edit/after-edit.ts';
import { findingsInFiles } from '../../../server/src/service/findings-in-files.ts';
import { blocksOf } from '../../blocks/blocks.ts';
import { cutBody } from '../../blocks/cut-bodies.ts';
import { randomOf } from '../../oracle/generator.mjs';
import { anyBody } from '../../proof/any-generator.ts';
import { write } from '../../proof/body-tree.ts';
import { bodyOf } from '../../proof/compare.ts';
import { Dice } from '../../proof/dice.ts';
import { findingInFull, statusInFull } from './agreement.ts';
import { listBody } from './list-body.ts';
import { memberBody } from './member-body.ts';
import { type EditSummary, type EditTask, inWords } from './run.ts';
import { editScript } from './scripts.ts';

/** The body, and the Content Blocks by their names. */
interface Files {
  readonly body: string;
  readonly blocks: Readonly<Record<string, string>>;
}

/** Edits bodies and the Content Blocks that they print: what is said in each file after an edit must be what a check says that knows of no edit. */
export function runBlockEdits({ seed, from, to, edits, bodies }: EditTask): EditSummary {
  const summary: EditSummary = { edits: 0, reused: 0, excerpts: 0, differences: [] };
  for (let number = from; number < to; number++) {
    const dice = new Dice(randomOf(seed * 1_000_003 + number));
    const others = [...bodies, write(bodyOf(seed, number)).body, anyBody(dice), listBody(dice), memberBody(dice)];
    const first = filesOf(dice.pick(others), dice);
    if (first === undefined) continue;
    let [before, last] = [checked(first), first];
    for (const files of scriptOf(first, others, edits, dice)) {
      summary.edits++;
      const after = afterEdit(before, files.body, blocksOf(files.blocks));
      if (after !== undefined) summary.reused++;
      if (after?.proof !== undefined) summary.excerpts++;
      const fresh = checked(files);
      const difference = after && differenceIn(before, after, fresh);
      if (difference)
        summary.differences.push(`${difference}\nbefore ${JSON.stringify(last)}\nafter  ${JSON.stringify(files)}`);
      if (after === undefined || dice.chance(0.3)) [before, last] = [fresh, files];
    }
  }
  return summary;
}

/** Cut once, and now and then the block once more. */
function filesOf(whole: string, dice: Dice): Files | undefined {
  const cut = cutBody(whole, dice);
  if (cut === undefined || dice.chance(0.5)) return cut;
  const inner = cutBody(cut.blocks.part ?? '', dice);
  if (inner === undefined) return cut;
  // The block that is cut out of a block needs another name.
  return {
    body: cut.body,
    blocks: {
      part: inner.body.replace(/\{\{content_blocks\.\$\{part\}\}\}/, '{{content_blocks.${inner}}}'),
      inner: inner.blocks.part ?? '',
    },
  };
}

function* scriptOf(first: Files, others: readonly string[], edits: number, dice: Dice): Generator<Files> {
  const files = new Map<string, string>([['', first.body], ...Object.entries(first.blocks)]);
  const scripts = new Map([...files].map(([name, text]) => [name, editScript(text, others, edits, dice)]));
  for (let done = 0; done < edits; done++) {
    const name = dice.pick([...files.keys()]);
    const { value } = scripts.get(name)?.next() ?? {};
    if (value === undefined) return;
    files.set(name, value);
    const { '': body = '', ...blocks } = Object.fromEntries(files);
    yield { body, blocks };
  }
}

function checked({ body, blocks }: Files): CheckedBody {
  return checkBody(body, { blocks: blocksOf(blocks) });
}

/** `undefined` where both say the same. */
function differenceIn(before: CheckedBody, after: AfterEdit, fresh: CheckedBody): string | undefined {
  const { analysis } = before;
  const told = [statusInFull({ proof: after.proof ?? before.proof, analysis }), ...foundIn(after)];
  const expected = [statusInFull(fresh), ...foundIn(fresh)];
  const [one, other] = [told, expected].map((all) => all.map(inWords));
  const at = (one ?? []).findIndex((line, index) => line !== other?.[index]);
  if (at < 0 && one?.length === other?.length) return undefined;
  return `told ${one?.[at]}\nbut  ${other?.[at] ?? other?.at(-1)}`;
}

function foundIn(found: Pick<CheckedBody, 'findings' | 'layout'>): unknown[] {
  const { body, blocks } = findingsInFiles(found);
  const ofBlocks = blocks.map(({ block, finding, site }) => [block.place, site, inFile(finding)]);
  return [...body.map(inFile), ...ofBlocks];
}

function inFile(finding: Parameters<typeof findingInFull>[0]): unknown {
  const { expanded, fixes, ...shown } = finding;
  return {
    finding: findingInFull({ ...shown, fixes: [] }),
    fixes: fixes.map(({ title, edits }) => ({ title, edits })),
  };
}
