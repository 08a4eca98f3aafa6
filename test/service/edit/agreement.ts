import { placesOf } from '../../../server/src/proof/walk-payload.ts';
import type { Finding } from '../../../server/src/rules/engine/finding.ts';
import type { CheckedBody } from '../../../server/src/service/check-body.ts';
import type { ShownProof } from '../../../server/src/service/edit/after-edit.ts';
import { assumptionsInWords } from '../../../server/src/service/verdict.ts';
import type { Span } from '../../../server/src/template/span.ts';

/** All that anybody sees of a finding, and where its case is decided. */
export function findingInFull(finding: Finding): unknown {
  const { when, messageIn, iteration, explains, ...others } = finding;
  const places = explains?.map(({ start, end, only }) => ({ start, end, only }));
  const explained = when?.explain();
  return {
    ...others,
    places,
    iteration,
    explained,
    told: messageIn?.(explained?.words ?? []),
    isAlways: when?.isAlways,
  };
}

/** What the editor shows besides. */
export function statusInFull({ proof, analysis }: { proof: ShownProof } & Pick<CheckedBody, 'analysis'>): unknown {
  const { verdict, cases, problems, gaps } = proof;
  const assumptions = assumptionsInWords(proof).map((words) => analysis.hidden().in(words));
  return { verdict, cases, problems: problems.length, gaps: gaps.length, assumptions };
}

export function stepsOf({ proof }: CheckedBody): number {
  return proof.meter.spent;
}

/** The payload with its places, but for the characters of its strings. */
export function payloadInFull({ proof }: CheckedBody, move: (place: Span) => Span = (place) => place): unknown {
  return Array.from(placesOf(proof), ({ value, when, member }) => {
    const texts = value.type !== 'scalar' ? undefined : value.outline;
    const holes = texts?.map(({ parts }) => parts.map((part) => (typeof part === 'string' ? part : at(part, move))));
    return { type: value.type, place: at(value, move), isNever: when.isNever, name: member?.name, holes };
  });
}

function at(place: Span, move: (place: Span) => Span): string {
  const { start, end } = move(place);
  return `${start}-${end}`;
}
