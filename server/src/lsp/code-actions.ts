import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../rules/finding.ts';
import { diagnosticOf, quickFix, rangeOf } from './convert.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.mi-webhook`;

/** The fixes of the findings that the range touches, and one that applies all safe ones. */
export async function codeActions(
  { range, context }: CodeActionParams,
  document: TextDocument,
  findings: readonly Finding[],
  documentationBase: string | undefined,
  fixAll: () => Promise<string>,
): Promise<CodeAction[]> {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const touched = findings.filter((finding) => finding.start <= end && start <= finding.end);
  const actions = wants(context.only, CodeActionKind.QuickFix)
    ? touched.flatMap((finding) => {
        const diagnostic = diagnosticOf(finding, document, documentationBase);
        return finding.fixes.map((fix) => quickFix(fix, diagnostic, document));
      })
    : [];
  const safe = findings.some(({ fixes }) => fixes.some(({ kind }) => kind === 'safe'));
  if (safe && context.only !== undefined && wants(context.only, fixAllKind))
    actions.push(await fixAllAction(document, fixAll));
  return actions;
}

/** A kind is wanted when it, or a kind above it, was asked for. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

async function fixAllAction(document: TextDocument, fixAll: () => Promise<string>): Promise<CodeAction> {
  const whole = rangeOf({ start: 0, end: document.getText().length }, document);
  const edit = { changes: { [document.uri]: [{ range: whole, newText: await fixAll() }] } };
  return { title: 'Apply all safe fixes', kind: fixAllKind, edit };
}
