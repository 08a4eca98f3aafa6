import type { CompletionEdit, CompletionItem, CompletionKind } from './item.ts';

/** What most items need to say. */
export interface SimpleItem {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail: string;
  readonly documentation?: string;
  readonly rank: number;
  readonly edit: CompletionEdit;
  readonly also?: CompletionEdit;
  readonly filterText?: string;
  readonly isSnippet?: boolean;
}

export function simpleItem({ documentation = '', filterText, isSnippet = false, ...item }: SimpleItem): CompletionItem {
  return { ...item, documentation, filterText: filterText ?? item.label, isSnippet };
}
