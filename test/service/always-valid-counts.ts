import type { DeclaredType } from '../../server/src/catalog/types.ts';
import type { Assumption, Proof } from '../../server/src/proof/proof.ts';
import { prove } from '../../server/src/proof/prove.ts';
import { makeAlwaysValid } from '../../server/src/service/always-valid.ts';
import { read } from '../../server/src/template/read.ts';
import { write } from '../proof/body-tree.ts';
import { bodyOf } from '../proof/compare.ts';
import { tools } from './trial/fixes.ts';

/**
 * `kinds`: valid if values are of the kinds that the body uses them as. `types`: the same once types of values are declared, as `number` for what is
 * printed without quotes. `left`: the author must do something.
 */
export type End = 'proved' | 'kinds' | 'types' | 'left';

/** What became of a body that was not always valid. */
export interface Made {
  /** What was wrong with it. */
  readonly slip: string;
  readonly end: End;
  readonly body: string;
  readonly text: string;
  /** What is still wrong, each with its place. */
  readonly left: readonly string[];
}

/** The body of that number of a seed after *Make Always Valid*; `undefined` if nothing was wrong with it. */
export async function madeAlwaysValid(seed: number, number: number): Promise<Made | undefined> {
  const { body } = write(bodyOf(seed, number));
  const before = prove(read(body));
  if (before.verdict === 'proved' || isOfKinds(before)) return undefined;
  const text = (await makeAlwaysValid(body, tools))?.text ?? body;
  const after = prove(read(text));
  return { slip: slipOf(before), end: endOf(after, text), body, text, left: leftIn(after, text) };
}

function endOf(proof: Proof, text: string): End {
  if (proof.verdict === 'proved') return 'proved';
  if (isOfKinds(proof)) return 'kinds';
  const declared = prove(read(text), { types: typesFor(proof, text) });
  return declared.verdict === 'proved' || isOfKinds(declared) ? 'types' : 'left';
}

const OF_KIND: ReadonlySet<Assumption['kind']> = new Set(['list', 'date', 'number']);

function isOfKinds({ verdict, assumptions }: Proof): boolean {
  return verdict === 'conditional' && assumptions.every(({ kind }) => OF_KIND.has(kind));
}

/** What an author would declare of the values that are printed without quotes or compared: dates and numbers. */
function typesFor({ assumptions }: Proof, text: string): ReadonlyMap<string, DeclaredType> {
  return new Map(
    assumptions.flatMap(({ path, start, end, kind }): [string, DeclaredType][] => {
      if (path === undefined || kind === 'unescaped' || kind === 'blank') return [];
      const type = kind === 'list' ? kind : /\|\s*date\b/.test(text.slice(start, end)) ? 'date' : 'number';
      return [[path.text, type]];
    }),
  );
}

/** Errors in the structure, by kind where there is one, and whether values are assumed to be harmless. */
function slipOf({ problems, assumptions, gaps }: Proof): string {
  const [first, ...others] = problems;
  const structure = first === undefined ? [] : [others.length === 0 ? first.kind : 'several errors'];
  const values = assumptions.some(({ kind }) => !OF_KIND.has(kind)) ? ['values'] : [];
  return [...structure, ...values, ...(gaps.length > 0 ? ['gaps'] : [])].join(' and ');
}

function leftIn({ problems, assumptions, gaps }: Proof, text: string): string[] {
  const said = [...problems, ...assumptions].map(({ kind, start, end }) => `${kind} at ${text.slice(start, end)}`);
  return [...said, ...gaps.map(({ reason }) => reason)];
}
