import { describe, expect, test } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';
import { runMutations } from './mutation-run.ts';
import { startingBodies } from './starting-bodies.mjs';

/** The same bodies each time, so that a change is judged by what it changes. */
const seed = Number(process.env.SEED ?? 1);

test(`mutated bodies (seed ${seed}, set by SEED)`, { timeout: 120_000 }, () => {
  const { failures, slowest } = runMutations({ seed, count: 5000, bodies: startingBodies });
  expect(failures, `seed ${seed}; slowest ${slowest.time.toFixed(0)} ms`).toEqual([]);
});

const depth = 100_000;

describe('deep nesting costs no stack', () => {
  const bodies: [name: string, body: string][] = [
    ['blocks', `${'{% if a %}'.repeat(depth)}1${'{% endif %}'.repeat(depth)}`],
    ['blocks that nothing closes', '{% if ${a} %}'.repeat(depth)],
    ['blocks of all kinds', '{% for i in a %}{% case i %}{% when 1 %}{% unless i %}{% capture c %}'.repeat(depth / 5)],
    ['lists', `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['lists that nothing closes', '['.repeat(depth)],
    ['closing brackets', ']}'.repeat(depth)],
    ['objects', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
    ['objects that nothing closes', '{"a":'.repeat(depth)],
    ['captures in captures', `${'{% capture c %}'.repeat(depth)}{{ c }}${'{% endcapture %}'.repeat(depth)}{{ c }}`],
    ['a long chain of conditions', `{% if ${Array(depth).fill('${a}').join(' and ')} %}1{% endif %}`],
    ['a long chain of filters', `{"a": "{{ \${a}${' | upcase'.repeat(depth)} }}"}`],
    ['a long chain of elsifs', `{% if \${a} == 1 %}1${'{% elsif ${a} == 2 %}2'.repeat(depth)}{% endif %}`],
  ];
  test.each(bodies)('%s', { timeout: 60_000 }, (_, body) => {
    expect(() => prove(read(body))).not.toThrow();
  });
});
