import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRenderedPayload } from '../../server/src/privacy/rendered-payload.ts';
import { rules } from '../../server/src/rules/index.ts';
import { checkSampleUser } from '../../server/src/service/check-sample-user.ts';
import { checkForTest } from '../check.ts';
import { flows } from './labelled/flows.ts';
import { type Labelled, unmarked } from './labelled/label.ts';
import { more } from './labelled/more.ts';
import { values } from './labelled/values.ts';

const privacy = new Set(rules.filter(({ group }) => group === 'privacy').map(({ code }) => code));

interface Place {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

function found({ of }: Labelled, text: string): readonly Place[] {
  if (of === 'body') return checkForTest(text).findings;
  if (of === 'sample-user') return checkSampleUser(text);
  return checkRenderedPayload(text).map(({ start, end }) => ({ code: 'pii-in-sample', start, end }));
}

interface Judged {
  readonly one: Labelled;
  readonly right: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

function judge(one: Labelled): Judged {
  const { text, places } = unmarked(one.marked);
  const told = found(one, text).filter(({ code }) => privacy.has(code));
  const got = new Set(told.map(({ code, start, end }) => `${code} ${start}-${end}`));
  const missed = places.filter((place) => !got.has(place));
  const wrong = [...got].filter((place) => !places.includes(place));
  return { one, right: places.length - missed.length, missed, wrong };
}

const judged = [...flows, ...values, ...more].map(judge);
const sum = (count: (one: Judged) => number) => judged.reduce((all, one) => all + count(one), 0);
const right = sum((one) => one.right);
const missed = sum((one) => one.missed.length);
const wrong = sum((one) => one.wrong.length);
const clean = judged.filter(({ one }) => unmarked(one.marked).places.length === 0).length;

describe('the labelled texts', () => {
  test('are many', () => {
    expect(judged.length).toBeGreaterThanOrEqual(150);
  });

  test('are told apart', () => {
    const recall = right / (right + missed);
    const precision = right / (right + wrong);
    const slips = judged.filter((one) => one.missed.length + one.wrong.length > 0);
    const shown = slips.map(({ one, ...rest }) => `${one.name}: missed ${rest.missed}; wrong ${rest.wrong}`);
    console.info(`recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n${shown.join('\n')}`);
    expect(recall).toBeGreaterThanOrEqual(0.98);
    expect(precision).toBeGreaterThanOrEqual(0.98);
  });

  test('have the figures that docs/privacy.md states', () => {
    const page = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
    const figures = `${judged.length} labelled texts, ${clean} of them without anything to find: ${right} of ${right + missed} places found, ${wrong} false alarms`;
    expect(page.replace(/\s+/g, ' ')).toContain(figures);
  });
});
