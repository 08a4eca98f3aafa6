import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { prove } from '../../server/src/proof/prove.ts';
import { placesOf } from '../../server/src/proof/walk-payload.ts';
import { Analysis } from '../../server/src/rules/engine/analysis.ts';
import { defineRule, type Rule, type Visits } from '../../server/src/rules/engine/rule.ts';
import { runRules } from '../../server/src/rules/engine/run.ts';
import { defaultSettings } from '../../server/src/rules/engine/settings.ts';
import { rules } from '../../server/src/rules/index.ts';
import { read } from '../../server/src/template/read.ts';
import { walk } from '../../server/src/template/walk.ts';

/** Nodes and places that walks have come by, whoever walks. */
const visited = vi.hoisted(() => ({ nodes: 0, places: 0 }));

vi.mock('../../server/src/template/walk.ts', async (original) => {
  const real = await original<typeof import('../../server/src/template/walk.ts')>();
  function* counting(template: Parameters<typeof real.walk>[0]): ReturnType<typeof real.walk> {
    for (const node of real.walk(template)) {
      visited.nodes++;
      yield node;
    }
  }
  const countingAll: typeof real.allNodes = (template) => {
    const all = real.allNodes(template);
    visited.nodes += all.length;
    return all;
  };
  return { ...real, walk: counting, allNodes: countingAll };
});

vi.mock('../../server/src/proof/walk-payload.ts', async (original) => {
  const real = await original<typeof import('../../server/src/proof/walk-payload.ts')>();
  function* counting(proof: Parameters<typeof real.placesOf>[0]): ReturnType<typeof real.placesOf> {
    for (const place of real.placesOf(proof)) {
      visited.places++;
      yield place;
    }
  }
  return { ...real, placesOf: counting };
});

beforeEach(() => {
  visited.nodes = 0;
  visited.places = 0;
});

function example(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../examples/${path}`, import.meta.url)), 'utf8');
}

/** What has been proved elsewhere, for a template that nobody has walked over yet. */
function analysisOf(body: string) {
  return new Analysis(read(body), prove(read(body)), defaultSettings);
}

/** A rule that does nothing but what `find` does. */
function ruleOf(code: string, find: Partial<Visits<number>>): Rule {
  return defineRule<number>({
    code,
    group: 'liquid',
    severity: 'warning',
    title: code,
    documentation: { what: '', why: '', do: '', bad: [], good: [] },
    find,
    say: (start) => ({ start, end: start, message: code }),
  });
}

describe('one walk', () => {
  const bodies = ['published/product-view.webhook.liquid', 'fixed/product-view.webhook.liquid'];
  const tenTimes = Array.from({ length: 10 }, () => rules).flat();

  test.each(bodies)('serves all rules, however many: %s', (path) => {
    const body = example(path);
    const whole = { nodes: [...walk(read(body))].length, places: [...placesOf(prove(read(body)))].length };
    for (const some of [rules.slice(0, 1), rules, tenTimes]) {
      const analysis = analysisOf(body);
      Object.assign(visited, { nodes: 0, places: 0 });
      runRules(analysis, () => {}, some);
      expect(visited).toEqual(whole);
    }
  });

  test('shows each node to each rule that wants it, once', () => {
    const seen = new Map<string, number>();
    const count = (code: string) =>
      ruleOf(code, {
        output() {
          seen.set(code, (seen.get(code) ?? 0) + 1);
          return [];
        },
      });
    runRules(analysisOf('{"a": {{ 1 }}, "b": {{ 2 }}}'), () => {}, [count('one'), count('other')]);
    expect([...seen]).toEqual([
      ['one', 2],
      ['other', 2],
    ]);
  });
});

test('of a comment that silences a rule that throws, nobody knows what it would silence', () => {
  const broken = ruleOf('broken', {
    *output({ start }) {
      if (start > 0) throw new Error('no such thing');
      yield start;
    },
  });
  const silence = (code: string) => `{% comment %} mi-webhook-disable-file ${code} {% endcomment %}{"a": {{ 1 }}}`;
  const found = (code: string) =>
    runRules(analysisOf(silence(code)), () => {}, [...rules, broken]).map((finding) => finding.code);
  expect([found('broken'), found('json-syntax')]).toEqual([[], ['unused-disable']]);
});

test('a rule that throws is told of once and left out; the others go on', () => {
  const failures: [string, unknown][] = [];
  const broken = ruleOf('broken', {
    *output({ start }) {
      if (start > 8) throw new Error('no such thing');
      yield start;
    },
  });
  const sound = ruleOf('sound', {
    *output({ start }) {
      yield start;
    },
  });
  const findings = runRules(
    analysisOf('{"a": {{ 1 }}, "b": {{ 2 }}, "c": {{ 3 }}}'),
    (code, error) => failures.push([code, error]),
    [broken, sound],
  );
  expect(findings.map(({ code, start }) => `${code} ${start}`)).toEqual([
    'broken 6',
    'sound 6',
    'sound 20',
    'sound 34',
  ]);
  expect(failures).toEqual([['broken', new Error('no such thing')]]);
});
