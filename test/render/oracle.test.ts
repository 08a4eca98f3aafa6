import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Answer, askOurs } from '../oracle/ours.ts';
import { dataText, now } from '../oracle/ruby.mjs';

type Golden = Record<string, readonly (Answer & { readonly template: string })[]>;

const file = new URL('../oracle/templates.golden.json', import.meta.url);
const golden: Golden = JSON.parse(readFileSync(file, 'utf8'));

/** What Ruby Liquid 5.4 printed, written down by scripts/make-oracle-goldens.mjs. */
describe.each(Object.keys(golden))('%s, as Ruby Liquid', (theme) => {
  test.each(golden[theme] ?? [])('$template', ({ template, output, refused }) => {
    const ours = askOurs(template, dataText, now);
    if (refused === undefined) expect(ours).toEqual({ output });
    else expect(ours.refused).toBeDefined();
  });
});
