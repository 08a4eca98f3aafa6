import { didYouMean } from '../catalog/did-you-mean.ts';
import { findVariable } from '../catalog/predefined-variables.ts';
import type { Lookup } from '../template/expressions.ts';
import { lastFrom, type Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { variablesOf } from '../template/variables.ts';
import type { Explained } from './engine/explained.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix } from './fixes/rename.ts';
import { join, slice } from './shared/words.ts';

interface Found extends Span {
  /** `forloop` or `tablerowloop`. */
  readonly loop: string;
  readonly member: string;
  /** The whole lookup with the member that was probably meant. */
  readonly meant: string | undefined;
}

/** What others call the members of a loop. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['count', 'length'],
  ['size', 'length'],
  ['total', 'length'],
  ['idx', 'index'],
  ['i', 'index'],
  ['counter', 'index'],
  ['position', 'index'],
  ['number', 'index'],
  ['parent', 'parentloop'],
  ['isfirst', 'first'],
  ['islast', 'last'],
  ['end', 'last'],
  ['start', 'first'],
]);

export default defineRule<Found>({
  code: 'unknown-loop-member',
  group: 'liquid',
  severity: 'error',
  title: 'Unknown member of a loop',
  documentation: {
    what: 'Looks for members of `forloop` and `tablerowloop` that do not exist, such as `forloop.Last`.',
    why: 'Such a member is nil. A comma that depends on it is then printed after every item or after none, and the payload is not JSON.',
    do: 'Write the name in lower case: `first`, `last`, `index`, `index0`, `rindex`, `rindex0`, `length`.',
    bad: [
      {
        caption: 'A capital letter',
        body: '{"n": [{% for i in (1..3) %}{{i}}{% unless forloop.Last %},{% endunless %}{% endfor %}]}',
        at: 'forloop.Last',
        fixed: '{"n": [{% for i in (1..3) %}{{i}}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
      },
    ],
    good: [
      {
        caption: 'Members that there are',
        body: '{"n": [{% for i in (1..3) %}{{forloop.index0}}{% unless forloop.last %},{% endunless %}{% endfor %}]}',
      },
    ],
  },
  find: {
    *lookup(lookup, { template }) {
      const found = unknownIn(lookup, template);
      if (found !== undefined) yield found;
    },
  },
  say({ start, end, loop, member, meant }, { template }) {
    const known = (findVariable(loop)?.members ?? []).map((one) => `\`${one}\``);
    const advice = meant === undefined ? `It has ${join(known, 'and')}.` : `Did you mean \`${meant}\`?`;
    const message = `\`${loop}\` has no \`${member}\`, so this is nil in every iteration. ${advice}`;
    return { start, end, message, explains: [{ start, end }, ...loopAround(start, template)] };
  },
  fixes({ start, end, meant }) {
    return renameFix({ start, end }, meant);
  },
});

function unknownIn({ root, steps, start, end }: Lookup, template: Template): Found | undefined {
  if (root.kind !== 'name' || !/^(?:forloop|tablerowloop)$/.test(root.name)) return undefined;
  if (variablesOf(template).definitions.has(root.name)) return undefined;
  const known = [...(findVariable(root.name)?.members ?? []), 'name'];
  const step = steps.find((one) => one.kind !== 'name' || one.name !== 'parentloop');
  if (step?.kind !== 'name' || known.includes(step.name)) return undefined;
  const plain = step.name.replace(/\?$/, '');
  const near = OTHER_NAMES.get(plain.toLowerCase().replaceAll('_', '')) ?? didYouMean(plain, known.slice(0, -1));
  const before = slice(template.source, { start, end: step.start });
  const after = slice(template.source, { start: step.end, end });
  const meant = near === undefined ? undefined : `${before}${near}${after}`;
  return { start, end, loop: root.name, member: step.name, meant };
}

/** Where commas depend on it: the outermost loop. */
function loopAround(offset: number, template: Template): Explained[] {
  const loop = lastFrom(variablesOf(template).loops, offset);
  return loop === undefined || loop.end < offset ? [] : [{ ...loop, only: 'json' }];
}
