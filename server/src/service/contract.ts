import type { EventEntry } from '../catalog/movable-ink/types.ts';
import { type Built, buildContract } from '../contract/build.ts';
import { type Confirmed, confirmOpen, type Sample } from '../contract/confirm.ts';
import { addExamples } from '../contract/examples.ts';
import { mark, marksOf } from '../contract/marks.ts';
import { notesOf } from '../contract/notes.ts';
import { dialect, type Schema } from '../contract/schema.ts';
import type { Event } from '../events/events.ts';
import { textDocument } from '../files/text-document.ts';
import type { PayloadNode } from '../proof/payload-tree.ts';
import type { Renderer } from '../render/rendering.ts';
import { builtInSampleUsers } from '../samples/built-in.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import type { CheckedBody } from './check-body.ts';
import { assumptionsInWords, placesIn, verdictInWords } from './verdict.ts';

/** The contract of a body, and payloads that show what it leaves open. */
export interface BodyContract {
  readonly schema: Schema;
  readonly samples: readonly Sample[];
}

/** @param name what the contract calls the body: its file. @param users tried before the built-in ones, and the first for examples. */
export async function contractOf(
  checked: CheckedBody,
  name: string,
  renderer: Pick<Renderer, 'render'>,
  users: readonly SampleUser[] = [],
): Promise<BodyContract | { readonly problem: string }> {
  const { template, proof } = checked;
  const { payload } = proof;
  const problem = problemOf(checked, payload);
  if (problem !== undefined || payload === undefined) return { problem: problem ?? NOTHING };
  const built = buildContract(proof, notesFor(checked));
  if (built === undefined) return { problem: 'has a payload too large for a contract' };
  const known = [...users, ...builtInSampleUsers.map(({ sampleUser }) => sampleUser)];
  const render = (sampleUser: SampleUser) => renderer.render({ body: template.source, sampleUser });
  const confirmed = await confirmOpen(built, { template, proof }, known, render);
  return { schema: finished(built, confirmed, checked, name), samples: confirmed.samples };
}

const NOTHING = 'never sends anything, so there is no contract';

/** Why a body has no contract, as the end of a sentence about it. */
function problemOf({ proof, layout, template }: CheckedBody, payload: PayloadNode | undefined): string | undefined {
  const { verdict } = proof;
  const words = () => verdictInWords(proof, placesIn(layout, textDocument(template.source)));
  if (verdict === 'refuted' || verdict === 'not-proved') return `has no contract: ${lowerFirst(words())}`;
  return payload === undefined || proof.sent.isNever ? NOTHING : undefined;
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function notesFor({ analysis }: CheckedBody) {
  return notesOf({ flows: analysis.taintFlows(), sinks: analysis.sinks(), events: entriesOf(analysis.events()) });
}

function finished(built: Built, confirmed: Confirmed, checked: CheckedBody, name: string): Schema {
  const { schema } = built;
  mark(marksOf(built, confirmed));
  for (const { payload } of confirmed.samples) addExamples(schema, payload);
  const presumes = assumptionsInWords(checked.proof).map((words) => checked.analysis.hidden().in(words));
  const description = [`Every payload that \`${name}\` can send.`, schema.description].filter(Boolean).join(' ');
  return {
    $schema: dialect,
    title: titleOf(checked) ?? name,
    ...(presumes.length > 0 && { 'x-presumes': presumes }),
    ...schema,
    description,
  };
}

function entriesOf(events: readonly Event[]): readonly EventEntry[] | undefined {
  if (events.length === 0) return undefined;
  return events.flatMap(({ entries }) => entries.flatMap(({ entry }) => (entry === undefined ? [] : [entry])));
}

/** The name of the event. */
function titleOf({ analysis }: CheckedBody): string | undefined {
  const names = analysis.events().flatMap(({ type, entries }) => entries.map(({ name }) => name ?? type));
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}
