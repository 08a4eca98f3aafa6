import { findTag } from '../../catalog/tags.ts';
import type { CompletionItem } from './item.ts';
import { wordEdit } from './operators.ts';
import type { MarkupRequest } from './request.ts';
import { simpleItem } from './simple-item.ts';

/** `:save`, `:retry`: those of the tag that it does not have yet. */
export function optionItems(request: MarkupRequest): CompletionItem[] {
  const { place, template } = request;
  const written = template.source.slice(place.content, place.node.end);
  const options = findTag(place.tag ?? '')?.options ?? [];
  return options
    .filter(({ name }) => !new RegExp(`:${name}\\b`).test(written))
    .map(({ name, value, description, default: usual }, rank) =>
      simpleItem({
        label: name,
        kind: 'option',
        detail: value === undefined ? 'switch' : value,
        documentation: usual === undefined ? description : `${description}\n\nDefault: ${usual}`,
        rank,
        edit: value === undefined ? wordEdit(request, name) : spacedEdit(request, name),
      }),
    );
}

/** `limit:`, `reversed` of a loop. */
export function loopParameterItems(request: MarkupRequest): CompletionItem[] {
  const { place, template } = request;
  const written = template.source.slice(place.content, place.node.end);
  const parameters = findTag(place.tag ?? '')?.parameters ?? [];
  return parameters
    .filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(written))
    .map(({ name, value, description }, rank) =>
      simpleItem({
        label: name,
        kind: 'option',
        detail: value ?? 'switch',
        documentation: description,
        rank,
        edit: wordEdit(request, value === undefined ? name : `${name}: \${1:1}`),
        isSnippet: value !== undefined,
      }),
    );
}

/** `in` of a loop, `=` of an assignment. */
export function wordItems(request: MarkupRequest, words: readonly string[]): CompletionItem[] {
  // It is there already.
  if (/^\s*(?:=|in\b)/.test(request.template.source.slice(request.offset, request.offset + 100))) return [];
  return words.map((word, rank) =>
    simpleItem({
      label: word,
      kind: 'operator',
      detail: 'Liquid',
      documentation: word === 'in' ? 'The array that the loop goes over follows.' : 'The value follows.',
      rank,
      edit: spacedEdit(request, word),
    }),
  );
}

/** With a space for what follows, unless there is one. */
function spacedEdit(request: MarkupRequest, word: string) {
  const edit = wordEdit(request, word);
  const isSpaced = /\s/.test(request.template.source.charAt(edit.end));
  return { ...edit, newText: `${edit.newText}${isSpaced ? '' : ' '}` };
}
