import { describe, expect, test } from 'vitest';
import { checkForTest } from '../check.ts';
import { costOf } from './cost.ts';
import { shapes } from './shapes.ts';

/** How much more a body of twice the size may cost. */
const MOST_GROWTH = 2.2;
/** Steps that a body has for nothing: below, doubling says nothing of how its cost grows. */
const FEW = 5000;
/** `SIZES=125,250,500,1000 npx vitest run test/resilience/shapes` measures all of them, which takes a while. */
const SIZES = (process.env.SIZES ?? '100,200').split(',').map(Number);

/** Shapes that grow faster until a budget ends it, and by how much at most. */
const FASTER: ReadonlyMap<string, number> = new Map([
  // Words for each of n payloads, of which each is one of n values of an attribute.
  ['payloads in branches', 2.4],
  ['events in branches', 2.4],
  // Each test is held against all values that the others name, once a filter has changed them.
  ['words put in lower case and compared', 3.3],
  // Each way out of the loop is another state in all that follows.
  ['breaks and continues in one loop', 2.6],
]);

describe('checking costs no more steps than a body is long', () => {
  test.each(shapes)(
    '$name',
    ({ name, body }) => {
      const costs = SIZES.map((n) => costOf(body(n)));
      expect(costs.flatMap(({ thrown }) => thrown)).toEqual([]);
      const steps = costs.map((cost) => cost.steps);
      for (const [at, less] of steps.slice(0, -1).entries()) {
        expect(steps[at + 1], `steps at ${SIZES.join(', ')}: ${steps.join(', ')}`).toBeLessThanOrEqual(
          Math.max(FEW, (FASTER.get(name) ?? MOST_GROWTH) * less),
        );
      }
    },
    60_000,
  );
});

test.each(['one variable set in many branches', 'many variables set in branches'])(
  'beyond the choices that are told apart, cost grows no faster: %s',
  (name) => {
    const body = shapes.find((shape) => shape.name === name)?.body ?? String;
    const [less, more] = [costOf(body(2000)), costOf(body(4000))];
    expect(more.steps).toBeLessThanOrEqual(MOST_GROWTH * less.steps);
  },
);

test('beyond the choices that are told apart, nothing is proved on an assumption', () => {
  const many = Array.from(
    { length: 3100 },
    (_, at) => `{% if {{custom_attribute.\${a${at}}}} == 'x' %}{% endif %}`,
  ).join('');
  const verdictOf = (payload: string) => checkForTest(many + payload).proof.verdict;
  expect(verdictOf('{"title": "{{custom_attribute.${title}}}"}')).toBe('not-proved');
  expect(verdictOf('{"title": "{{custom_attribute.${title} | json_escape}}"}')).toBe('proved');
});

test('loops in a row are followed to the end of 25 KB', () => {
  const body = shapes.find(({ name }) => name === 'loops in a row')?.body(221) ?? '';
  expect(body.length).toBeGreaterThan(24_900);
  const { proof } = checkForTest(body);
  expect(proof.gaps).toEqual([]);
  expect(proof.verdict).toBe('conditional');
});

test.each(['counters in branches', 'counters tested after each step', 'a counter of what is there'])(
  'what many branches count is followed to its end: %s',
  (name) => {
    const body = shapes.find((shape) => shape.name === name)?.body(120) ?? '';
    const { proof } = checkForTest(body);
    expect(proof.gaps).toEqual([]);
    expect(proof.verdict).toBe('proved');
  },
);

test('whether anything was counted is known where it cannot be known how much', () => {
  const counted = Array.from({ length: 40 }, (_, at) => `{% if \${a${at}} %}{% assign c = c | plus: 1 %}{% endif %}`);
  const body = `{% assign c = 0 %}${counted.join('')}{% if c == 0 %}{% abort_message %}{% endif %}{"c": {{ 100 | divided_by: c }}}`;
  expect(checkForTest(body).proof.verdict).toBe('proved');
});

test('behind 2,000 errors it is told once that there are more', () => {
  const { proof, findings } = checkForTest(`{"a": [${'x, '.repeat(2500)}1]}`);
  expect(proof.verdict).toBe('refuted');
  expect(proof.problems.length).toBe(2000);
  const message = 'More than 2,000 errors stand before this place, so the JSON could not be proved valid from here on.';
  expect(findings.filter((one) => one.message.startsWith(message)).length).toBe(1);
});
