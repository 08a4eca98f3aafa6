import { documentationAddress } from '../../catalog/documentation.ts';
import type { FilterEntry, TagEntry } from '../../catalog/types.ts';
import { applyFilter } from '../../semantics/filters/index.ts';
import { inCode } from '../markdown.ts';

/** Paragraphs of Markdown, without those that say nothing. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

export function linkTo(page: string | undefined): string | undefined {
  return page === undefined ? undefined : `[Braze's documentation](${documentationAddress(page)})`;
}

export function tagWords({ name, description, limits = [], options = [], example, page }: TagEntry): string {
  const listed = options.map((option) => `- \`:${option.name}\` ${option.description}`).join('\n');
  const code = `\`\`\`liquid\n${example}\n\`\`\``;
  return paragraphs(`**${name}** (tag)`, description, limits.join(' '), listed, code, linkTo(page));
}

/** @param format of a `date` filter, where it is known. */
export function filterWords(entry: FilterEntry, format: string | undefined, now: number): string {
  const { name, arguments: taken, input, output, description, limits = [], example, result, page, support } = entry;
  const names = taken.map((one) => `${one.name}${one.required ? '' : '?'}: ${one.type}`).join(', ');
  const shown = result === undefined ? inCode(example) : `${inCode(example)} prints ${inCode(result)}`;
  const printed = format === undefined ? undefined : applyFilter('date', 'now', [format], { now });
  const today =
    typeof printed === 'string' && format !== undefined
      ? `${inCode(format)} prints ${inCode(printed)} now.`
      : undefined;
  const doubt = support === 'documented' ? undefined : "Braze's documentation does not list it.";
  return paragraphs(
    `**${name}**${names === '' ? '' : `: ${inCode(names)}`} (filter, ${input} → ${output})`,
    description,
    today,
    limits.join(' '),
    doubt,
    `Example: ${shown}`,
    linkTo(page),
  );
}
