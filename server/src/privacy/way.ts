import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Flow, FlowStep } from './flows.ts';

/** "`email` (line 1) and `contact` (line 3)": the variables that data goes through; undefined where it goes straight to its place. */
export function wayInWords({ steps }: Flow, lines: TextDocument): string | undefined {
  const words = shown(steps).map(({ variable, start }) => `\`${variable}\` (line ${lines.positionAt(start).line + 1})`);
  const last = words.pop();
  if (last === undefined) return undefined;
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** A long way is told by its beginning and its end. */
function shown(steps: readonly FlowStep[]): readonly FlowStep[] {
  return steps.length <= 4 ? steps : [...steps.slice(0, 2), ...steps.slice(-2)];
}
