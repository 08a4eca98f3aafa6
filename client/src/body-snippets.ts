import { CompletionItem, CompletionItemKind, type Disposable, languages, Range, SnippetString } from 'vscode';
import { bodySnippets, placeForBody } from '../../server/src/service/body-snippets.ts';
import { BODY_LANGUAGE } from './body-in-view.ts';

/** Offers whole bodies where a document is still empty. As a static contribution they would be offered inside of a body as well. */
export function offerBodySnippets(): Disposable {
  return languages.registerCompletionItemProvider(
    { language: BODY_LANGUAGE },
    {
      provideCompletionItems(document, position) {
        const place = placeForBody(document.getText(), document.offsetAt(position));
        if (place === undefined) return [];
        const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
        return bodySnippets.map(({ title, prefix, description, body }, at) => {
          const item = new CompletionItem({ label: prefix, description: title }, CompletionItemKind.Snippet);
          item.insertText = new SnippetString(body);
          item.documentation = description;
          item.range = range;
          item.sortText = String(at).padStart(2, '0');
          return item;
        });
      },
    },
    '-',
  );
}
