import type { PayloadProblem } from '../proof/proof.ts';
import { foreignSpace } from '../template/characters.ts';
import { nodesOf } from '../template/nodes.ts';
import type { Span } from '../template/span.ts';
import type { Output, Tag, Template } from '../template/tree.ts';
import type { Analysis } from './engine/analysis.ts';
import type { Explained } from './engine/explained.ts';
import type { Edit } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';
import { characterOf, entitiesIn, entityAt } from './shared/entities.ts';
import { quote, slice } from './shared/words.ts';

/** All that one piece was copied with. */
interface Found extends Span {
  readonly entities: readonly [Span, ...Span[]];
  readonly isLiquid: boolean;
  readonly explains: readonly Explained[];
}

export default defineRule<Found>({
  code: 'html-entity',
  group: 'liquid',
  severity: 'error',
  title: 'HTML entity or no-break space',
  documentation: {
    what: 'Looks for HTML entities such as `&lt;`, `&quot;` and `&nbsp;`, and for no-break spaces, in Liquid outside of quoted strings and between the parts of the JSON. They come along when a body is copied from a web page, a wiki or a chat.',
    why: 'Liquid and JSON do not decode them: `&lt;` is not an operator, `&quot;` is not a quote, and a no-break space is not white space. A condition tests something else, a default is empty, or the payload is not JSON.',
    do: 'Write the character itself, and a plain space for a no-break space. In strings they are harmless.',
    bad: [
      {
        caption: 'An operator',
        body: '{"low": {% if ${random_bucket_number} &lt; 5000 %}true{% else %}false{% endif %}}',
        at: '&lt;',
        fixed: '{"low": {% if ${random_bucket_number} < 5000 %}true{% else %}false{% endif %}}',
      },
      {
        caption: 'Quotes around a default',
        body: '{"city": "{{ ${city} | default: &quot;none&quot; | json_escape }}"}',
        at: '&quot;none&quot;',
        fixed: '{"city": "{{ ${city} | default: "none" | json_escape }}"}',
      },
      {
        caption: 'A space in the JSON',
        body: '{"n":&nbsp;1}',
        at: '&nbsp;',
        fixed: '{"n": 1}',
      },
    ],
    good: [
      {
        caption: 'The characters',
        body: '{"low": {% if ${random_bucket_number} < 5000 %}true{% else %}false{% endif %}}',
      },
      {
        caption: 'In a string',
        body: `{"title": "Salt &amp; pepper", "city": "{{ \${city} | replace: '&amp;', '&' | json_escape }}"}`,
      },
    ],
  },
  find: {
    output: inNode,
    tag: inNode,
    body: inPayload,
  },
  say({ start, end, entities: [first], isLiquid, explains }, { template: { source } }) {
    const entity = slice(source, first);
    const isSpace = foreignSpace.test(entity);
    const what = isSpace
      ? INVISIBLE.test(entity)
        ? 'An invisible character'
        : 'A no-break space'
      : `The HTML entity ${quote(entity)}`;
    const whose = isLiquid ? 'Liquid' : 'JSON';
    const character = characterOf(entity);
    const instead = isLiquid && character === '&' ? joining(first, source) : character;
    const meant = character.trim() === '' ? 'a plain space' : quote(instead);
    const wrong = isSpace ? `is not white space in ${whose}` : `is not decoded here: ${whose} reads it literally`;
    const message = `${what} ${wrong}. Write ${meant}.`;
    return { start, end, message, explains };
  },
  fixes({ entities, isLiquid }, { template: { source } }) {
    const edits = entities.map((entity) => ({
      ...entity,
      newText: isLiquid ? spaced(entity, source) : plain(entity, source),
    }));
    const title = edits.length > 1 ? 'Write the characters themselves' : 'Write the character itself';
    return [{ title, kind: 'suggestion', edits: edits satisfies readonly Edit[] }];
  },
});

/** Of no width: zero-width spaces and joiners, and the mark of a byte order. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/;

function plain(entity: Span, source: string): string {
  return characterOf(slice(source, entity));
}

/** An operator with spaces around it, which Liquid needs. */
function spaced(entity: Span, source: string): string {
  const character = plain(entity, source);
  if (character === '&') return joining(entity, source);
  if (!/[<>]/.test(character)) return character;
  const before = /[\s&;]/.test(source.charAt(entity.start - 1)) ? '' : ' ';
  const after = /[\s=&]/.test(source.charAt(entity.end)) ? '' : ' ';
  return `${before}${character}${after}`;
}

/** Liquid has no `&&`: of two in a row the first is the word, and the second nothing. */
function joining({ start, end }: Span, source: string): string {
  if (/&amp;$/i.test(source.slice(Math.max(0, start - AMP), start))) return '';
  return source.slice(end, end + AMP).toLowerCase() === '&amp;' ? 'and' : '&';
}

const AMP = '&amp;'.length;

function* inNode(node: Output | Tag, { template: { source } }: Analysis): Generator<Found> {
  if (node.type === 'tag' && node.markup.kind === 'lines') return;
  const entities = entitiesIn(source, { start: node.start + 2, end: node.end });
  // Of a tag without its name the block has no beginning.
  const isLost = node.type === 'tag' && node.name === '';
  const explains = [{ start: node.start, end: isLost ? source.length : node.end }];
  if (isSome(entities)) yield { ...around(entities), entities, isLiquid: true, explains };
}

/** What the payload has outside of its strings, where the reader has stumbled over it. */
function* inPayload(template: Template, { proof }: Analysis): Generator<Found> {
  const { source } = template;
  const stumbled = proof.problems.flatMap((problem) => entityOf(problem, source) ?? []);
  const [first] = stumbled;
  if (first === undefined) return;
  const isQuoted = stumbled.some((entity) => plain(entity, source) === '"');
  const entities = isQuoted ? quotesIn(template) : stumbled;
  if (!isSome(entities)) return;
  const explains = isQuoted ? [around(entities)] : entities;
  yield { start: entities[0].start, end: entities[0].end, entities, isLiquid: false, explains };
}

function entityOf({ start, end }: PayloadProblem, source: string): Span | undefined {
  return foreignSpace.test(source.charAt(start)) ? { start, end } : entityAt(source, start);
}

/** Where a page has written one quote of the payload as an entity, it has written all of them so. */
function quotesIn(template: Template): readonly Span[] {
  const { source } = template;
  return nodesOf(template)
    .filter((node) => node.type === 'text')
    .flatMap(({ start, end }) =>
      Array.from(source.slice(start, end).matchAll(QUOTES), ({ 0: text, index }) => ({
        start: start + index,
        end: start + index + text.length,
      })),
    );
}

const QUOTES = /&(?:amp;)*(?:quot|#34|#x22);/gi;

function isSome(spans: readonly Span[]): spans is readonly [Span, ...Span[]] {
  return spans.length > 0;
}

function around(spans: readonly [Span, ...Span[]]): Span {
  return { start: spans[0].start, end: spans.at(-1)?.end ?? spans[0].end };
}
