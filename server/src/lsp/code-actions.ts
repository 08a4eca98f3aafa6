import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
} from 'vscode-languageserver';
import type { Edit, Finding, Fix } from '../rules/engine/finding.ts';
import { safeFixes } from '../service/apply-fixes.ts';
import type { Trial } from '../service/trial/try-fix.ts';
import { visible } from '../service/visible.ts';
import { fixAllKind } from './action-kinds.ts';
import type { Checked } from './checks.ts';
import { editOf, editsOf, wholeOf } from './convert.ts';
import { shownFindings } from './shown-findings.ts';

/** For up to this many findings, each fix is tried first. A larger selection gets the fixes as they are. */
const fewFindings = 5;
/** The same for a range within one line, for which the editor opens its menu. */
const fewOnLine = 20;

/** What code actions need in addition to the findings, each computed only when needed. */
export interface ActionSources {
  /** Whether edits name the version of the document. */
  readonly isVersioned: boolean;
  /** Whether the editor shows actions that cannot be chosen. */
  readonly showsDisabled: boolean;
  diagnosticOf(finding: Finding): Diagnostic;
  /** The body with all safe fixes applied. Takes checks and renderings. */
  fixAll(): Promise<string>;
  /** A comment that silences a finding; `undefined` where no comment can. */
  silence(finding: Finding): Fix | undefined;
  /** The edits of all safe fixes that can be applied at once. Takes a check and renderings. */
  safeEdits(): Promise<readonly Edit[]>;
  /** The result of trying a fix; `undefined` if the request was cancelled. Takes a check and renderings. */
  trial(finding: Finding, fix: Fix): Promise<Trial | undefined>;
  /** The same, if it is known already. */
  knownTrial(fix: Fix): Trial | undefined;
  /** The command by which the editor shows the case of a finding, if it has one. Takes renderings. */
  previewCase(finding: Finding): Promise<Command | undefined>;
  /** The same, if it is known already. */
  knownCase(finding: Finding): Command | undefined;
  /** Lets other work run. False once the request has been cancelled. */
  goesOn(): Promise<boolean>;
}

/**
 * The fixes of the findings that the range touches, each once it was tried, the cases in which they happen, one that applies all safe
 * fixes of the body, which are tried at once, and last what silences. For a range with many findings only what is known, and all safe fixes first.
 */
export async function codeActions(
  { range, context: { only } }: Pick<CodeActionParams, 'range' | 'context'>,
  checked: Checked,
  sources: ActionSources,
): Promise<CodeAction[]> {
  const { document } = checked;
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const touched = shownFindings(checked).filter((finding) => finding.start <= end && start <= finding.end);
  const most = range.start.line === range.end.line ? fewOnLine : fewFindings;
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix)) {
    const isFew = touched.length <= most;
    actions.push(...(isFew ? await workedOut(touched, checked, sources) : known(touched, checked, sources)));
    const all = touched.length === 0 ? undefined : await allSafe(checked, isFew ? 2 : 1, sources);
    if (all !== undefined) actions.splice(isFew ? actions.length : 0, 0, all);
    if (isFew) actions.push(...silencing(touched, checked, sources));
  }
  if (safeFixes(checked.findings).length > 0 && only !== undefined && wants(only, fixAllKind)) {
    const newText = await sources.fixAll();
    const edit = editOf([{ range: wholeOf(document), newText }], document, sources.isVersioned);
    if (newText !== document.getText()) actions.push({ title: fixAllTitle, kind: fixAllKind, edit });
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
    const tried: Tried[] = [];
    for (const fix of finding.fixes) {
      if (!(await sources.goesOn())) return actions;
      const trial = await sources.trial(finding, fix);
      if (trial === undefined) return actions;
      tried.push({ fix, trial });
    }
    if (!(await sources.goesOn())) return actions;
    const command = await sources.previewCase(finding);
    actions.push(...actionsOf(finding, tried, command, checked, sources));
  }
  return actions;
}

/** Menus show no source actions, so people find this one there only as a quick fix. @param least as many safe fixes make it worthwhile. */
async function allSafe(checked: Checked, least: number, sources: ActionSources): Promise<CodeAction | undefined> {
  if (safeFixes(checked.findings).length < least || !(await sources.goesOn())) return undefined;
  const edits = editsOf(await sources.safeEdits(), checked.document);
  const edit = editOf(edits, checked.document, sources.isVersioned);
  return edits.length === 0 ? undefined : { title: fixAllTitle, kind: CodeActionKind.QuickFix, edit };
}

function known(findings: readonly Finding[], checked: Checked, sources: ActionSources): CodeAction[] {
  return findings.flatMap((finding) => {
    const tried = finding.fixes.flatMap((fix) => {
      const trial = sources.knownTrial(fix);
      return trial === undefined ? [] : [{ fix, trial }];
    });
    return actionsOf(finding, tried, sources.knownCase(finding), checked, sources);
  });
}

interface Tried {
  readonly fix: Fix;
  readonly trial: Trial;
}

function actionsOf(
  finding: Finding,
  tried: readonly Tried[],
  command: Command | undefined,
  checked: Checked,
  sources: ActionSources,
): CodeAction[] {
  const about = aboutFinding(finding, sources);
  return [
    ...tried.flatMap(({ fix, trial }) => {
      if (trial.isOffered) return [quickFix(finding, titled(fix, trial.alsoFixed), checked, sources)];
      return sources.showsDisabled
        ? [{ ...about, title: fix.title, disabled: { reason: reasonFor(trial.reason) } }]
        : [];
    }),
    ...(command === undefined ? [] : [{ ...about, title: command.title, command }]),
  ];
}

/** What hides a finding comes after all that mends it. */
function silencing(findings: readonly Finding[], checked: Checked, sources: ActionSources): CodeAction[] {
  return findings.flatMap((finding) => {
    const fix = sources.silence(finding);
    return fix === undefined ? [] : [quickFix(finding, fix, checked, sources)];
  });
}

function aboutFinding(finding: Finding, { diagnosticOf }: ActionSources) {
  return { kind: CodeActionKind.QuickFix, diagnostics: [diagnosticOf(finding)] };
}

function quickFix(finding: Finding, fix: Fix, { document }: Checked, sources: ActionSources): CodeAction {
  return {
    ...aboutFinding(finding, sources),
    title: fix.title,
    isPreferred: fix.kind === 'safe',
    edit: editOf(editsOf(fix.edits, document), document, sources.isVersioned),
  };
}

function reasonFor(reason: string): string {
  return visible(`Not offered: this fix ${reason}.`);
}

/** Adds how many other findings the fix removes. */
function titled(fix: Fix, alsoFixed: number): Fix {
  if (alsoFixed <= 0) return fix;
  const others = alsoFixed === 1 ? '1 other finding' : `${alsoFixed} other findings`;
  return { ...fix, title: `${fix.title} (also fixes ${others})` };
}

/** A kind is wanted when it, or a kind above it, was asked for. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}
