import { Meter } from '../../../server/src/proof/conditions/meter.ts';
import type {
  ChoiceNode,
  ListNode,
  Member,
  ObjectNode,
  PayloadNode,
  ScalarNode,
  TextHole,
  TextPart,
} from '../../../server/src/proof/payload-tree.ts';
import type { Case, Proof } from '../../../server/src/proof/proof.ts';
import { TextReads } from '../../../server/src/proof/text-reads.ts';
import { always, never } from './cases.ts';

/** Payload trees by hand; everything has a span of its own, so that findings can be told apart. */
let next = 0;

function span() {
  next += 2;
  return { start: next, end: next + 1 };
}

export function object(...members: readonly Member[]): ObjectNode {
  return { type: 'object', members, present: always, sure: [], ...span() };
}

export function member(name: string | readonly TextPart[], value: PayloadNode, when = always, repeats = never): Member {
  const parts = typeof name === 'string' ? [name] : name;
  return { name: [{ parts, when: always }], nameSpan: span(), value, when, surely: when, repeats };
}

export function list(...items: readonly PayloadNode[]): ListNode {
  return { type: 'list', items: items.map((value) => ({ value, when: always, surely: always })), ...span() };
}

export function text(...parts: readonly TextPart[]): ScalarNode {
  return scalar('string', ...parts);
}

export function scalar(kind: ScalarNode['kind'], ...parts: readonly TextPart[]): ScalarNode {
  const [text, outline] = [parts, parts.map((part) => (typeof part === 'string' ? '' : part))];
  return {
    type: 'scalar',
    kind,
    text: [{ parts: text, when: always }],
    outline: [{ parts: outline, when: always }],
    ...span(),
  };
}

export function choice(...alternatives: readonly (readonly [PayloadNode, Case])[]): ChoiceNode {
  return { type: 'choice', alternatives: alternatives.map(([value, when]) => ({ value, when })), ...span() };
}

const unknownOrigin = {
  sources: [],
  constants: [],
  hasUnknownSource: true,
  missingWhen: never,
  timeValues: [],
} as const;

export function hole(blankWhen: Case, filters: readonly string[] = []): TextHole {
  return { ...unknownOrigin, filters, blankWhen, neverBlank: false, ...span() };
}

export const hash: TextHole = {
  ...unknownOrigin,
  filters: ['md5'],
  blankWhen: never,
  neverBlank: true,
  start: 0,
  end: 1,
};

export function proofOf(payload: PayloadNode, more: Partial<Proof> = {}): Proof {
  return {
    verdict: 'proved',
    cases: 1,
    problems: [],
    assumptions: [],
    gaps: [],
    unset: [],
    payload,
    sent: always,
    aborted: never,
    stats: { mostStates: 1, decisionVariables: 0 },
    reads: new TextReads(),
    asked: () => new Set(),
    meter: new Meter(),
    ...more,
  };
}
