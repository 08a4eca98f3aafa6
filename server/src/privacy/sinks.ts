import { envelope, identifiers } from '../catalog/movable-ink/envelope.ts';
import { isGivenName, personalData, personalDataNamed, type Sensitivity } from '../catalog/personal-data.ts';
import type { PersonalData } from '../catalog/types.ts';
import type { Event } from '../events/events.ts';
import { outputSitesIn } from '../proof/output-sites.ts';
import type { ObjectNode, ScalarNode, Text, TextHole } from '../proof/payload-tree.ts';
import type { Case, Proof } from '../proof/proof.ts';
import { memberNames, type OutputSite } from '../proof/walk-payload.ts';
import type { Span } from '../template/span.ts';
import { leftBy, personalDataOf } from './classify.ts';
import { type FoundSource, sourcesAt } from './sources.ts';
import type { TaintFlow } from './taint-flow.ts';
import type { Printed } from './taint-flows.ts';

/** An output that sends personal data to Movable Ink. */
export interface Sink extends Span {
  /** The names that lead to its place, `[]` for an item of a list. */
  readonly member: readonly string[];
  readonly isIdentifier: boolean;
  readonly data: readonly SinkData[];
  readonly when: Case;
}

export interface SinkData {
  readonly kind: PersonalData;
  readonly sensitivity: Exclude<Sensitivity, 'none'>;
  /** Only a hash of it. */
  readonly isHash: boolean;
  /** The kind is told by the name of the member alone, nothing is known of the data. */
  readonly byMember: boolean;
  readonly flow: TaintFlow;
}

/** What a workspace says of its data. */
export interface Declared {
  readonly classes: ReadonlyMap<string, PersonalData>;
  readonly allowed: readonly { readonly what: string }[];
  readonly types: ReadonlyMap<string, string>;
}

/** All outputs by which personal data reaches an event, in the order of the payload. */
export function sinksOf(
  proof: Proof,
  events: readonly Event[],
  flows: ReadonlyMap<number, Printed>,
  declared: Declared,
): Sink[] {
  const reader = new SinkReader(flows, declared);
  if (events.length === 0) return [];
  const inEvents = new WithinEvents(events);
  for (const site of outputSitesIn(proof)) {
    const { value, member } = site;
    inEvents.pass(site);
    if (value.type === 'scalar' && holdsData(value.outline)) {
      const here = inEvents.whenAt(site);
      if (!here.isNever) reader.readValue(value, here, memberNames(member));
    }
    if (value.type !== 'object') continue;
    for (const { name, nameSpan, when: named } of value.members) {
      if (!holdsData(name)) continue;
      const here = inEvents.whenAt(site);
      if (!here.isNever) reader.readText(name, nameSpan, here.and(named), [...memberNames(member), '']);
    }
  }
  return [...reader.found.values()];
}

/** When what the payload holds is sent as an event, or beside one: there is no need to ask all events of what is in one of them. */
class WithinEvents {
  private readonly events = new Map<ObjectNode, Event[]>();
  /** Objects that are an event whenever they are there, and all that is in them. */
  private readonly inside = new Set<OutputSite>();
  private isAny: Case | undefined;

  constructor(private readonly all: readonly Event[]) {
    for (const event of all) this.events.set(event.object, [...(this.events.get(event.object) ?? []), event]);
  }

  /** To be told of all sites, outer before inner. */
  pass(site: OutputSite): void {
    const { around, value, when } = site;
    const isInside =
      (around !== undefined && this.inside.has(around)) ||
      (value.type === 'object' && this.events.get(value)?.some((event) => when.and(event.when.not()).isNever));
    if (isInside) this.inside.add(site);
  }

  whenAt(site: OutputSite): Case {
    if (this.inside.has(site)) return site.when;
    this.isAny ??= this.all.map(({ when }) => when).reduce((any, when) => any.or(when));
    return site.when.and(this.isAny);
  }
}

function holdsData(text: Text): boolean {
  return text === undefined || text.some(({ parts }) => parts.some((part) => typeof part === 'object'));
}

const identifierNames: ReadonlySet<string> = new Set(
  envelope
    .filter(({ name }) => identifiers.names.some((one) => one === name))
    .flatMap(({ name, otherNames = [] }) => [name, ...otherNames]),
);

interface Place {
  readonly member: readonly string[];
  /** What the name of the member makes one expect of data of which nothing is known. */
  readonly expected?: PersonalData;
}

class SinkReader {
  readonly found = new Map<number, Sink>();
  private readonly allowed: ReadonlySet<string>;

  constructor(
    private readonly flows: ReadonlyMap<number, Printed>,
    private readonly declared: Declared,
  ) {
    this.allowed = new Set(declared.allowed.map(({ what }) => what));
  }

