import { describe, expect, test } from 'vitest';
import { Meter } from '../../server/src/proof/conditions/meter.ts';
import type { Assumption, Case, PayloadProblem, Proof, Solution } from '../../server/src/proof/proof.ts';
import { TextReads } from '../../server/src/proof/text-reads.ts';
import { arm, block, type Part, text } from './body-tree.ts';
import { compareWithBruteForce } from './brute-force.ts';
import { printedHoles } from './printed-holes.ts';
import { shrink } from './shrink.ts';
import { scalars } from './sources.ts';

const [city] = scalars;
if (city === undefined) throw new Error('there is nothing to read');
const read = { source: city, steps: [], values: [], printed: false };
const hole: Part = {
  kind: 'hole',
  code: '${city}',
  trimsBefore: false,
  trimsAfter: false,
  reads: [{ ...read, printed: true }],
};
const onlyWithCity = (...parts: readonly Part[]): Part =>
  block('{% endif %}', arm('{% if ${city} %}', [{ ...read, values: [null, 'x'] }], parts));

const right: readonly Part[] = [text('{"a": '), text('1}')];
const unescaped: readonly Part[] = [text('{"a": "'), hole, text('"}')];
const sometimesWrong: readonly Part[] = [text('{"a": 1'), onlyWithCity(text(',')), text('}')];

function caseOf(solution: Solution | undefined): Case {
  const self: Case = {
    isNever: false,
    isAlways: false,
    and: () => self,
    or: () => self,
    not: () => self,
    solve: () => solution,
    explain: () => solution,
  };
  return self;
}

const anyCase = caseOf({ words: [], facts: [], decisions: [] });
const nothing: Proof = {
  verdict: 'proved',
  cases: 1,
  problems: [],
  assumptions: [],
  gaps: [],
  unset: [],
  sent: anyCase,
  aborted: anyCase,
  stats: { mostStates: 1, decisionVariables: 0 },
  reads: new TextReads(),
  asked: () => new Set(),
  meter: new Meter(),
};

const assumption: Assumption = {
  kind: 'unescaped',
  text: '${city}',
  start: 7,
  end: 20,
  place: 'text',
  member: [],
  when: anyCase,
  brokenBy: ['"'],
};

function problem(when: Case): PayloadProblem {
  return { kind: 'trailing-comma', found: ',', start: 0, end: 1, when };
}

function disagreement(parts: readonly Part[], proof: Partial<Proof>) {
  return compareWithBruteForce(parts, () => ({ ...nothing, ...proof }), { limit: 100, seed: 1 }).disagreement?.kind;
}

describe('a verdict that renderings contradict is found', () => {
  const withCity = caseOf({ words: [], facts: [{ path: city, value: 'x', words: '' }], decisions: [] });

  test.each([
    ['proved', right, {}, undefined],
    ['proved', unescaped, {}, 'proved, yet a rendering is no JSON'],
    ['proved', sometimesWrong, {}, 'proved, yet a rendering is no JSON'],
    ['conditional', unescaped, { assumptions: [assumption] }, undefined],
    ['conditional', right, { assumptions: [assumption] }, 'conditional, yet an assumption makes no difference'],
    [
      'conditional',
      sometimesWrong,
      { assumptions: [] },
      'conditional, yet a rendering with harmless values is no JSON',
    ],
    ['refuted', sometimesWrong, { problems: [problem(withCity)] }, undefined],
    ['refuted', sometimesWrong, { problems: [problem(anyCase)] }, 'refuted, yet a witness renders to JSON'],
    ['refuted', sometimesWrong, { problems: [problem(caseOf(undefined))] }, 'refuted, yet a problem has no witness'],
    ['refuted', right, {}, 'refuted, yet every rendering is JSON'],
    ['refuted', unescaped, {}, 'refuted, yet only harmful values break it'],
  ] as const)('%s', (verdict, parts, proof, kind) => {
    expect(disagreement(parts, { ...proof, verdict })).toBe(kind);
  });
});

test('holes are known by their marks, within texts and without', () => {
  const marked = '{"a": \uE0005\uF000, "b": "\uE001x\uE002"\uF000y\uF000"}';
  expect(printedHoles(marked)).toEqual([
    { number: 0, inText: false, text: '5' },
    { number: 2, inText: true, text: '"' },
    { number: 1, inText: true, text: 'x"y' },
  ]);
});

test('a body is cut down to what matters', () => {
  const parts = [text('{"k": [1, 2], "a": '), onlyWithCity(text('true'), onlyWithCity(text('wrong'))), text('}')];
  const small = shrink(parts, (smaller) => JSON.stringify(smaller).includes('wrong'));
  expect(small).toEqual([text('wrong')]);
});
