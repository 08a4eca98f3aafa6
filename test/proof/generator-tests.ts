import type { Value } from '../../server/src/semantics/values.ts';
import type { Read } from './body-tree.ts';
import type { Scope, Variable } from './generator-scope.ts';

/** A condition, and what it reads. */
export interface Test {
  readonly code: string;
  readonly reads: readonly Read[];
}

type Kind = (variable: string) => readonly [code: string, values: readonly Value[]];

/** With the values that each can tell apart. */
const kinds: readonly (readonly [weight: number, kind: Kind])[] = [
  [5, (code) => [code, [null, 'x']]],
  [1, (code) => [code, [null, false, 'x']]],
  [4, (code) => [`${code} == 'a'`, ['a', 'x', null]]],
  [3, (code) => [`${code} == 'b'`, ['b', 'x', null]]],
  [2, (code) => [`${code} != 'a'`, ['a', 'x', null]]],
  [3, (code) => [`${code} == blank`, [null, ' ', 'x']]],
  [4, (code) => [`${code} != blank`, [null, ' ', 'x']]],
  [2, (code) => [`${code} == nil`, [null, 'x']]],
  [1, (code) => [`${code} != nil`, [null, 'x']]],
  [1, (code) => [`${code} == ''`, ['', 'x', null]]],
  [1, (code) => [`${code} != ''`, ['', 'x', null]]],
  [1, (code) => [`${code} == empty`, ['', 'x', null]]],
  [1, (code) => [`${code} == true`, [true, false, null]]],
  [1, (code) => [`${code} == false`, [true, false, null]]],
  [1, (code) => [`${code} == 5`, [5n, 'x', null]]],
  [0.3, (code) => [`${code} > 3`, [3n, 4n, null]]],
  [1, (code) => [`${code} contains 'a'`, ['a', 'xay', 'x', null]]],
];

/** A test of one variable, or of two; the same one is met again and again, so that conditions depend on each other. */
export function anyTest(scope: Scope): Test {
  const { dice } = scope;
  const one = simpleTest(scope, dice.pick(scope.testedVariables()));
  if (!dice.chance(0.15)) return one;
  const other = simpleTest(scope, dice.pick(scope.testedVariables()));
  return { code: `${one.code} ${dice.pick(['and', 'or'])} ${other.code}`, reads: [...one.reads, ...other.reads] };
}

export function simpleTest(scope: Scope, variable: Variable): Test {
  const { dice } = scope;
  const [code, values] = dice.weighed(kinds)(scope.inTag(variable));
  return { code, reads: [{ ...variable.read, values }] };
}

/** Another test that holds when this one does and only then, or the same. */
export function equalTest({ code, reads }: Test, isSame: boolean): { readonly opening: string; readonly end: string } {
  const negated = / (and|or|contains|>) /.test(code) ? undefined : negate(code);
  if (isSame || negated === undefined || reads.length !== 1) return { opening: `if ${code}`, end: 'endif' };
  return { opening: `unless ${negated}`, end: 'endunless' };
}

function negate(code: string): string | undefined {
  if (code.includes(' == ')) return code.replace(' == ', ' != ');
  return code.includes(' != ') ? code.replace(' != ', ' == ') : undefined;
}