  readValue(node: ScalarNode, when: Case, member: readonly string[]): void {
    const expected = expectedOf(node, member);
    this.readText(node.outline, node, when, member, expected);
  }

  readText(text: Text, span: Span, when: Case, member: readonly string[], expected?: PersonalData): void {
    if (this.isAllowedMember(member)) return;
    const place = { member, ...(expected !== undefined && { expected }) };
    if (text === undefined) this.readOutputsIn(span, when, place);
    for (const alternative of text ?? []) {
      for (const part of alternative.parts) {
        if (typeof part === 'object') this.readHole(part, when.and(alternative.when), place);
      }
    }
  }

  /** Where the proof has given the text up. */
  private readOutputsIn({ start, end }: Span, when: Case, place: Place): void {
    for (const [at, { flows, end: until }] of this.flows) {
      if (at < start || at >= end) continue;
      this.add(
        { start: at, end: until },
        flows.map((flow) => ({ flow, when })),
        place,
      );
    }
  }

  private readHole(hole: TextHole, when: Case, place: Place): void {
    // Of what filters have changed, `blankWhen` says only when it may be blank.
    const isPlain = hole.path !== undefined && hole.filters.length === 0;
    const isBlank = isPlain && when.and(hole.blankWhen.not()).isNever;
    if (!isBlank) this.add(hole, sourcesAt(hole, this.flows.get(hole.start)?.flows ?? [], when), place);
  }

  private add({ start, end }: Span, sources: readonly FoundSource[], place: Place): void {
    const known = this.found.get(start);
    const data = new Map((known?.data ?? []).map((one) => [keyOf(one), one]));
    let all = known?.when;
    for (const source of sources) {
      const one = this.dataOf(source.flow, place);
      if (one === undefined || source.when.isNever) continue;
      all = all === undefined ? source.when : all.or(source.when);
      if (!data.has(keyOf(one))) data.set(keyOf(one), one);
    }
    if (all === undefined) return;
    const member = known?.member ?? place.member;
    const isIdentifier = member.length === 1 && identifierNames.has(member[0] ?? '');
    this.found.set(start, { start, end, member, isIdentifier, data: [...data.values()], when: all });
  }

  private dataOf(flow: TaintFlow, { expected }: Place): SinkData | undefined {
    const { classes, types } = this.declared;
    if (this.allowed.has(flow.text) || types.get(flow.text) === 'boolean') return undefined;
    const named = personalDataOf(flow, classes);
    const told = named === 'person' && !isJson(flow) ? undefined : named;
    const kind = told ?? expected;
    if (kind === undefined) return undefined;
    const left = leftBy(flow.filters, kind);
    const byMember = told === undefined;
    if (left === 'nothing' || (byMember && left === 'hash')) return undefined;
    const sensitivity = sensitivityOf(kind, flow, left === 'hash', byMember);
    return sensitivity === 'none' ? undefined : { kind, sensitivity, isHash: left === 'hash', byMember, flow };
  }

  /** By its own path or by that of a member around it. */
  private isAllowedMember(member: readonly string[]): boolean {
    if (this.allowed.size === 0 || member.length > DEEPEST) return false;
    return member.some((_, index) => this.allowed.has(memberText(member.slice(0, index + 1))));
  }
}

/** Without it a `customer` is an identifier or a text rather than a record. */
function isJson({ filters }: TaintFlow): boolean {
  return filters.some(({ name }) => name === 'as_json_string');
}

function keyOf({ flow, isHash }: SinkData): string {
  return `${flow.text} ${isHash}`;
}

function sensitivityOf(kind: PersonalData, flow: TaintFlow, isHash: boolean, byMember: boolean): Sensitivity {
  const { sensitivity } = personalData[kind];
  if (isHash) return sensitivity === 'high' ? 'low' : 'none';
  if (byMember) return 'medium';
  return kind === 'name' && isGivenName(flow.names.at(-1) ?? flow.root.name) ? 'medium' : sensitivity;
}

function expectedOf({ kind }: ScalarNode, member: readonly string[]): PersonalData | undefined {
  if (kind === 'boolean' || kind === 'null') return undefined;
  const names = member.filter((name) => name !== '[]' && name !== '');
  const expected = personalDataNamed(names.at(-1) ?? '', names.slice(0, -1));
  if (expected === undefined || personalData[expected].sensitivity !== 'high') return undefined;
  return kind === 'number' && !personalData[expected].isNumeric ? undefined : expected;
}

/** Deeper members cannot be allowed: nobody writes such a path, and each is as long as it is deep. */
const DEEPEST = 100;

/** `properties.people[].email` */
export function memberText(member: readonly string[]): string {
  return member.reduce((text, name) => (name === '[]' ? `${text}[]` : text === '' ? name : `${text}.${name}`), '');
}
