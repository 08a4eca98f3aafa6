import type { Layout } from '../../blocks/layout.ts';
import type { Config } from '../../config/config.ts';
import { isJson } from '../../json/validity.ts';
import { hiddenInText } from '../../privacy/hidden.ts';
import { type QuickRendering, renderQuickly } from '../../render/quick.ts';
import { renderBody } from '../../render/render.ts';
import type { Rendering } from '../../render/rendering.ts';
import type { Finding } from '../../rules/engine/finding.ts';
import type { SampleUser, ValueMap } from '../../samples/sample-user.ts';
import type { Value } from '../../semantics/values.ts';
import type { Template } from '../../template/tree.ts';
import { judgeRendering } from '../judge-rendering.ts';
import type { RenderingFinding } from '../protocol.ts';
import { causeOf } from './cause.ts';
import { exampleText } from './example.ts';
import { exportedUser, idOf, type Recorded, type RecordedEvent, recordedEvents } from './recorded-event.ts';
import { shapeOf } from './shape.ts';
import { count, type Detail, type RecordPlace, type Tally } from './tally.ts';

export interface ReplaySetup {
  /** The body as its author wrote it. */
  readonly body: string;
  /** The body with its Content Blocks in place. */
  readonly template: Template;
  readonly layout: Layout;
  readonly config: Config;
  /** What is found in the body itself, where its places are those of the template. */
  readonly inBody: readonly Finding[];
  /** Answers what no event says: catalogs, responses, the campaign. */
  readonly base: SampleUser;
  /** Names of events; empty for all. */
  readonly only: ReadonlySet<string>;
  readonly keepsLostIds: boolean;
  /** First examples are kept as sample users. */
  readonly keepsExamples: boolean;
}

/** Shapes of payloads that are judged; each takes as long as a hundred renderings. */
const MOST_SHAPES = 2_000;
const NO_JSON: Recorded = { events: [], problems: ['is not valid JSON'] };
/** UTF-16 units around the place that an excerpt shows. */
const AROUND = 60;

/** Renders a body for one recorded event after the other, and counts what becomes of them. */
export class Replayer {
  /** Exported users by their external ID. */
  readonly users = new Map<string, ValueMap>();
  private readonly judged = new Map<string, readonly RenderingFinding[]>();

  constructor(private readonly setup: ReplaySetup) {}

  addUser(user: Value): boolean {
    const exported = exportedUser(user);
    if (exported !== undefined) this.users.set(exported.id, exported.profile);
    return exported !== undefined;
  }

  /** @param record undefined if it could not be read. */
  take(record: Value | undefined, place: RecordPlace, tally: Tally): void {
    const { events, problems } = record === undefined ? NO_JSON : recordedEvents(record);
    for (const problem of problems) this.unreadable(problem, place, tally);
    const { only } = this.setup;
    const wanted = only.size === 0 ? events : events.filter(({ name }) => name !== undefined && only.has(name));
    if (wanted.length === 0 && problems.length === 0) tally.skipped++;
    for (const event of wanted) this.replay(event, place, tally);
  }

  unreadable(problem: string, place: RecordPlace, tally: Tally): void {
    tally.unreadable++;
    count(tally.problems, problem, problem, place, () => ({ excerpt: '' }));
  }

  private replay(event: RecordedEvent, place: RecordPlace, tally: Tally): void {
    const sampleUser = this.sampleUserOf(event);
    const rendering = renderQuickly(this.setup.template, sampleUser);
    tally.events++;
    for (let at = 0; at < rendering.arms.length; at++)
      tally.arms[at] = (tally.arms[at] ?? 0) + (rendering.arms[at] ?? 0);
    if (rendering.status === 'aborted') this.stopped(rendering, sampleUser, place, tally);
    else if (rendering.status === 'rendered' && isJson(rendering.text)) this.sent(rendering, sampleUser, place, tally);
    else this.lost(rendering, sampleUser, place, tally);
  }

