import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import { rules } from '../../server/src/rules/index.ts';

/** A finding on a block of the documentation, and why it is right. */
export interface Judged {
  /** The name of the block's file. */
  readonly block: string;
  readonly severity: string;
  readonly code: string;
  /** How the text under the squiggle begins: at most 40 characters. */
  readonly at: string;
  /** `fault of the page: …`, or why the block cannot stand alone. */
  readonly judgement: string;
}

export const NOT_JUDGED = 'not judged yet';

const file = new URL('./braze-docs.golden.json', import.meta.url);
const ofLiquid = new Set(rules.filter(({ group }) => group === 'liquid').map(({ code }) => code));

/** What is found of the Liquid itself, but for hints and what is merely information. */
export function judgeable(block: string, body: string, findings: readonly Finding[]): Omit<Judged, 'judgement'>[] {
  return findings
    .filter(({ code, severity }) => ofLiquid.has(code) && (severity === 'error' || severity === 'warning'))
    .map(({ code, severity, start, end }) => ({ block, severity, code, at: body.slice(start, end).slice(0, 40) }));
}

export function readGolden(): readonly Judged[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

/** Writes what is found now, with the judgements that are known already. */
export function writeGolden(found: readonly Omit<Judged, 'judgement'>[]): void {
  const known = new Map(readGolden().map((one) => [keyOf(one), one.judgement]));
  const judged = found.map((one) => ({ ...one, judgement: known.get(keyOf(one)) ?? NOT_JUDGED }));
  writeFileSync(file, `${JSON.stringify(judged, null, 2)}\n`);
}

function keyOf({ block, severity, code, at }: Omit<Judged, 'judgement'>): string {
  return JSON.stringify([block, severity, code, at]);
}
