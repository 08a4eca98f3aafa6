import type { TextDocument } from '../files/text-document.ts';
import type { TaintFlow, TraceStep } from './taint-flow.ts';

/** "`email` (line 1) and `contact` (line 3)": the variables that data goes through; undefined if it does not go through any. */
export function traceInWords({ trace }: TaintFlow, lines: TextDocument): string | undefined {
  const words = shown(trace).map(({ variable, start }) => `\`${variable}\` (line ${lines.positionAt(start).line + 1})`);
  const last = words.pop();
  if (last === undefined) return undefined;
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** Of a long trace, only the beginning and the end. */
function shown(steps: readonly TraceStep[]): readonly TraceStep[] {
  return steps.length <= 4 ? steps : [...steps.slice(0, 2), ...steps.slice(-2)];
}
