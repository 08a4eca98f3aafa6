import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Proof } from '../../../server/src/proof/proof.ts';
import { prove } from '../../../server/src/proof/prove.ts';
import { complete } from '../../../server/src/service/completion/complete.ts';
import type { CompletionItem } from '../../../server/src/service/completion/item.ts';
import { hoverAt } from '../../../server/src/service/hover/hover.ts';
import { signatureAt } from '../../../server/src/service/signature/signature.ts';
import { closingAfter } from '../../../server/src/service/structure/closing.ts';
import { eventsIn } from '../../../server/src/service/structure/events.ts';
import { foldsOf } from '../../../server/src/service/structure/folding.ts';
import { linksIn } from '../../../server/src/service/structure/links.ts';
import { type OutlineItem, outlineOf } from '../../../server/src/service/structure/outline.ts';
import { selectionsAt } from '../../../server/src/service/structure/selection.ts';
import { semanticTokens } from '../../../server/src/service/structure/semantic-tokens.ts';
import { attributeAt } from '../../../server/src/service/symbols/attribute.ts';
import { linkedNames, matchingTags } from '../../../server/src/service/symbols/tag-names.ts';
import { variableAt } from '../../../server/src/service/symbols/variable.ts';
import type { Span } from '../../../server/src/template/span.ts';
import type { Template } from '../../../server/src/template/tree.ts';
import { mutated } from '../../mutated-text.ts';
import { randomOf } from '../../oracle/generator.mjs';
import { Dice } from '../../proof/dice.ts';
import { eventBody } from './event-bodies.ts';
import { requestAt } from './known.ts';

const seed = Number(process.env.SEED ?? 1);
const bodies = Number(process.env.BODIES ?? 20);
const offsets = Number(process.env.OFFSETS ?? 200);

const folders = ['published', 'fixed'].map((name) => new URL(`../../../examples/${name}/`, import.meta.url));
const examples = folders.flatMap((folder) =>
  readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8')),
);
const generated = Array.from({ length: 20 }, (_, number) => eventBody(randomOf(seed + number)));

/** Much longer than what anybody types, and short enough for many places. */
const LONGEST = 20_000;

/** Bodies that are right, cut off somewhere, and changed in up to six places. */
function bodiesToTry(): string[] {
  const changed = fc.sample(mutated([...examples, ...generated]), { numRuns: bodies, seed });
  const dice = new Dice(randomOf(seed));
  const cut = changed.map((body) => body.slice(0, dice.below(body.length + 1)));
  return [...examples, ...changed, ...cut].map((body) => body.slice(0, LONGEST));
}

/** Every feature that answers at a place. */
const FEATURES: readonly (readonly [name: string, ask: (body: string, offset: number) => void])[] = [
  ['completion', (body, offset) => checkItems(complete(requestAt(body, offset)), body, offset)],
  [
    'hover',
    (body, offset) =>
      hoverAt({ ...requestAt(body, offset), proof: proofOf(body), placeOf: (span) => span, shown: () => '' }),
  ],
  ['signature help', (body, offset) => signatureAt(requestAt(body, offset).template, offset, 0)],
  ['variables', (body, offset) => variableAt(requestAt(body, offset).template, offset)],
  ['tags', (body, offset) => checkTags(templateAt(body), offset)],
  ['closing', (body, offset) => closingAfter(templateAt(body), offset)],
  ['selection ranges', (body, offset) => checkSelections(templateAt(body), offset)],
  ['structure', (body, offset) => (isNew(body) ? checkStructure(templateAt(body), offset) : undefined)],
  ['attributes', (body, offset) => attributeAt(requestAt(body, offset).template, offset)],
];

const templateAt = (body: string) => requestAt(body, 0).template;

/** What is the same at every place of a body is looked at once. */
let lastBody: string | undefined;
function isNew(body: string): boolean {
  const isOther = body !== lastBody;
  lastBody = body;
  return isOther;
}

function checkTags(template: Template, offset: number): void {
  const linked = linkedNames(template, offset).map(({ start, end }) => template.source.slice(start, end));
  if (new Set(linked).size > 1) throw new Error(`${linked} are edited together`);
  for (const { start, end } of matchingTags(template, offset)) {
    if (/[^\w]/.test(template.source.slice(start, end)))
      throw new Error(`a tag is named ${template.source.slice(start, end)}`);
  }
}

/** Each is in the next one, which is larger. */
function checkSelections(template: Template, offset: number): void {
  selectionsAt(template, offset).reduce((inner, outer) => {
    const isLarger =
      outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
    if (!isLarger) throw new Error(`${inner.start}-${inner.end} is not in ${outer.start}-${outer.end}`);
    return outer;
  });
}

function checkStructure(template: Template, offset: number): void {
  const { length } = template.source;
  checkOutline(
    outlineOf(template, () => ''),
    { start: 0, end: length },
  );
  const spans = [...foldsOf(template), ...linksIn(template, new Set()), ...eventsIn(template)];
  const tokens = semanticTokens(template, { start: 0, end: length });
  for (const { start, end } of [...spans, ...tokens]) {
    if (start < 0 || end > length || start > end) throw new Error(`${start}-${end} is no part of it`);
  }
  tokens.reduce((end, token) => {
    if (token.start < end) throw new Error(`tokens overlap at ${token.start}`);
    return token.end;
  }, 0);
  semanticTokens(template, { start: offset, end: length });
}

/** An editor loses what reaches beyond what it is in, and refuses an empty name. */
function checkOutline(items: readonly OutlineItem[], around: Span): void {
  for (const { name, nameSpan, start, end, children } of items) {
    const isIn = around.start <= start && end <= around.end && start <= nameSpan.start && nameSpan.end <= end;
    if (!isIn || name === '') throw new Error(`"${name}" at ${start}-${end} is not in ${around.start}-${around.end}`);
    checkOutline(children, { start, end });
  }
}

const latest: { body?: string; proof?: Proof } = {};

/** The last one is asked for again and again. */
function proofOf(body: string): Proof {
  const proof = latest.body === body && latest.proof !== undefined ? latest.proof : prove(requestAt(body, 0).template);
  Object.assign(latest, { body, proof });
  return proof;
}

/** An editor drops an item whose edit is not on the line of the cursor. */
function checkItems(items: readonly CompletionItem[], body: string, offset: number): void {
  for (const { label, edit } of items) {
    const isThere = edit.start <= offset && offset <= edit.end && !body.slice(edit.start, edit.end).includes('\n');
    if (!isThere) throw new Error(`the edit of ${label} is from ${edit.start} to ${edit.end}`);
  }
  if (new Set(items.map(({ label }) => label)).size < items.length) throw new Error('a label occurs twice');
}

test.each(FEATURES)(
  `%s answers at any place of any body (seed ${seed}, set by SEED)`,
  { timeout: 3_600_000 },
  (_, ask) => {
    const dice = new Dice(randomOf(seed));
    const failures: string[] = [];
    for (const body of bodiesToTry()) {
      for (let count = 0; count < offsets; count++) {
        const offset = dice.below(body.length + 1);
        try {
          ask(body, offset);
        } catch (error) {
          failures.push(`${error} at ${offset} of ${JSON.stringify(body.slice(Math.max(0, offset - 60), offset))}│`);
        }
      }
    }
    expect(failures.slice(0, 5)).toEqual([]);
  },
);
