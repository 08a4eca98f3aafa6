import type { ErrorObject } from 'ajv';
import validators from '../../generated/validate-event.js';
import type { Field } from '../catalog/movable-ink/types.ts';
import type { PayloadNode, ScalarNode } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import { type Alternative, alternativesOf, knownTexts, outputOf, valuesNamed } from '../proof/walk-payload.ts';
import type { Event, PropertiesOf } from './events.ts';
import { mistyped } from './mistyped.ts';

/** A value of another type than the profile of its event has. */
export interface WrongType {
  readonly value: Alternative['value'];
  /** Names from the root on, `[]` for an item of a list. */
  readonly member: readonly string[];
  /** Types of JSON Schema. */
  readonly expected: readonly string[];
  readonly when: Case;
}

/** No field of the profile lies deeper: `properties.products[].meta.color`. */
const DEEPEST = 5;

/**
 * Checks each value by itself against the schema of the event, with a representative of its kind. What an output prints is
 * whatever would pass, as far as its kind allows.
 */
export function wrongTypes(event: Event, answers: TypeAnswers): WrongType[] {
  return merged(event.entries.flatMap(({ entry, when }) => wrongIn(event, when, entry?.name ?? 'custom', answers)));
}

/** The same where an account declares its events: only the root is that of the default profile. */
export function wrongDeclaredTypes(event: Event, propertiesOf: PropertiesOf, answers: TypeAnswers): WrongType[] {
  const found = event.entries.flatMap((one) => [
    ...wrongIn(event, one.when, event.type === 'identify' ? event.type : 'custom', answers),
    ...valuesNamed(event.object, 'properties', one.when).flatMap((properties) =>
      wrongMembers(properties, propertiesOf(one) ?? [], ['properties']),
    ),
  ]);
  return merged(found);
}

function wrongIn({ object }: Event, when: Case, schema: string, answers: TypeAnswers): WrongType[] {
  const check = new TypeCheck(schema, answers);
  check.value(object, when, []);
  return check.found.filter(({ value }) => !check.fitting.has(outputOf(value)?.start ?? -1));
}

/** @param place the names that lead to the object. */
function wrongMembers(
  { value: object, when }: Alternative,
  fields: readonly Field[],
  place: readonly string[],
): WrongType[] {
  if (object.type !== 'object') return [];
  return fields.flatMap(({ name, type, required, isUntyped, members = [] }) => {
    const values = valuesNamed(object, name, when);
    const member = [...place, name];
    const wrong = isUntyped ? [] : mistyped(values, type, !required);
    const inner = members.length === 0 ? [] : values.flatMap((one) => insideOf(one, member));
    return [
      ...wrong.map((one) => ({ ...one, member, expected: [type] })),
      ...inner.flatMap(([one, at]) => wrongMembers(one, members, at)),
    ];
  });
}

/** An object itself, and the items of a list. */
function insideOf({ value, when }: Alternative, member: readonly string[]): [Alternative, readonly string[]][] {
  if (value.type !== 'list') return [[{ value, when }, member]];
  return value.items.flatMap((item) =>
    alternativesOf(item.value, when.and(item.when)).map((one): [Alternative, readonly string[]] => [
      one,
      [...member, '[]'],
    ]),
  );
}

/** Where it begins; for what an output prints without quotes, where the output does. */
function startOf(value: WrongType['value']): number {
  const isQuoted = value.type === 'scalar' && value.kind === 'string';
  return (isQuoted ? undefined : outputOf(value)?.start) ?? value.start;
}

/** What a loop prints in all its iterations is one value. */
function merged(found: readonly WrongType[]): WrongType[] {
  const byPlace = new Map<string, WrongType>();
  for (const wrong of found) {
    const key = `${startOf(wrong.value)} ${wrong.member.join('.')}`;
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, wrong);
    else {
      const { value } = outputOf(known.value) === undefined ? wrong : known;
      byPlace.set(key, { ...known, value, when: known.when.or(wrong.when) });
    }
  }
  return [...byPlace.values()];
}

/** What the schemas of events say of values in places, asked once for all events of a body. */
export class TypeAnswers {
  private readonly known = new Map<string, readonly string[]>();

  /** The types that could stand in a place of an event; none where the sample fits. */
  of(event: string, sample: unknown, member: readonly string[]): readonly string[] {
    const key = JSON.stringify([event, sample, member]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const validate = validators[event];
    const errors = validate === undefined || validate(wrap(sample, member)) ? [] : (validate.errors ?? []);
    const answer = errors.filter(({ instancePath }) => instancePath === pointer(member)).flatMap(typesOf);
    this.known.set(key, answer);
    return answer;
  }
}

class TypeCheck {
  readonly found: WrongType[] = [];
  /** Outputs that print what fits, among other things: where they begin. */
  readonly fitting = new Set<number>();

  constructor(
    private readonly event: string,
    private readonly answers: TypeAnswers,
  ) {}

  value(node: PayloadNode, outer: Case, member: readonly string[]): void {
    for (const { value, when } of alternativesOf(node, outer)) {
      const expected = this.expectedInPlaceOf(value, member, when);
      if (expected.length > 0) this.found.push({ value, member, expected, when });
      else {
        const output = outputOf(value);
        if (output !== undefined) this.fitting.add(output.start);
        if (member.length < DEEPEST) this.parts(value, when, member);
      }
    }
  }

  private parts(node: Alternative['value'], when: Case, member: readonly string[]): void {
    if (node.type === 'list')
      for (const item of node.items) this.value(item.value, when.and(item.when), [...member, '[]']);
    if (node.type !== 'object') return;
    for (const { name, value, when: own } of node.members) {
      for (const known of knownTexts(name, when.and(own))) this.value(value, known.when, [...member, known.value]);
    }
  }

  /** The types that could stand there; none where it fits. */
  private expectedInPlaceOf(node: Alternative['value'], member: readonly string[], when: Case): readonly string[] {
    const samples = samplesOf(node, when).map((sample) => this.answers.of(this.event, sample, member));
    return samples.every((expected) => expected.length > 0) ? (samples[0] ?? []) : [];
  }
}

/** Values of which one at least is like what the node can be; none where it may be anything. */
function samplesOf(node: Alternative['value'], when: Case): unknown[] {
  if (node.type === 'object') return [{}];
  if (node.type === 'list') return [[]];
  return scalarSamples(node, when);
}

function scalarSamples(node: ScalarNode, when: Case): unknown[] {
  switch (node.kind) {
    case 'string':
      return [''];
    case 'boolean':
      return [true];
    case 'null':
      return [null];
    case 'number': {
      const { text } = node;
      const known = knownTexts(text, when).map(({ value }) => Number(value));
      // What an output prints may be a whole number.
      return known.length > 0 && known.length === text?.length ? known : [1];
    }
    case 'json':
      return [];
  }
}

function wrap(sample: unknown, member: readonly string[]): unknown {
  return member.reduceRight((inner, name) => (name === '[]' ? [inner] : { [name]: inner }), sample);
}

function pointer(member: readonly string[]): string {
  const steps = member.map((name) => (name === '[]' ? '0' : name.replaceAll('~', '~0').replaceAll('/', '~1')));
  return steps.map((step) => `/${step}`).join('');
}

function typesOf({ keyword, params }: ErrorObject): string[] {
  const type: unknown = params.type;
  if (keyword !== 'type') return [];
  return String(type)
    .split(',')
    .filter((name) => name !== 'null');
}
