import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Fix } from '../rules/finding.ts';
import { diagnosticOf, quickFix, rangeOf } from './convert.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.mi-webhook`;

/** What code actions need besides the findings; each is asked for only when it is wanted. */
export interface ActionSources {
  readonly documentationBase: string | undefined;
  /** The body with all safe fixes applied. */
  fixAll(): Promise<string>;
  /** A comment that silences a finding; `undefined` where no comment can. */
  silence(finding: Finding): Fix | undefined;
  /** How many findings a fix mends besides its own. */
  alsoMended(fix: Fix): Promise<number>;
  /** How the editor shows the case of a finding; `undefined` where there is none to show. */
  previewCase(finding: Finding): Promise<Command | undefined>;
}

/** The fixes of the findings that the range touches, the cases in which they happen, and one that applies all safe fixes. */
export async function codeActions(
  { range, context }: CodeActionParams,
  document: TextDocument,
  findings: readonly Finding[],
  sources: ActionSources,
): Promise<CodeAction[]> {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const touched = findings.filter((finding) => finding.start <= end && start <= finding.end);
  const actions = wants(context.only, CodeActionKind.QuickFix)
    ? (await Promise.all(touched.map((finding) => actionsOf(finding, document, sources)))).flat()
    : [];
  const safe = findings.some(({ fixes }) => fixes.some(({ kind }) => kind === 'safe'));
  if (safe && context.only !== undefined && wants(context.only, fixAllKind))
    actions.push(await fixAllAction(document, sources));
  return actions;
}

async function actionsOf(
  finding: Finding,
  document: TextDocument,
  { documentationBase, previewCase, silence, alsoMended }: ActionSources,
): Promise<CodeAction[]> {
  const diagnostic = diagnosticOf(finding, document, documentationBase);
  const fixOf = (fix: Fix) => quickFix(fix, diagnostic, document);
  const command = await previewCase(finding);
  const silencing = silence(finding);
  const titled = async (fix: Fix) => ({ ...fix, title: titleWith(fix.title, await alsoMended(fix)) });
  const fixes = await Promise.all(finding.fixes.map(titled));
  return [
    ...fixes.map(fixOf),
    ...(command === undefined ? [] : [showing(command, diagnostic)]),
    ...(silencing === undefined ? [] : [fixOf(silencing)]),
  ];
}

function showing(command: Command, diagnostic: Diagnostic): CodeAction {
  return { title: command.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
}

/** Says where one cause has several findings. */
function titleWith(title: string, alsoMended: number): string {
  if (alsoMended === 0) return title;
  return `${title} (also mends ${alsoMended === 1 ? '1 other finding' : `${alsoMended} other findings`})`;
}

/** A kind is wanted when it, or a kind above it, was asked for. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

async function fixAllAction(document: TextDocument, { fixAll }: ActionSources): Promise<CodeAction> {
  const whole = rangeOf({ start: 0, end: document.getText().length }, document);
  const edit = { changes: { [document.uri]: [{ range: whole, newText: await fixAll() }] } };
  return { title: 'Apply all safe fixes', kind: fixAllKind, edit };
}
