import type { Proof } from '../../../server/src/proof/proof.ts';
import { prove } from '../../../server/src/proof/prove.ts';
import { renderBody } from '../../../server/src/render/render.ts';
import { builtInSampleUsers } from '../../../server/src/samples/built-in.ts';
import { complete } from '../../../server/src/service/completion/complete.ts';
import type { CompletionItem } from '../../../server/src/service/completion/item.ts';
import { formatBody } from '../../../server/src/service/format/format-body.ts';
import { hoverAt } from '../../../server/src/service/hover/hover.ts';
import { inlayValues } from '../../../server/src/service/inlay-values.ts';
import { lensVerdict } from '../../../server/src/service/lens-words.ts';
import { signatureAt } from '../../../server/src/service/signature/signature.ts';
import { closingAfter } from '../../../server/src/service/structure/closing.ts';
import { eventsIn } from '../../../server/src/service/structure/events.ts';
import { foldsOf } from '../../../server/src/service/structure/folding.ts';
import { linksIn } from '../../../server/src/service/structure/links.ts';
import { type OutlineItem, outlineOf } from '../../../server/src/service/structure/outline.ts';
import { selectionsAt } from '../../../server/src/service/structure/selection.ts';
import { semanticTokens } from '../../../server/src/service/structure/semantic-tokens.ts';
import { attributeAt, attributesIn, isSame } from '../../../server/src/service/symbols/attribute.ts';
import { problemOfName } from '../../../server/src/service/symbols/rename.ts';
import { linkedNames, matchingTags } from '../../../server/src/service/symbols/tag-names.ts';
import { variableAt } from '../../../server/src/service/symbols/variable.ts';
import type { Span } from '../../../server/src/template/span.ts';
import type { Template } from '../../../server/src/template/tree.ts';
import { requestAt } from './known.ts';

/** Every feature that answers at a place. */
export const FEATURES: readonly (readonly [name: string, ask: (body: string, offset: number) => void])[] = [
  ['completion', (body, offset) => checkItems(complete(requestAt(body, offset)), body, offset)],
  [
    'hover',
    (body, offset) =>
      hoverAt({ ...requestAt(body, offset), proof: proofOf(body), placeOf: (span) => span, shown: () => '' }),
  ],
  ['signature help', (body, offset) => signatureAt(requestAt(body, offset).template, offset, 0)],
  ['definition, references and rename of variables', (body, offset) => checkVariable(templateAt(body), offset)],
  ['references and highlights of attributes', (body, offset) => checkAttribute(templateAt(body), offset)],
  ['highlights of tags and linked editing', (body, offset) => checkTags(templateAt(body), offset)],
  ['closing', (body, offset) => closingAfter(templateAt(body), offset)],
  ['selection ranges', (body, offset) => checkSelections(templateAt(body), offset)],
];

/** Every feature that answers for a whole body. */
export const OF_BODIES: readonly (readonly [name: string, ask: (body: string) => void])[] = [
  ['symbols, folding, tokens and links', (body) => checkStructure(templateAt(body), Math.floor(body.length / 2))],
  ['inlay values', (body) => checkValues(body)],
  ['lens', (body) => lensVerdict(proofOf(body), proofOf(body).verdict, NO_FINDINGS)],
  ['formatting', (body) => checkFormat(body)],
];

const NO_FINDINGS = { errors: 0, warnings: 0, information: 0, hints: 0 };

const templateAt = (body: string) => requestAt(body, 0).template;

/** Its places all have its name, and only another name is refused or taken. */
function checkVariable(template: Template, offset: number): void {
  const variable = variableAt(template, offset);
  if (variable === undefined) return;
  const names = variable.occurrences.map(({ start, end }) => template.source.slice(start, end));
  if (!names.includes(variable.name)) throw new Error(`${variable.name} is found at ${names}`);
  if (problemOfName(variable.name, variable, template) !== undefined) throw new Error('its own name is refused');
  if (problemOfName('a b', variable, template) === undefined) throw new Error('a name with a space is taken');
}

function checkAttribute(template: Template, offset: number): void {
  const attribute = attributeAt(template, offset);
  if (attribute !== undefined && !attributesIn(template).some((one) => isSame(one, attribute)))
    throw new Error(`${attribute.name} is not found again`);
}

/** For all built-in sample users. */
function checkValues(body: string): void {
  const template = templateAt(body);
  for (const { sampleUser } of builtInSampleUsers) {
    const { status, text, pieces } = renderBody(template, sampleUser);
    const shown = inlayValues(
      template,
      { start: 0, end: body.length },
      { status: status === 'rendered' ? 'valid' : status, rendering: text, pieces },
      (one) => one,
    );
    for (const { at } of shown) if (body.slice(at - 2, at) !== '}}') throw new Error(`a value is shown at ${at}`);
  }
}

function checkFormat(body: string): void {
  let from = 0;
  for (const { start, end, newText } of formatBody(body).edits) {
    if (start < from || end < start || end > body.length) throw new Error(`an edit is from ${start} to ${end}`);
    if (/\S/.test(newText + body.slice(start, end)))
      throw new Error(`"${body.slice(start, end)}" becomes "${newText}"`);
    from = end;
  }
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
  const [smallest, ...others] = selectionsAt(template, offset);
  // Of an empty body there is nothing to select.
  if (smallest === undefined) return;
  others.reduce((inner, outer) => {
    const isLarger =
      outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
    if (!isLarger) throw new Error(`${inner.start}-${inner.end} is not in ${outer.start}-${outer.end}`);
    return outer;
  }, smallest);
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
