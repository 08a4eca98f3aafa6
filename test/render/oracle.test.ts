import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderBody } from '../../server/src/render/render.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { read } from '../../server/src/template/read.ts';
import { readBody } from '../oracle/bodies.mjs';
import { type Answer, askOurs } from '../oracle/ours.ts';
import { dataText, now } from '../oracle/ruby.mjs';

type Golden = Record<string, readonly (Answer & { readonly template: string })[]>;

interface BodyGolden extends Answer {
  readonly body: string;
  readonly sampleUser: string;
  readonly aborted?: string;
}

function readGolden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../oracle/${name}.golden.json`, import.meta.url), 'utf8'));
}

const golden = readGolden<Golden>('templates');

/** What Ruby Liquid 5.4 printed, written down by scripts/make-oracle-goldens.mjs. */
describe.each(Object.keys(golden))('%s, as Ruby Liquid', (theme) => {
  test.each(golden[theme] ?? [])('$template', ({ template, output, refused }) => {
    const ours = askOurs(template, dataText, now);
    if (refused === undefined) expect(ours).toEqual({ output });
    else expect(ours.refused).toBeDefined();
  });
});

test.each(readGolden<readonly BodyGolden[]>('bodies'))('$body for $sampleUser, as Ruby Liquid', (expected) => {
  const user = builtInSampleUsers.find(({ id }) => id === expected.sampleUser)?.sampleUser;
  if (!user) throw new Error(`no sample user ${expected.sampleUser}`);
  const { status, text, reason } = renderBody(read(readBody(expected.body)), user);
  if (expected.aborted === undefined) expect({ status, text }).toEqual({ status: 'rendered', text: expected.output });
  else expect({ status, reason }).toEqual({ status: 'aborted', reason: expected.aborted });
});
