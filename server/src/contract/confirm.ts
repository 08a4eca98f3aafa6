import type { AttributePath, Fact, Proof } from '../proof/proof.ts';
import type { Rendering } from '../render/rendering.ts';
import { readSampleUser } from '../samples/read.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import type { Template } from '../template/tree.ts';
import { caseFile } from '../witness/case-file.ts';
import { casesOf } from '../witness/cases.ts';
import { BredUsers } from './bred-users.ts';
import type { Built, Open } from './build.ts';
import { Observer } from './observe.ts';
import type { Schema } from './schema.ts';
import { VariedUsers } from './varied-users.ts';

/** A payload that really is sent, and for whom. */
export interface Sample {
  readonly sampleUser: SampleUser;
  readonly payload: unknown;
  readonly text: string;
  /** What it is the first to show. */
  readonly shows: readonly Open[];
}

export interface Confirmed {
  /** In the order in which they were rendered, without those that show nothing new, but for the first. */
  readonly samples: readonly Sample[];
  /** What no payload was found for. */
  readonly unconfirmed: Set<Open>;
}

export interface Subject {
  readonly template: Template;
  readonly proof: Proof;
}

export type Render = (sampleUser: SampleUser) => Promise<Rendering>;

/** So many payloads are rendered for one contract. */
const MOST_RENDERINGS = 8000;
/** So many users at random are tried for each thing that is left, so many that differ in one place, and so many that are bred for all of them. */
const MOST_VARIED = 60;
const MOST_CHANGED = 400;
const MOST_BRED = 3000;

/** Looks for a payload that shows each thing that a contract leaves open: with the users at hand, then with one made for it. */
export async function confirmOpen(
  { schema, open }: Built,
  subject: Subject,
  users: readonly SampleUser[],
  render: Render,
): Promise<Confirmed> {
  const search = new Search(schema, open, render);
  for (const user of users) await search.tryUser(user);
  const varied = new VariedUsers(subject.template, namesIn(schema));
  const sent = { when: subject.proof.sent };
  await search.tryUntilSent(usersFor(sent, subject));
  await search.tryUntilSent(variedUsersFor(sent, subject, varied));
  for (const one of open) await search.tryUntilShown(one, usersFor(one, subject));
  for (const one of open) await search.tryUntilShown(one, variedUsersFor(one, subject, varied));
  for (const one of open) await search.tryUntilShown(one, changedUsersFor(one, subject, varied));
  await breed(search, open, subject, varied);
  return { samples: search.samples, unconfirmed: search.left };
}

/** Makes users from users, for what is left by then. */
async function breed(search: Search, open: readonly Open[], { proof }: Subject, varied: VariedUsers): Promise<void> {
  const bred = new BredUsers(varied);
  const facts = new Map(open.map((one) => [one, search.left.has(one) ? factsOf(one, proof) : []]));
  for (let count = 0; count < MOST_BRED && search.left.size > 0; count++) {
    const left = [...search.left];
    const wanted = left[varied.below(left.length)];
    for (const user of userOf(bred.next((wanted && facts.get(wanted)) ?? []))) {
      const rendering = await search.tryUser(user);
      if (rendering !== undefined) bred.learn(rendering, search.left.size);
    }
  }
}

class Search {
  readonly left: Set<Open>;
  readonly samples: Sample[] = [];
  private readonly observer: Observer;
  private rendered = 0;

  constructor(
    private readonly schema: Built['schema'],
    open: readonly Open[],
    private readonly render: Render,
  ) {
    this.left = new Set(open);
    this.observer = new Observer(open);
  }

  /** Also of what leaves nothing open there is an example, where one can be found. */
  async tryUntilSent(users: Iterable<SampleUser>): Promise<void> {
    for (const user of this.samples.length > 0 ? [] : users) {
      await this.tryUser(user);
      if (this.samples.length > 0) return;
    }
  }

  async tryUntilShown(open: Open, users: Iterable<SampleUser>): Promise<void> {
    if (!this.left.has(open)) return;
    for (const user of users) {
      await this.tryUser(user);
      if (!this.left.has(open)) return;
    }
  }

  /** The rendering, unless there have been too many. */
  async tryUser(sampleUser: SampleUser): Promise<Rendering | undefined> {
    if (this.rendered++ >= MOST_RENDERINGS) return undefined;
    const rendering = await this.render(sampleUser);
    this.see(sampleUser, rendering);
    return rendering;
  }

  private see(sampleUser: SampleUser, { status, text }: Rendering): void {
    const payload = status === 'rendered' ? parsed(text) : undefined;
    const shown = payload === undefined ? undefined : this.observer.shown(this.schema, payload.value);
    if (payload === undefined || shown === undefined) return;
    const shows = [...new Set(shown)].filter((one) => this.left.delete(one));
    if (shows.length > 0 || this.samples.length === 0)
      this.samples.push({ sampleUser, payload: payload.value, text, shows });
  }
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Sample users in whose case it should be there: with plausible data beside what the case says, or with nothing. */
function* usersFor({ when }: Pick<Open, 'when'>, { template, proof }: Subject): Generator<SampleUser> {
  const finding = { code: 'contract', start: -1, end: -1, when };
  for (const { file } of casesOf(finding, template, proof)) yield* userOf(file);
  for (const solution of [when.and(proof.sent).solve(), when.solve()]) {
    if (solution !== undefined) yield* userOf(caseFile('Any user', solution.facts, new Map()));
  }
}

/** The facts of the case, or some of them, with all else at random. */
function* variedUsersFor(open: Pick<Open, 'when'>, { proof }: Subject, varied: VariedUsers): Generator<SampleUser> {
  const facts = factsOf(open, proof);
  for (let count = 0; count < MOST_VARIED; count++) {
    const kept = count % 2 === 0 ? facts : facts.filter(() => varied.below(3) > 0);
    yield* userOf(caseFile('Any user', kept, varied.next()));
  }
}

/** The facts of the case with another value in one place, and nothing else or all else at random. */
function* changedUsersFor(open: Open, { proof }: Subject, varied: VariedUsers): Generator<SampleUser> {
  const facts = factsOf(open, proof);
  let count = 0;
  for (const change of varied.changes()) {
    if (count++ >= MOST_CHANGED) return;
    const kept = facts.filter(({ path }) => !isWithin(path, change.path));
    yield* userOf(caseFile('Any user', [...kept, change], count % 2 === 0 ? varied.next() : new Map()));
  }
}

function factsOf({ when }: Pick<Open, 'when'>, { sent }: Proof): readonly Fact[] {
  return (when.and(sent).solve() ?? when.solve())?.facts ?? [];
}

function isWithin(one: AttributePath, outer: AttributePath): boolean {
  return one.root.name === outer.root.name && outer.steps.every((step, at) => step === one.steps[at]);
}

/** Names of members, which data that is printed as a name may equal. Depth costs no stack. */
function namesIn(contract: Schema): string[] {
  const names = new Set<string>();
  const stack: (Schema | boolean | undefined)[] = [contract];
  for (let at = stack.pop(); stack.length > 0 || at !== undefined; at = stack.pop()) {
    if (typeof at !== 'object') continue;
    const { properties = {}, additionalProperties, items, anyOf = [] } = at;
    for (const name of Object.keys(properties)) names.add(name);
    stack.push(...Object.values(properties), additionalProperties, items, ...anyOf);
  }
  return [...names];
}

function userOf(file: object | undefined): SampleUser[] {
  if (file === undefined) return [];
  const { sampleUser } = readSampleUser(JSON.stringify(file));
  return sampleUser === undefined ? [] : [sampleUser];
}
