import { filled, translationsIn } from './translations.ts';

let texts: Readonly<Record<string, unknown>> | undefined;

/** A text in the language of the editor, which gives the page its translations; as it is written where there is none. */
export function t(message: string, ...values: readonly (string | number)[]): string {
  texts ??= translationsIn(document.body.dataset.texts ?? '{}');
  const known = Object.hasOwn(texts, message) ? texts[message] : undefined;
  return filled(typeof known === 'string' ? known : message, values);
}
