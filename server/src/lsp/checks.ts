import { TextDocument } from 'vscode-languageserver-textdocument';
import { readConfig } from '../config/read-config.ts';
import { configurationFile, fileKind } from '../files/files.ts';
import type { Finding, Severity } from '../rules/engine/finding.ts';
import { firstTooDeep, isJsonProblem, parseJsonTree } from '../semantics/json.ts';
import { type CheckedBody, type CheckOptions, checkBody } from '../service/check-body.ts';
import { checkSampleUser } from '../service/check-sample-user.ts';
import { type CrashNet, leftUnchecked } from './crash-net.ts';
import type { Workspace } from './workspace.ts';

export interface Checked {
  /** As it was checked: the one in the editor goes on. All places lie in this one. */
  readonly document: TextDocument;
  readonly findings: readonly Finding[];
  /** Only of bodies. */
  readonly body?: CheckedBody;
  readonly isLeftUnchecked?: true;
}

/** The findings of the open documents, each version checked once. */
export class Checks {
  /** How often all that was known has been forgotten: what was asked for before then is out of date. */
  age = 0;
  /** The editor reports syntax errors of JSON documents itself. Set once it has said so. */
  leavesJsonSyntax = false;
  private readonly checked = new Map<string, { version: number; result: Promise<Checked> }>();

  constructor(
    private readonly workspace: Workspace,
    private readonly net: CrashNet,
    private readonly log: (message: string) => void,
  ) {}

  of(document: TextDocument): Promise<Checked> {
    const { uri, languageId, version } = document;
    const known = this.checked.get(uri);
    if (known?.version === version) return known.result;
    const result = this.check(TextDocument.create(uri, languageId, version, document.getText()));
    this.checked.set(uri, { version, result });
    return result;
  }

  forget(uri: string): void {
    this.checked.delete(uri);
  }

  forgetAll(): void {
    this.checked.clear();
    this.age++;
  }

  /** What a document would be with another text. */
  again({ document }: Checked, text: string): Promise<Pick<Checked, 'findings' | 'body'>> {
    return this.checkText(document, text);
  }

  private async check(document: TextDocument): Promise<Checked> {
    const text = document.getText();
    if (this.net.leaves(text)) return { document, findings: [leftUnchecked(text)], isLeftUnchecked: true };
    if (this.leavesJsonSyntax && isJsonFile(document.uri) && isJsonWrong(text)) return { document, findings: [] };
    return { document, ...(await this.checkText(document, text)) };
  }

  private async checkText(document: TextDocument, text: string): Promise<Pick<Checked, 'findings' | 'body'>> {
    const config = await this.workspace.config(document.uri);
    const onRuleFailure = (code: string, error: unknown) => this.log(`rule ${code} failed and was skipped: ${error}`);
    return this.net.around(document.getText(), () => checkAs(document.uri, text, { config, onRuleFailure }));
  }
}

/** A sample user or a configuration. */
export function isJsonFile(uri: string): boolean {
  return uri.endsWith(`/${configurationFile}`) || fileKind(uri) === 'sample-user';
}

/** As an editor sees it: it says nothing of an empty document, nor of one that is nested too deep for us. */
function isJsonWrong(text: string): boolean {
  return text !== '' && firstTooDeep(text) === undefined && isJsonProblem(parseJsonTree(text));
}

/** Nobody sends an empty body yet, so in an editor it is where one begins, and no error. */
function asBegun(findings: readonly Finding[], text: string): readonly Finding[] {
  return text.trim() === '' ? findings.map((finding) => ({ ...finding, severity: 'information' })) : findings;
}

function checkAs(uri: string, text: string, options: CheckOptions): Pick<Checked, 'findings' | 'body'> {
  if (uri.endsWith(`/${configurationFile}`)) return { findings: checkConfig(text) };
  if (fileKind(uri) === 'sample-user') return { findings: checkSampleUser(text, options) };
  const body = checkBody(text, options);
  return { findings: asBegun(body.findings, text), body };
}

function checkConfig(text: string): Finding[] {
  return readConfig(text).problems.map((problem) => ({
    ...problem,
    code: 'configuration',
    severity: 'error',
    related: [],
    fixes: [],
  }));
}

/** As many as VS Code shows of one document. */
const MOST_FINDINGS = 1000;
const URGENCY: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The findings that the editor is told of, the most urgent where there are too many. */
export function shown({ findings }: Checked): readonly Finding[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const urgent = URGENCY.flatMap((level) => findings.filter(({ severity }) => severity === level));
  return urgent.slice(0, MOST_FINDINGS);
}
