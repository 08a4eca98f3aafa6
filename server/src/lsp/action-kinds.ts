import { CodeActionKind } from 'vscode-languageserver';

/** Of the action that applies all safe fixes, which editors may run on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.mi-webhook`;
