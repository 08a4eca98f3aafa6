import { definedNames } from '../../template/names.ts';
import type { Template } from '../../template/tree.ts';

/** A variable for a comma, which the body has not. */
export function freeName(template: Template): string {
  const taken = definedNames(template);
  let name = 'comma';
  for (let number = 2; taken.has(name); number++) name = `comma_${number}`;
  return name;
}
