import { personalData } from '../../catalog/personal-data.ts';
import type { Sample } from '../../contract/confirm.ts';
import { findInJson } from '../../privacy/in-json.ts';
import { replacementFor } from '../../privacy/replacements.ts';
import { isJsonProblem, parseJsonTree } from '../../semantics/json.ts';

/** More cases nobody reads. */
const MOST_SAMPLES = 6;

export interface SharedSample {
  readonly user: string;
  readonly payload: string;
}

export type SharedSamples =
  | { readonly samples: readonly SharedSample[] }
  /** Personal data that must not be shared, in words. */
  | { readonly found: readonly string[] };

/** Payloads for the cases that differ, indented, without personal data. @param isRedacted it is replaced instead of refused. */
export function sharedSamples(samples: readonly Sample[], isRedacted: boolean): SharedSamples {
  const found: string[] = [];
  const shared = samples.slice(0, MOST_SAMPLES).map(({ sampleUser, text }) => {
    const { text: payload, replaced } = redacted(text);
    if (!isRedacted) for (const words of replaced) found.push(`${words} in the payload for ${sampleUser.name}`);
    return { user: sampleUser.name, payload: `${JSON.stringify(JSON.parse(payload), null, 2)}\n` };
  });
  return found.length > 0 ? { found } : { samples: shared };
}

function redacted(text: string): { readonly text: string; readonly replaced: readonly string[] } {
  const root = parseJsonTree(text);
  if (isJsonProblem(root)) return { text, replaced: [] };
  let result = '';
  let at = 0;
  const replaced: string[] = [];
  for (const match of findInJson(root, text)) {
    if (match.start < at) continue;
    const { kind, node, member } = match;
    const whole = match.start === node.offset && match.end === node.offset + node.length;
    const value = replacementFor(kind, match.text, member.at(-1) ?? '', 0);
    const isQuoted = whole && node.type === 'string';
    result += text.slice(at, match.start) + (isQuoted ? JSON.stringify(value) : JSON.stringify(value).slice(1, -1));
    at = match.end;
    replaced.push(personalData[kind].words);
  }
  return { text: result + text.slice(at), replaced };
}
