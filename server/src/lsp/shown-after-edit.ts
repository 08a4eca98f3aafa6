import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../rules/engine/finding.ts';
import { findingsInFiles } from '../service/findings-in-files.ts';
import { blockFindings } from './check-open-block.ts';
import type { Checked, Shown } from './checks.ts';
import type { AfterEditModule } from './load-after-edit.ts';
import type { Workspace } from './workspace.ts';

/** What can be told of a document after an edit without another check, by its last one. */
export function shownAfterEdit(
  last: Checked,
  document: TextDocument,
  workspace: Workspace,
  edits: AfterEditModule,
): Shown | undefined {
  return last.printed === undefined
    ? bodyAfterEdit(last, document, workspace, edits)
    : blockAfterEdit(last, document, workspace, edits);
}

function bodyAfterEdit(
  { body, findings }: Checked,
  document: TextDocument,
  workspace: Workspace,
  { afterEdit }: AfterEditModule,
): Shown | undefined {
  if (body === undefined) return undefined;
  const text = document.getText();
  const after = afterEdit(body, text, workspace.inEditor(body.known));
  if (after === undefined) return undefined;
  const now = workspace.document(document, text);
  const { proof } = after;
  const told = findingsInFiles(after).body;
  return { document: now, findings: told, moved: movedOf(told, findings, after.moved), body, ...(proof && { proof }) };
}

/** The findings of a Content Block wait for one body that prints it. What other bodies find there, and the file by itself where it is edited, follows in a pause. */
function blockAfterEdit(
  { printed, findings, document: last }: Checked,
  document: TextDocument,
  workspace: Workspace,
  edits: AfterEditModule,
): Shown | undefined {
  const { uri } = document;
  const first = printed?.bodies.find(({ body }) => body.blocks.some(({ place }) => place === uri));
  if (printed === undefined || first === undefined) return undefined;
  const { body } = first;
  const after = edits.afterEdit(body, body.text, workspace.inEditor(body.known));
  if (after === undefined) return undefined;
  const text = document.getText();
  const part = edits.changedPart(last.getText(), text);
  const alone = printed.alone.flatMap((finding) => edits.movedFinding(finding, part) ?? []);
  const told = blockFindings(uri, alone, [{ ...first, found: findingsInFiles(after).blocks }]).findings;
  return {
    document: workspace.document(document, text),
    findings: told,
    moved: movedOf(told, findings, after.moved),
  };
}

/** What is told now, each with what was told before the edit, by the findings in the whole text that both come from. */
function movedOf(
  told: readonly Finding[],
  before: readonly Finding[],
  moved: readonly (readonly [moved: Finding, before: Finding])[],
): (readonly [Finding, Finding])[] {
  const origins = new Map(moved);
  const last = new Map(before.map((finding) => [finding.expanded ?? finding, finding]));
  return told.flatMap((finding): [Finding, Finding][] => {
    const now = finding.expanded ?? finding;
    const was = last.get(origins.get(now) ?? now);
    return was === undefined || was === finding ? [] : [[finding, was]];
  });
}
