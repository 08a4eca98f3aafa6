import type { Span } from '../../template/span.ts';
import { inCode, inWords } from '../markdown.ts';
import type { RenderResult } from '../protocol.ts';

/** What an output printed for one sample user. */
export interface OutputValue {
  readonly sampleUser: string;
  /** Once for each time that it was printed. */
  readonly printed: readonly string[];
  readonly status: RenderResult['status'];
}

export function printedBy({ pieces, rendering }: Pick<RenderResult, 'pieces' | 'rendering'>, output: Span): string[] {
  return pieces
    .filter(({ source }) => output.start <= source.start && source.end <= output.end)
    .map(({ rendered }) => rendering.slice(rendered.start, rendered.end));
}

/** More would not be read. */
const MOST_VALUES = 8;
const LONGEST = 100;

/** A line for each value, with the sample users for whom it is the same. */
export function valueWords(values: readonly OutputValue[]): string {
  const users = new Map<string, string[]>();
  for (const value of values.filter(({ status }) => status !== 'failed')) {
    const words = wordsFor(value);
    const known = users.get(words);
    if (known === undefined) users.set(words, [value.sampleUser]);
    else known.push(value.sampleUser);
  }
  const lines = [...users].slice(0, MOST_VALUES).map(([words, names]) => `- ${words} for ${namesOf(names)}`);
  return lines.length === 0 ? '' : `Prints:\n${lines.join('\n')}`;
}

/** What is known of an attribute, as it can stand beside its values: Braze always has it, but a sample user may lack it. */
export function besideValues(words: string, values: readonly OutputValue[]): string {
  const isLacking = values.some(({ printed: [first = ''], status }) => first === '' && status !== 'aborted');
  return isLacking ? words.replace(`, ${NEVER_BLANK})`, ')') : words;
}

export const NEVER_BLANK = 'never blank';

/** Two of them tell enough. */
function namesOf(names: readonly string[]): string {
  const shown = names
    .slice(0, 2)
    .map((name) => `*${inWords(name)}*`)
    .join(', ');
  return names.length > 2 ? `${shown} and ${names.length - 2} more` : shown;
}

function wordsFor({ printed, status }: OutputValue): string {
  const [first, second] = printed;
  if (first === undefined || first === '') return status === 'aborted' ? 'message stopped' : 'nothing';
  const shown = inCode(first.length > LONGEST ? `${first.slice(0, LONGEST - 1)}…` : first);
  if (second === undefined) return shown;
  return `${shown} and ${printed.length - 1} more`;
}
