import type { Rendering } from '../render/rendering.ts';
import { rules } from '../rules/index.ts';
import type { Span } from '../template/span.ts';

/** Rules that look at nothing but the payload, so that they find in one rendering what they have found in the body. */
const OF_PAYLOAD = new Set([
  'missing-identifier',
  'identify-needs-both',
  'blank-identifier',
  'missing-field',
  'wrong-type',
  'duplicate-key',
]);

/**
 * Whether a rendering shows what a finding says: for slips in the JSON, that it is no JSON; for what a payload lacks or holds, that the rule
 * finds it in this payload alone; for errors of Liquid, that one was printed; for the rest, that the place of the finding was printed and sent.
 * @param codesIn the codes of the findings of a text that is taken for a body.
 */
export function showsFinding(
  { code, ...place }: Span & { readonly code: string },
  { status, text, pieces }: Rendering,
  codesIn: (body: string) => readonly string[],
): boolean {
  if (status !== 'rendered') return false;
  if (OF_PAYLOAD.has(code)) return codesIn(text).includes(code);
  const printed = pieces.filter(({ source }) => source.start < place.end && place.start < source.end);
  if (code === 'liquid-error') return printed.some(({ kind }) => kind === 'error');
  if (rules.some((rule) => rule.code === code && rule.group === 'json')) return !isJson(text);
  return printed.length > 0;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
