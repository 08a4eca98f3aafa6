import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Steps } from '../proof/steps.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { type CheckOptions, checkingBody } from '../service/check-body.ts';
import { isStillEmpty } from '../service/empty-body.ts';
import { findingsInFiles } from '../service/findings-in-files.ts';
import { checkOpenBlock, type PrintingBody } from './check-open-block.ts';
import type { Found } from './checks.ts';
import { documentKind } from './document-kind.ts';
import { findingsInJsonFile, isJsonFile } from './json-files.ts';

/** Checks a document as what it is. @param bodies with which a Content Block is checked. */
export function* checkingDocument(
  document: TextDocument,
  text: string,
  bodies: readonly PrintingBody[],
  options: CheckOptions,
): Steps<Found> {
  const { uri } = document;
  if (isJsonFile(uri)) return { findings: findingsInJsonFile(uri, text, options) };
  if (documentKind(document) === 'content-block') return checkOpenBlock(uri, text, bodies, options);
  const body = yield* checkingBody(text, options);
  return { findings: asBegun(findingsInFiles(body).body, text), body };
}

/** Nobody sends an empty body yet, so in an editor it is where one begins, and no error. */
function asBegun(findings: readonly Finding[], text: string): readonly Finding[] {
  return isStillEmpty(text) ? findings.map((finding) => ({ ...finding, severity: 'information' })) : findings;
}
