import type { Value } from '../../semantics/values.ts';
import { writeJson } from '../../semantics/write-json.ts';
import type { Span } from '../../template/span.ts';
import type { Member, Shape } from './shape.ts';

/** Where a member of the payload is written, with its guard. */
export interface WrittenMember extends Span {
  readonly path: readonly string[];
}

/** Writes Liquid and JSON line by line, and remembers where each member is. */
export class BodyWriter {
  private text = '';
  private commas = 0;
  readonly members: WrittenMember[] = [];

  get written(): string {
    return this.text;
  }

  line(depth: number, text: string): void {
    this.text += `${'  '.repeat(depth)}${text}\n`;
  }

  /** An object after what is on its line already. */
  object(members: readonly Member[], depth: number): void {
    if (members.length === 0) {
      this.text += '{}';
      return;
    }
    this.text += '{\n';
    this.membersOf(members, depth + 1);
    this.text += `${'  '.repeat(depth)}}`;
  }

  /** @param isFollowed more members follow after these, always sent. */
  membersOf(members: readonly Member[], depth: number, isFollowed = false): void {
    const ordered = isFollowed ? members : withSteadyLast(members);
    const needsVariable = !isFollowed && ordered.length > 1 && ordered.at(-1)?.guard !== undefined;
    const comma = needsVariable ? this.commaVariable(depth) : undefined;
    for (const [at, member] of ordered.entries()) {
      const isLast = !isFollowed && at === ordered.length - 1;
      const start = this.text.length;
      this.member(member, depth, { before: at > 0 ? comma : undefined, after: comma, isLast });
      this.members.push({ path: member.path, start, end: this.text.length });
    }
  }

  /** What is printed before a member if one was sent before it. */
  private commaVariable(depth: number): string {
    this.commas++;
    const name = this.commas === 1 ? 'comma' : `comma_${this.commas}`;
    this.line(depth, `{% assign ${name} = '' %}`);
    return name;
  }

  private member({ name, shape, guard }: Member, depth: number, commas: Commas): void {
    const { before, after, isLast } = commas;
    if (guard !== undefined) this.line(depth, `{% if ${guard} %}`);
    this.text += `${'  '.repeat(depth)}${before === undefined ? '' : `{{${before}}}`}${jsonText(name)}: `;
    this.shape(shape, depth);
    this.text += `${isLast || after !== undefined ? '' : ','}\n`;
    if (after !== undefined && !isLast) this.line(depth, `{% assign ${after} = ',' %}`);
    if (guard !== undefined) this.line(depth, '{% endif %}');
  }

  private shape(shape: Shape, depth: number): void {
    switch (shape.kind) {
      case 'object':
        this.object(shape.members, depth);
        return;
      case 'list':
        this.list(shape, depth);
        return;
      case 'items':
        this.items(shape.items, depth);
        return;
      case 'constant':
        this.text += jsonText(shape.value);
        return;
      default:
        this.text += scalarText(shape.kind, shape.source);
    }
  }

  private list({ source, variable, item }: Extract<Shape, { kind: 'list' }>, depth: number): void {
    this.text += '[\n';
    this.line(depth + 1, `{% for ${variable} in ${source.inTag} %}`);
    this.text += '  '.repeat(depth + 1);
    this.shape(item, depth + 1);
    this.text += '{% unless forloop.last %},{% endunless %}\n';
    this.line(depth + 1, '{% endfor %}');
    this.text += `${'  '.repeat(depth)}]`;
  }

  private items(items: readonly Shape[], depth: number): void {
    this.text += '[\n';
    for (const [at, item] of items.entries()) {
      this.text += '  '.repeat(depth + 1);
      this.shape(item, depth + 1);
      this.text += at < items.length - 1 ? ',\n' : '\n';
    }
    this.text += `${'  '.repeat(depth)}]`;
  }
}

interface Commas {
  /** The variable that holds the comma of the member before. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly isLast: boolean;
}

/** In their order, but for the last one: it is always sent, so that each of the others can end in a comma. */
function withSteadyLast(members: readonly Member[]): readonly Member[] {
  const steady = members.findLast(({ guard }) => guard === undefined);
  return steady === undefined ? members : [...members.filter((one) => one !== steady), steady];
}

function scalarText(kind: string, { text, inTag }: { text: string; inTag: string }): string {
  switch (kind) {
    case 'text':
      return `"{{${text} | json_escape}}"`;
    case 'number':
      return `{{${text} | plus: 0}}`;
    case 'integer':
      return `{{${text} | plus: 0 | round}}`;
    case 'boolean':
      return `{% if ${inTag} == true %}true{% else %}false{% endif %}`;
    default:
      return `{{${text} | as_json_string}}`;
  }
}

/** JSON in which nothing begins an output or a tag. */
export function jsonText(value: Value): string {
  return (writeJson(value) ?? 'null').replaceAll(/\{(?=[{%])/g, '\\u007b');
}
