import type { Layout } from '../../blocks/layout.ts';
import type { Rendering } from '../../render/rendering.ts';
import { isJsonProblem, parseJsonTree, valueOfJson } from '../../semantics/json.ts';
import type { Value } from '../../semantics/values.ts';
import { causeOf } from '../replay/cause.ts';
import { compare, type Difference } from './compare.ts';

/** What a sample user expects of a body whose message is to be stopped. */
export const ABORT = 'abort';

export interface Verdict {
  readonly isMet: boolean;
  /** A sentence where there is no payload to compare, or none was expected. */
  readonly reason?: string;
  readonly differences: readonly Difference[];
  /** What was sent, if it is JSON; `abort` if nothing was. */
  readonly actual?: Value;
}

/** The body as its author wrote it, and how its places lie in what was rendered. */
export interface RenderedBody {
  readonly text: string;
  readonly layout: Layout;
}

/** Compares a rendering with the expected payload, or with `abort`. */
export function judgeExpectation(expected: Value, rendering: Rendering, body: RenderedBody): Verdict {
  if (rendering.status === 'aborted') {
    const isMet = expected === ABORT;
    const reason = `The message is aborted: ${rendering.reason ?? 'no reason is given'}`;
    return { isMet, differences: [], actual: ABORT, ...(isMet ? {} : { reason }) };
  }
  const payload = payloadOf(rendering);
  if (payload === undefined) return { isMet: false, differences: [], reason: whyNot(rendering, body) };
  if (expected === ABORT)
    return { isMet: false, differences: [], actual: payload, reason: 'The message should be aborted, but is sent.' };
  const differences = compare(expected, payload);
  return { isMet: differences.length === 0, differences, actual: payload };
}

function payloadOf({ status, text }: Rendering): Value | undefined {
  if (status !== 'rendered') return undefined;
  const tree = parseJsonTree(text);
  return isJsonProblem(tree) ? undefined : valueOfJson(tree, text);
}

/** With the output that is to blame and its line in the body: there is no payload beside it to look at. */
function whyNot(rendering: Rendering, { text, layout }: RenderedBody): string {
  const { status, reason = '' } = rendering;
  return status === 'rendered' ? `The payload is not valid JSON: ${causeOf(rendering, text, layout).message}.` : reason;
}
