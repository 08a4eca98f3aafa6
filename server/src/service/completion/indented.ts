import type { JsonPlace } from '../cursor/json-place.ts';
import type { CompletionRequest } from './request.ts';

/** A text of several lines, each as deep as the line that it begins on. Below the first, two spaces are a step, which becomes what the body has. */
export function indented(text: string, { template: { source } }: CompletionRequest, { typed }: JsonPlace): string {
  const line = source.lastIndexOf('\n', typed.start - 1) + 1;
  const indent = /^[^\S\n]*/.exec(source.slice(line, typed.start))?.[0] ?? '';
  if (!text.includes('\n')) return text;
  const step = stepOf(source);
  return text.replaceAll(/\n((?: {2})*)/g, (_, own: string) => `\n${indent}${step.repeat(own.length / 2)}`);
}

/** What the line of the body has that is indented least. */
function stepOf(source: string): string {
  const found = source.slice(0, 20_000).match(/^(?:\t| +)(?=["{])/gm) ?? [];
  return found.reduce((least, one) => (least === '' || one.length < least.length ? one : least), '') || '  ';
}
