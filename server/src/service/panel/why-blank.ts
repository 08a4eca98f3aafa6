import type { SampleUser } from '../../samples/sample-user.ts';
import type { Expression, FilteredExpression, Lookup, Step } from '../../template/expressions.ts';
import { nodesOf } from '../../template/nodes.ts';
import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import { type Definition, variablesOf } from '../../template/variables.ts';
import { dataAt, type StateOfData } from './data-at.ts';

/** An output that printed nothing but white space, and why, in one or two sentences that name what it reads and the place. */
export interface BlankOutput extends Span {
  readonly reason: string;
}

/** What one rendering has done. */
export interface Happened {
  readonly template: Template;
  readonly sampleUser: SampleUser;
  /** Where blank outputs begin. */
  readonly blank: readonly number[];
  /** Contents of branches that were not taken. */
  readonly untaken: readonly Span[];
}

/** More nobody would read. */
const MOST = 100;
/** A variable may be set from another one, and so on. */
const MOST_STEPS = 6;

export function blankOutputs(happened: Happened): BlankOutput[] {
  const { template, blank } = happened;
  const starts = new Set(blank);
  return nodesOf(template)
    .flatMap((node) => {
      if (node.type !== 'output' || !starts.has(node.start)) return [];
      const { start, end, expression } = node;
      return [{ start, end, reason: `${new Reason(happened).of(expression, start)}.` }];
    })
    .slice(0, MOST);
}

/** Steps behind the name of a variable, as data and as they are written. */
interface Further {
  readonly steps: readonly Step[];
  readonly text: string;
}

const NOTHING_FURTHER: Further = { steps: [], text: '' };

class Reason {
  private steps = 0;

  constructor(private readonly happened: Happened) {}

  /** @param further what is read of a variable that is set to the expression. */
  of({ value, filters }: FilteredExpression, at: number, further: Further = NOTHING_FURTHER): string {
    if (value === undefined) return 'There is nothing to print between the braces';
    if (this.steps++ > MOST_STEPS) return 'It comes from a long chain of variables';
    const { steps, text } = filters.length === 0 ? further : NOTHING_FURTHER;
    const written = `\`${this.textOf(value)}${text}\``;
    if (value.type !== 'lookup')
      return filters.length === 0 ? `${written} prints nothing` : this.filtered(written, filters);
    const lookup = { ...value, steps: [...value.steps, ...steps] };
    const state = dataAt(lookup, this.happened.sampleUser);
    if (state === undefined) return this.ofVariable(lookup, written, at);
    return state === 'present' && filters.length > 0 ? this.filtered(written, filters) : `${written} ${WORDS[state]}`;
  }

  private filtered(written: string, filters: FilteredExpression['filters']): string {
    const names = filters.map(({ name }) => `\`${name}\``).join(' and ');
    return `${written} has a value, but nothing is left of it after ${names}`;
  }

  private ofVariable({ root, steps }: Lookup, written: string, at: number): string {
    const name = root.kind === 'name' ? root.name : '';
    const all = variablesOf(this.happened.template).definitions.get(name) ?? [];
    const before = all.filter(({ start }) => start < at);
    const taken = before.filter(
      ({ tag }) => !this.happened.untaken.some(({ start, end }) => start <= tag.start && tag.start < end),
    );
    const last = taken.at(-1);
    const further = { steps, text: written.slice(1 + name.length, -1) };
    if (last !== undefined) return this.ofDefinition(last, written, further);
    const [skipped] = before;
    if (skipped !== undefined)
      return `${written} is only set on line ${this.lineOf(skipped.start)}, in a branch that is not taken for this sample user`;
    return all.length > 0
      ? `${written} is set further down only, on line ${this.lineOf(all[0]?.start ?? 0)}`
      : `Nothing sets ${written}`;
  }

  private ofDefinition({ tag, start }: Definition, written: string, further: Further): string {
    const line = `line ${this.lineOf(start)}`;
    const { markup } = tag;
    if (markup.kind === 'assign')
      return `${written} is set on ${line}. ${this.of(markup.expression, tag.start, further)}`;
    if (markup.kind === 'loop') return `${written} is nothing in an item of the loop on ${line}`;
    return markup.kind === 'name'
      ? `${written} is captured on ${line}, and nothing is printed there`
      : `${written} comes from line ${this.lineOf(start)}, which has no value for it`;
  }

  private textOf({ start, end }: Expression): string {
    return this.happened.template.source.slice(start, end).replace(/\s+/g, ' ');
  }

  private lineOf(offset: number): number {
    return this.happened.template.source.slice(0, offset).split('\n').length;
  }
}

const WORDS: Readonly<Record<StateOfData, string>> = {
  missing: 'is not in the sample user',
  null: 'is `null` in the sample user',
  empty: 'is an empty string in the sample user',
  spaces: 'is nothing but white space in the sample user',
  'empty list': 'is an empty array in the sample user',
  'no such item': 'is no item of the array in the sample user',
  'worked out': 'is nothing for this sample user',
  present: 'has a value that prints nothing',
};
