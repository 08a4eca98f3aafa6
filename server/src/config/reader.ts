import { getNodeValue, type Node } from 'jsonc-parser';
import { didYouMean } from '../catalog/did-you-mean.ts';
import type { Span } from '../template/span.ts';
import type { Choices } from './choices.ts';

export interface ConfigProblem extends Span {
  readonly message: string;
}

export interface Member {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

/** After this many problems, the rest is not read: reporting more would take time and help nobody. */
const MOST_PROBLEMS = 1_000;

/** Reads parts of a configuration. Whatever is invalid is reported at its place and ignored. */
export class Reader {
  readonly problems: ConfigProblem[] = [];

  report({ offset, length }: Node, message: string): void {
    if (!this.isFull()) this.problems.push({ start: offset, end: offset + length, message });
  }

  private isFull(): boolean {
    return this.problems.length >= MOST_PROBLEMS;
  }

  /** The members of an object; none where it is something else. */
  *members(node: Node, subject: string, example: string): Generator<Member> {
    if (node.type !== 'object')
      this.report(node, `${subject} must be an object such as ${example}, not ${found(node)}.`);
    else
      for (const { children: [key, value] = [] } of node.children ?? []) {
        if (this.isFull()) return;
        if (key !== undefined && value !== undefined) yield { name: String(key.value), key, value };
      }
  }

  /** Reads an object whose members each have their own reader. */
  table(node: Node, subject: string, example: string, readers: Readonly<Record<string, (value: Node) => void>>): void {
    for (const { name, key, value } of this.members(node, subject, example)) {
      const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
      if (read !== undefined) read(value);
      else this.report(key, `Unknown setting \`${name}\`.${suggestion(name, Object.keys(readers))}`);
    }
  }

  items(node: Node, subject: string, example: string): readonly Node[] {
    if (node.type === 'array') return this.isFull() ? [] : (node.children ?? []);
    this.report(node, `${subject} must be an array such as ${example}, not ${found(node)}.`);
    return [];
  }

  choice<Word extends string>(node: Node, subject: string, choices: Choices<Word>): Word | undefined {
    const word: unknown = getNodeValue(node);
    if (typeof word === 'string' && isChoice(word, choices)) return word;
    const words = Object.keys(choices).map((known) => `"${known}"`);
    this.report(node, `${subject} must be one of ${words.join(', ')}, not ${found(node)}.${nearest(word, choices)}`);
    return undefined;
  }

  /** A string that is not blank. */
  text(node: Node, subject: string): string | undefined {
    const text: unknown = getNodeValue(node);
    if (typeof text === 'string' && text.trim() !== '') return text;
    this.report(node, `${subject} must be a non-empty string, not ${found(node)}.`);
    return undefined;
  }

  boolean(node: Node, subject: string): boolean | undefined {
    const value: unknown = getNodeValue(node);
    if (typeof value === 'boolean') return value;
    this.report(node, `${subject} must be true or false, not ${found(node)}.`);
    return undefined;
  }

  integer(node: Node, subject: string, least: number, most: number): number | undefined {
    const value: unknown = getNodeValue(node);
    if (typeof value === 'number' && Number.isInteger(value) && least <= value && value <= most) return value;
    this.report(node, `${subject} must be a whole number from ${least} to ${most}, not ${found(node)}.`);
    return undefined;
  }
}

export function suggestion(name: string, candidates: readonly string[]): string {
  const near = didYouMean(name, candidates);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}

function isChoice<Word extends string>(word: string, choices: Choices<Word>): word is Word {
  return Object.hasOwn(choices, word);
}

function nearest(word: unknown, choices: Choices<string>): string {
  return typeof word === 'string' ? suggestion(word, Object.keys(choices)) : '';
}

function found(node: Node): string {
  switch (node.type) {
    case 'object':
      return 'an object';
    case 'array':
      return 'an array';
    default:
      return shortened(JSON.stringify(getNodeValue(node)));
  }
}

/** Cut, but long enough to recognise. */
function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
