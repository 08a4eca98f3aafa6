import { hashesOfNothing } from '../catalog/movable-ink/endpoint.ts';
import { type Config, defaultConfig } from '../config/config.ts';
import { isJson } from '../json/validity.ts';
import { checkRenderedPayload } from '../privacy/rendered-payload.ts';
import type { Piece, Rendering } from '../render/rendering.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { rules } from '../rules/index.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import type { Span } from '../template/span.ts';
import { checkBody } from './check-body.ts';
import type { Aspect, RenderingFinding } from './protocol.ts';

export interface Judgement {
  /** The payload is an event for Movable Ink; a body for another receiver is judged for its personal data alone. */
  readonly isEvent: boolean;
  readonly findings: readonly RenderingFinding[];
}

export interface JudgedFor {
  readonly sampleUser: SampleUser;
  readonly config?: Config;
  /** What is found in the body itself, as far as that is known. */
  readonly inBody?: readonly Finding[];
}

/** What Movable Ink makes of one rendering, if it is JSON and sent: the rules read it as a body that always prints the same. Personal data counts in any. */
export function judgeRendering(rendering: Rendering, judgedFor: JudgedFor): Judgement {
  const { status, text } = rendering;
  if (text.length > LONGEST) return { isEvent: false, findings: [notJudged(text)] };
  if (status !== 'rendered' || !isJson(text)) return { isEvent: false, findings: realPeople(text) };
  const { sampleUser, config = defaultConfig, inBody = [] } = judgedFor;
  const { analysis, findings } = checkBody(withoutMarkup(text), { config, rules: OF_MOVABLE_INK });
  const isEvent = analysis.events().length > 0;
  const own = findings.filter((finding) => isTrueOf(finding, rendering, sampleUser));
  const seen = new Set(own.map(({ code }) => code));
  const origins = inBody.filter(({ code }) => OF_ORIGIN.has(code) && !seen.has(code));
  return {
    isEvent,
    findings: [
      ...own.map((finding) => found(finding, finding)),
      ...origins.flatMap((finding) => printedAt(finding, rendering).map((place) => found(finding, place))),
      ...realPeople(text),
    ],
  };
}

/** All others look at Liquid, at what is no JSON, or at where data comes from, which a rendering does not show. */
const OF_MOVABLE_INK = rules.filter(({ group }) => group === 'movable-ink');

/** UTF-16 units. Longer payloads would keep the server from answering while somebody types. */
const LONGEST = 100_000;

function notJudged({ length }: string): RenderingFinding {
  const message = `This payload has ${length.toLocaleString('en')} characters. The preview does not check what is longer than ${LONGEST.toLocaleString('en')}.`;
  return { code: 'not-judged', aspect: 'fields', severity: 'information', message, start: 0, end: 0 };
}

/** Rules that look at where a value comes from, which a rendering doesn't show. What they find holds wherever the place has printed something. */
const OF_ORIGIN: ReadonlySet<string> = new Set([
  'timestamp-not-event-time',
  'unnormalized-hash',
  'weak-identifier',
  'swapped-identifiers',
  'pii-in-payload',
  'pii-in-identifier',
]);

/** Valid JSON has braces in a row, or a brace and a percent sign, only within strings. There, another character of the same length changes no place. */
function withoutMarkup(json: string): string {
  return json.replace(/\{(?=[{%])/g, '(');
}

/** A rendering doesn't show who it is for, nor what in it is data: only a known user's event lacks a `user_id`, and everyone shares only what no data is in. */
function isTrueOf({ code, start, end }: Finding, { text, pieces }: Rendering, { user }: SampleUser): boolean {
  if (code === 'user-id-left-out') return (user.get('external_id') ?? '') !== '';
  if (code !== 'shared-identifier') return true;
  const isData = pieces.some(({ kind, rendered }) => kind !== 'text' && rendered.start < end && start < rendered.end);
  return !isData || HASHES_OF_NOTHING.some((hash) => text.slice(start, end).includes(hash));
}

const HASHES_OF_NOTHING = Object.values(hashesOfNothing);

function printedAt({ start, end }: Span, { pieces }: Rendering): Span[] {
  const printed = pieces.find(
    ({ kind, source, rendered }: Piece) =>
      kind !== 'text' && source.start < end && start < source.end && rendered.start < rendered.end,
  );
  return printed === undefined ? [] : [printed.rendered];
}

function realPeople(text: string): RenderingFinding[] {
  const byKind = new Map(checkRenderedPayload(text).map((one) => [one.kind, one]));
  return [...byKind.values()].map(({ start, end, words }) => ({
    code: 'pii-in-sample',
    aspect: 'personal data',
    severity: 'warning',
    message: `\`${text.slice(start, end)}\` looks like ${words} of a real person. Replace it in the sample user before you share this payload.`,
    start,
    end,
  }));
}

function found({ code, severity, message }: Finding, { start, end }: Span): RenderingFinding {
  return { code, aspect: aspectOf(code), severity, message, start, end };
}

function groupOf(code: string): string | undefined {
  return rules.find((rule) => rule.code === code)?.group;
}

function aspectOf(code: string): Aspect {
  if (groupOf(code) === 'privacy') return 'personal data';
  if (/identif|hash|user-id/.test(code)) return 'identifier';
  if (/^time|-timezone$/.test(code)) return 'time';
  return code === 'wrong-type' ? 'types' : 'fields';
}
