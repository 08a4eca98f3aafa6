import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
} from 'vscode-languageserver';
import type { Finding, Fix } from '../rules/engine/finding.ts';
import { safeEdits } from '../service/apply-fixes.ts';
import { type Checked, shown } from './checks.ts';
import { editOf, editsOf, wholeOf } from './convert.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.mi-webhook`;

/** For up to this many findings, each fix is tried first. A larger selection gets the fixes as they are. */
const fewFindings = 5;
/** The same for a range within one line, for which the editor opens its menu. */
const fewOnLine = 20;

/** What code actions need in addition to the findings, each computed only when needed. */
export interface ActionSources {
  /** Whether edits name the version of the document. */
  readonly isVersioned: boolean;
  diagnosticOf(finding: Finding): Diagnostic;
  /** The body with all safe fixes applied. Takes checks. */
  fixAll(): Promise<string>;
  /** A comment that silences a finding; `undefined` where no comment can. */
  silence(finding: Finding): Fix | undefined;
  /** How many findings a fix removes besides its own. Takes a check. */
  alsoMended(fix: Fix): Promise<number>;
  /** The same, if it is known already. */
  knownAlsoMended(fix: Fix): number | undefined;
  /** The command by which the editor shows the case of a finding, if it has one. Takes renderings. */
  previewCase(finding: Finding): Promise<Command | undefined>;
  /** The same, if it is known already. */
  knownCase(finding: Finding): Command | undefined;
  /** Lets other work run. False once the request has been cancelled. */
  goesOn(): Promise<boolean>;
}

/**
 * The fixes of the findings that the range touches, the cases in which they happen, and one that applies all safe fixes. For a range with
 * many findings only what takes no work.
 */
export async function codeActions(
  { range, context: { only } }: Pick<CodeActionParams, 'range' | 'context'>,
  checked: Checked,
  sources: ActionSources,
): Promise<CodeAction[]> {
  const { document } = checked;
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const touched = shown(checked).filter((finding) => finding.start <= end && start <= finding.end);
  const most = range.start.line === range.end.line ? fewOnLine : fewFindings;
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix)) {
    actions.push(
      ...(touched.length <= most ? await workedOut(touched, checked, sources) : known(touched, checked, sources)),
    );
  }
  const edits = safeEdits(checked.findings);
  if (edits.length > 0 && only !== undefined && wants(only, fixAllKind)) {
    const edit = [{ range: wholeOf(document), newText: await sources.fixAll() }];
    actions.push({ title: fixAllTitle, kind: fixAllKind, edit: editOf(edit, document, sources.isVersioned) });
  }
  return actions;
}

const fixAllTitle = 'Apply all safe fixes';

/** One finding after the other, so that a cancelled request stops early. */
async function workedOut(
  findings: readonly Finding[],
  checked: Checked,
  sources: ActionSources,
): Promise<CodeAction[]> {
  const actions: CodeAction[] = [];
  for (const finding of findings) {
    const fixes: Fix[] = [];
    for (const fix of finding.fixes) {
      if (!(await sources.goesOn())) return actions;
      fixes.push(titled(fix, await sources.alsoMended(fix)));
    }
    if (!(await sources.goesOn())) return actions;
    const command = await sources.previewCase(finding);
    actions.push(...actionsOf(finding, fixes, command, sources.silence(finding), checked, sources));
  }
  return actions;
}

function known(findings: readonly Finding[], checked: Checked, sources: ActionSources): CodeAction[] {
  const edits = safeEdits(checked.findings);
  const all: CodeAction = {
    title: fixAllTitle,
    kind: CodeActionKind.QuickFix,
    edit: editOf(editsOf(edits, checked.document), checked.document, sources.isVersioned),
  };
  const single = findings.flatMap((finding) => {
    const fixes = finding.fixes.map((fix) => titled(fix, sources.knownAlsoMended(fix) ?? 0));
    return actionsOf(finding, fixes, sources.knownCase(finding), undefined, checked, sources);
  });
  return edits.length === 0 ? single : [all, ...single];
}

function actionsOf(
  finding: Finding,
  fixes: readonly Fix[],
  command: Command | undefined,
  silencing: Fix | undefined,
  { document }: Checked,
  { isVersioned, diagnosticOf }: ActionSources,
): CodeAction[] {
  const about = { kind: CodeActionKind.QuickFix, diagnostics: [diagnosticOf(finding)] };
  const quickFix = ({ title, kind, edits }: Fix): CodeAction => ({
    ...about,
    title,
    isPreferred: kind === 'safe',
    edit: editOf(editsOf(edits, document), document, isVersioned),
  });
  return [
    ...fixes.map(quickFix),
    ...(command === undefined ? [] : [{ ...about, title: command.title, command }]),
    ...(silencing === undefined ? [] : [quickFix(silencing)]),
  ];
}

/** Adds how many other findings the fix removes. */
function titled(fix: Fix, alsoMended: number): Fix {
  if (alsoMended === 0) return fix;
  const others = alsoMended === 1 ? '1 other finding' : `${alsoMended} other findings`;
  return { ...fix, title: `${fix.title} (also fixes ${others})` };
}

/** A kind is wanted when it, or a kind above it, was asked for. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}
