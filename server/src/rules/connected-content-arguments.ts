import { bareMatches } from '../template/bare-text.ts';
import { skipSpaceBack } from '../template/characters.ts';
import { lastFrom, type Span } from '../template/span.ts';
import type { RawPart, Tag } from '../template/tree.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix } from './fixes/rename.ts';
import { type MisspeltOption, misspeltOption } from './shared/misspelt-option.ts';
import { quote, slice } from './shared/words.ts';

type Found = Spaces | MisspeltOption;

interface Spaces extends Span {
  readonly where: 'url' | 'body';
  readonly spaces: readonly Span[];
}

export default defineRule<Found>({
  code: 'connected-content-arguments',
  group: 'liquid',
  severity: 'warning',
  title: 'Argument of connected_content that is not read',
  documentation: {
    what: 'Looks for spaces in the URL of `connected_content`, and between the parts of a JSON object that is its `:body`, and for options that are not written as such: `: save r`, `:save "r"`.',
    why: 'An argument ends at a space. The rest of the URL or of the body is lost, and the request fails or returns something else.',
    do: 'Write `%20` in a URL. Write a JSON body without spaces outside of its strings, or put it into a variable with `capture` and pass that.',
    bad: [
      {
        caption: 'In the URL',
        body: '{% connected_content https://example.com/a?q=two words :save found %}{"a": {{found.a | as_json_string}}}',
        at: 'https://example.com/a?q=two words',
        fixed:
          '{% connected_content https://example.com/a?q=two%20words :save found %}{"a": {{found.a | as_json_string}}}',
      },
      {
        caption: 'In the body',
        body: '{% connected_content https://example.com/a :method post :body {"q": "two words"} :save found %}{"a": {{found.a | as_json_string}}}',
        at: '{"q": "two words"}',
        fixed:
          '{% connected_content https://example.com/a :method post :body {"q":"two words"} :save found %}{"a": {{found.a | as_json_string}}}',
      },
      {
        caption: 'A space after the colon',
        body: '{% connected_content https://example.com/a : save found %}{"a": {{found.a | as_json_string}}}',
        at: ': save found',
        fixed: '{% connected_content https://example.com/a :save found %}{"a": {{found.a | as_json_string}}}',
      },
    ],
    good: [
      {
        caption: 'Spaces only in headers and strings',
        body: '{% connected_content https://example.com/a?q={{ ${city} | url_param_escape }} :method post :headers { "k": "v" } :body {"q":"two words"} :save found %}{"a": {{found.a | as_json_string}}}',
      },
    ],
  },
  find: {
    *tag(tag, { template }) {
      if (tag.name !== 'connected_content') return;
      const option = misspeltOption(tag, template);
      if (option !== undefined) yield option;
      else yield* spacesIn(tag, template.source);
    },
  },
  say(found, { template: { source } }) {
    const { start, end } = found;
    const argument = quote(slice(source, { start, end }));
    if ('meant' in found) {
      const message = `${argument} is not read as an option of \`connected_content\`. Write ${quote(found.meant)}.`;
      return { start, end, message, explains: found.explains };
    }
    const message =
      found.where === 'url'
        ? `The URL of \`connected_content\` ends at its first space, so the rest of ${argument} is lost. Write \`%20\`.`
        : `The \`:body\` of \`connected_content\` ends at its first space, so the rest of ${argument} is lost. Remove the spaces outside of strings.`;
    return { start, end, message };
  },
  fixes(found) {
    if ('meant' in found) return renameFix({ start: found.start, end: found.end }, found.meant);
    const newText = found.where === 'url' ? '%20' : '';
    const title = found.where === 'url' ? 'Write `%20`' : 'Remove the spaces';
    return [{ title, kind: 'suggestion', edits: found.spaces.map(({ start, end }) => ({ start, end, newText })) }];
  },
});

const SPACES = /\s+/g;

function* spacesIn({ markup }: Tag, source: string): Generator<Spaces> {
  if (markup.kind !== 'raw') return;
  const url = trimmed({ start: markup.start, end: markup.options[0]?.start ?? markup.end }, source);
  // A quoted one, or one over lines, is written in a way that is not known here.
  if (/^(?:https?:|\{\{)/.test(source.slice(url.start, url.start + 6)) && !/["'\n]/.test(slice(source, url)))
    yield* within('url', url, markup.parts, source);
  const body = markup.options.find(({ name }) => name === 'body')?.value;
  if (body === undefined || !/^[{[](?!\{)/.test(source.slice(body.start, body.start + 2))) return;
  yield* within('body', trimmed(body, source), markup.parts, source);
}

function* within(where: Spaces['where'], span: Span, parts: readonly RawPart[], source: string): Generator<Spaces> {
  const outputs = parts.filter(({ kind }) => kind === 'output');
  const spaces = bareMatches(source, span, SPACES).filter(
    (space) => (lastFrom(outputs, space.start)?.end ?? 0) <= space.start,
  );
  if (spaces.length > 0) yield { ...span, where, spaces };
}

function trimmed({ start, end }: Span, source: string): Span {
  return { start, end: skipSpaceBack(source, start, end) };
}
