import { bareMatches } from '../../template/bare-text.ts';
import { foreignSpace } from '../../template/characters.ts';
import type { Span } from '../../template/span.ts';

/** Characters that a page writes in another way, by their names and numbers. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['#60', '<'],
  ['#x3c', '<'],
  ['gt', '>'],
  ['#62', '>'],
  ['#x3e', '>'],
  ['quot', '"'],
  ['#34', '"'],
  ['#x22', '"'],
  ['ldquo', '"'],
  ['rdquo', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['#x27', "'"],
  ['lsquo', "'"],
  ['rsquo', "'"],
  ['amp', '&'],
  ['#38', '&'],
  ['#x26', '&'],
  ['nbsp', ' '],
  ['#160', ' '],
  ['#xa0', ' '],
]);

/** An entity may have been escaped more than once: `&amp;lt;`. */
const ENTITY = `&(?:amp;)*(?:${[...CHARACTERS.keys()].join('|')});`;
export const ENTITIES = new RegExp(`${ENTITY}|${foreignSpace.source}`, 'gi');
const ENTITY_HERE = new RegExp(ENTITY, 'iy');

/** The entities and no-break spaces outside of quoted strings. */
export function entitiesIn(source: string, span: Span): readonly Span[] {
  return bareMatches(source, span, ENTITIES);
}

/** The entity that begins at an offset. */
export function entityAt(source: string, start: number): Span | undefined {
  ENTITY_HERE.lastIndex = start;
  return ENTITY_HERE.test(source) ? { start, end: ENTITY_HERE.lastIndex } : undefined;
}

/** What is meant by an entity, or by spaces of another kind. Those without a width are nothing. */
export function characterOf(entity: string): string {
  if (!entity.startsWith('&')) return entity.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/\S|\s/g, ' ');
  const name = entity.toLowerCase().slice(1, -1).split(';').at(-1) ?? '';
  return CHARACTERS.get(name) ?? entity;
}
