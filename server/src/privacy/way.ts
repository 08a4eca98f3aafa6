import type { Template } from '../template/tree.ts';
import type { Flow, FlowStep } from './flows.ts';

/** "`email` (line 1) and `contact` (line 3)": the variables that data goes through; undefined if it does not go through any. */
export function wayInWords({ steps }: Flow, template: Template): string | undefined {
  const words = shown(steps).map(({ variable, start }) => `\`${variable}\` (line ${lineOf(template, start)})`);
  const last = words.pop();
  if (last === undefined) return undefined;
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** Of a long way, only the beginning and the end. */
function shown(steps: readonly FlowStep[]): readonly FlowStep[] {
  return steps.length <= 4 ? steps : [...steps.slice(0, 2), ...steps.slice(-2)];
}

const lineStarts = new WeakMap<Template, readonly number[]>();

/** From 1. */
function lineOf(template: Template, offset: number): number {
  const starts = lineStarts.get(template) ?? [
    0,
    ...Array.from(template.source.matchAll(/\n/g), ({ index }) => index + 1),
  ];
  lineStarts.set(template, starts);
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
