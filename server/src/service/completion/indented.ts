import type { JsonPlace } from '../cursor/json-place.ts';
import type { CompletionRequest } from './request.ts';

/** A text of several lines, each as deep as the line that it begins on. */
export function indented(text: string, { template: { source } }: CompletionRequest, { typed }: JsonPlace): string {
  const line = source.lastIndexOf('\n', typed.start - 1) + 1;
  const indent = /^[^\S\n]*/.exec(source.slice(line, typed.start))?.[0] ?? '';
  return text.replaceAll('\n', `\n${indent}`);
}
