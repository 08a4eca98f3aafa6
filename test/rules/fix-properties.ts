import { renderBody } from '../../server/src/render/render.ts';
import type { Finding, Fix } from '../../server/src/rules/engine/finding.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import type { SampleUser } from '../../server/src/samples/sample-user.ts';
import { isArray, isHash, type Value } from '../../server/src/semantics/values.ts';
import { applyEdits } from '../../server/src/service/apply-fixes.ts';
import type { CheckedBody } from '../../server/src/service/check-body.ts';
import { effectOf } from '../../server/src/service/fix-effect.ts';
import { read } from '../../server/src/template/read.ts';
import { casesOf } from '../../server/src/witness/cases.ts';
import { checkForTest } from '../check.ts';
import { randomOf } from '../oracle/generator.mjs';
import { assignmentsOf, hostileAssignments, readingsOf } from '../proof/assignments.ts';
import { readsOf, write } from '../proof/body-tree.ts';
import { bodyOf } from '../proof/compare.ts';
import { isJson } from '../proof/printed-holes.ts';
import { sampleUserWith } from '../proof/sources.ts';

/** What a safe fix must not do, and did: to be read, and mended in the rule. */
export interface BrokenPromise {
  readonly code: string;
  readonly title: string;
  readonly why: string;
  readonly body: string;
  readonly fixed: string;
}

export interface Outcome {
  readonly fixes: number;
  readonly renderings: number;
  readonly broken: readonly BrokenPromise[];
}

/** Tries every safe fix of a body by itself. `users` are rendered besides the built-in ones and those of the findings' cases. */
export function trySafeFixes(body: string, users: readonly SampleUser[] = []): Outcome {
  const before = checkForTest(body);
  const broken: BrokenPromise[] = [];
  let [fixes, renderings] = [0, 0];
  for (const finding of before.findings) {
    for (const fix of finding.fixes) {
      if (fix.kind !== 'safe') continue;
      fixes++;
      const fixed = applyEdits(body, fix.edits);
      const everybody = [...users, ...builtIn, ...usersOf(finding, before)].filter((user) => isPlain(user, before));
      renderings += everybody.length;
      const why = badEffect(finding, fix, before, fixed) ?? renderingThatChanged(body, fixed, everybody);
      if (why !== undefined) broken.push({ code: finding.code, title: fix.title, why, body, fixed });
    }
  }
  return { fixes, renderings, broken };
}

/** The same of a generated body, with the values that it tells apart, and hostile ones. */
export function tryGenerated(seed: number, number: number): Outcome {
  const parts = bodyOf(seed, number);
  const random = randomOf(seed + number);
  const readings = readingsOf(readsOf(parts));
  const { all } = assignmentsOf(readings, 16, random);
  const hostile = hostileAssignments(readings, all, { each: 1, random });
  return trySafeFixes(write(parts).body, [...all, ...hostile].map(sampleUserWith));
}

/**
 * What gives JSON by chance, with another text than the data has, is no correct rendering, and `json_escape` changes it: a backslash of the
 * data that begins an escape, a quote of the data where the body lacks one, and a list in the place of a text, whose items are printed
 * without anything between them.
 */
function isPlain(user: SampleUser, { proof }: CheckedBody): boolean {
  const byChance = proof.problems.length > 0 ? /["\\]/ : /\\/;
  const { event, api_trigger_properties, canvas_entry_properties, context } = user;
  const attributes = new Map([...user.user].filter(([name]) => name !== 'custom_attributes'));
  const custom = user.user.get('custom_attributes') ?? null;
  const namespaces = [attributes, custom, event.properties, api_trigger_properties, canvas_entry_properties, context];
  return namespaces.every((members) => !isHash(members) || arePlain(members, byChance));
}

/** Names of lists and objects in the bodies at hand; what has another name is printed. */
const COLLECTIONS = new Set(['items', 'pages', 'wishes', 'tags', 'categories', 'products', 'meta']);

function arePlain(members: ReadonlyMap<string, Value>, byChance: RegExp): boolean {
  return [...members].every(([name, value]) => {
    const isCollection = COLLECTIONS.has(name);
    const inner = isCollection && isArray(value) ? value : [value];
    return inner.every((one) => {
      if (isHash(one)) return isCollection && arePlain(one, byChance);
      return !isArray(one) && !(typeof one === 'string' && byChance.test(one));
    });
  });
}

const builtIn = builtInSampleUsers.map(({ sampleUser }) => sampleUser);

function usersOf(finding: Finding, { template, proof }: CheckedBody): SampleUser[] {
  return casesOf(finding, template, proof)
    .flatMap(({ file, harmless }) => [file, ...(harmless ? [harmless] : [])])
    .flatMap((file) => readSampleUser(JSON.stringify(file)).sampleUser ?? []);
}

function badEffect(finding: Finding, fix: Fix, before: CheckedBody, fixed: string): string | undefined {
  const { removed, added } = effectOf(fix, before.findings, checkForTest(fixed).findings);
  const [first] = added;
  if (first !== undefined) return `then ${first.code} at ${first.start}: ${first.message}`;
  return removed.includes(finding) ? undefined : 'its finding is still there';
}

function renderingThatChanged(body: string, fixed: string, users: readonly SampleUser[]): string | undefined {
  const [before, after] = [read(body), read(fixed)];
  for (const user of users) {
    const was = renderBody(before, user);
    const is = renderBody(after, user);
    // Of a message that is stopped nothing is sent.
    const isRight = was.status === 'rendered' ? isJson(was.text) : was.status === 'aborted';
    if (isRight && (was.status !== is.status || (was.status === 'rendered' && was.text !== is.text)))
      return `${was.status} ${was.text}\n became ${is.status} ${is.text}`;
  }
  return undefined;
}
