import type { Location, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findNamespace } from '../catalog/namespaces.ts';
import type { AttributeSymbol } from '../service/symbols/attribute.ts';
import type { Span } from '../template/span.ts';
import { rangeOf } from './convert.ts';

export function locations(spans: readonly Span[], document: TextDocument): Location[] {
  return spans.map((span) => ({ uri: document.uri, range: rangeOf(span, document) }));
}

export function renamed(
  span: Span,
  placeholder: string,
  document: TextDocument,
): { range: Range; placeholder: string } {
  return { range: rangeOf(span, document), placeholder };
}

/** Braze gives its own attributes their names. */
export function isOwn({ namespace, name }: AttributeSymbol): boolean {
  const space = namespace === undefined ? undefined : findNamespace(namespace);
  return (
    space?.openEnded === true && namespace !== 'content_blocks' && !space.members.some((member) => member.name === name)
  );
}