  private sampleUserOf({ name, time, user, properties }: RecordedEvent): SampleUser {
    const { base } = this.setup;
    const id = idOf(user);
    const profile = id === undefined ? undefined : this.users.get(id);
    const event = {
      properties,
      ...(name !== undefined && { name }),
      ...(time !== undefined && { time: new Date(time).toISOString() }),
    };
    return {
      ...base,
      now: time ?? base.now,
      user: profile === undefined ? user : new Map([...user, ...profile]),
      event,
    };
  }

  private stopped(
    { reason = '', text }: QuickRendering,
    sampleUser: SampleUser,
    place: RecordPlace,
    tally: Tally,
  ): void {
    tally.stopped++;
    const message = hiddenInText(reason).in(reason);
    count(tally.stops, message, message, place, () => this.detail(`Stopped: ${message}`, sampleUser, text));
  }

  private lost(quick: QuickRendering, sampleUser: SampleUser, place: RecordPlace, tally: Tally): void {
    tally.lost++;
    if (this.setup.keepsLostIds) tally.lostIds.push(identifierOf(sampleUser));
    if (quick.status === 'failed') {
      const message = (quick.reason ?? 'The rendering failed').replace(/\.$/, '');
      count(tally.causes, message, message, place, () => this.detail(`Lost: ${message}`, sampleUser));
      return;
    }
    const rendering = this.whole(sampleUser);
    const { key, message, start } = causeOf(rendering, this.setup.body, this.setup.layout);
    count(tally.causes, key, message, place, () => this.detail(`Lost: ${message}`, sampleUser, rendering.text, start));
  }

  private sent(quick: QuickRendering, sampleUser: SampleUser, place: RecordPlace, tally: Tally): void {
    tally.sent++;
    const findings = this.findingsOf(quick, sampleUser);
    if (findings === undefined) tally.unjudged++;
    else if (findings.length > 0) tally.withFindings++;
    const { text } = quick;
    for (const { code, message, severity, start } of findings ?? [])
      count(tally.findings, code, `${code} (${severity}): ${hiddenInText(text).in(message)}`, place, () =>
        this.detail(`Finding: ${code}`, sampleUser, text, start),
      );
  }

  /** @param at the place in the text that the excerpt shows. */
  private detail(name: string, sampleUser: SampleUser, text = '', at = text.length): Detail {
    const excerpt = excerptOf(text, at);
    return this.setup.keepsExamples ? { excerpt, sampleUser: exampleText({ ...sampleUser, name }) } : { excerpt };
  }

  /** Of a payload like it that took the same way through the body; undefined if too many have been judged. */
  private findingsOf({ text, arms }: QuickRendering, sampleUser: SampleUser): readonly RenderingFinding[] | undefined {
    const isKnown = (sampleUser.user.get('external_id') ?? '') !== '';
    const key = `${isKnown}${arms.join('')}${text.length >= LARGE ? text.length : ''}${shapeOf(JSON.parse(text))}`;
    const known = this.judged.get(key);
    if (known !== undefined || this.judged.size >= MOST_SHAPES) return known;
    const { config, inBody } = this.setup;
    const { findings } = judgeRendering(this.whole(sampleUser), { sampleUser, config, inBody });
    // All data of a replay is of real people; whether it may be sent is a question of the body, which `check` answers.
    const told = findings.filter(({ severity, aspect }) => severity !== 'hint' && aspect !== 'personal data');
    this.judged.set(key, told);
    return told;
  }

  /** Again, with the places that everything came from. */
  private whole(sampleUser: SampleUser): Rendering {
    return renderBody(this.setup.template, sampleUser);
  }
}

/** UTF-16 units from which a payload is judged by its size too. */
const LARGE = 90_000;

/** Empty if it has none. */
function identifierOf({ user }: SampleUser): string {
  const id = idOf(user) ?? user.get('braze_id') ?? user.get('email');
  return typeof id === 'string' ? id : '';
}

/** In one line, with personal data hidden. */
function excerptOf(text: string, at: number): string {
  const hidden = hiddenInText(text).in(text);
  const start = Math.max(0, at - AROUND);
  const end = Math.min(text.length, at + AROUND);
  const part = hidden.slice(start, end).replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '…' : ''}${part}${end < text.length ? '…' : ''}`;
}
