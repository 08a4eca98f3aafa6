import { print } from '../../semantics/print.ts';
import { evaluateFiltered } from '../evaluate.ts';
import type { TagCall } from './tag.ts';

/** The text of the arguments, with outputs and attributes filled in. */
export function argumentsOf({ tag: { markup }, run, source }: TagCall): string {
  if (markup.kind !== 'raw') return '';
  const parts = markup.parts.map((part) =>
    part.kind === 'text' ? source.slice(part.start, part.end) : print(evaluateFiltered(part.expression, run)),
  );
  return parts.join('').trim();
}

/** `('text')`, or the text as it stands. */
export function quotedArgument(call: TagCall): string {
  const text = argumentsOf(call).replace(/^\(/, '').replace(/\)$/, '').trim();
  return /^(["'])([\s\S]*)\1$/.exec(text)?.[2] ?? text;
}

/** The arguments that are no `:options`. */
export function wordsOf(call: TagCall): readonly string[] {
  return argumentsOf(call)
    .split(/\s+/)
    .filter((word) => word !== '' && !word.startsWith(':'));
}

export function hasOption({ tag: { markup } }: TagCall, name: string): boolean {
  return markup.kind === 'raw' && markup.options.some((option) => option.name === name);
}
