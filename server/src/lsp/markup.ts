import { type MarkupContent, MarkupKind } from 'vscode-languageserver';
import { plainText } from '../service/plain-text.ts';

/** Markdown for an editor that shows it, and plain text for others. */
export function markup(markdown: string, isMarkdown: boolean): MarkupContent {
  return isMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plainText(markdown) };
}
