import { literals } from '../../catalog/literals.ts';
import { findNamespace } from '../../catalog/namespaces.ts';
import { OPERATORS } from '../../catalog/operators.ts';
import { findVariable } from '../../catalog/predefined-variables.ts';
import type { Template } from '../../template/tree.ts';
import { variablesOf } from '../../template/variables.ts';
import type { VariableSymbol } from './variable.ts';

/** Why a variable cannot have this name, as a sentence; undefined if it can. */
export function problemOfName(newName: string, { name }: VariableSymbol, template: Template): string | undefined {
  if (newName === name) return undefined;
  if (!/^[A-Za-z_]\w*$/.test(newName))
    return `\`${newName}\` is not a valid name. Variable names may contain only A–Z, digits and \`_\`, and do not begin with a digit.`;
  if (WORDS.has(newName)) return `\`${newName}\` has a meaning of its own in Liquid. Choose another name.`;
  if (findNamespace(newName) !== undefined || findVariable(newName) !== undefined)
    return `\`${newName}\` is a name of Braze's. Choose another name.`;
  const { definitions, reads } = variablesOf(template);
  return definitions.has(newName) || reads.has(newName)
    ? `The body already has a \`${newName}\`. Choose another name.`
    : undefined;
}

const WORDS: ReadonlySet<string> = new Set([
  ...literals.map(({ name }) => name),
  ...OPERATORS,
  'and',
  'or',
  'in',
  'continue',
  'reversed',
  'limit',
  'offset',
  'cols',
]);
