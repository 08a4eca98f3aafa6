import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readConfig } from '../config/read-config.ts';
import { configurationFile, fileKind } from '../files/files.ts';
import type { Finding } from '../rules/finding.ts';
import { type CheckedBody, checkBody } from '../service/checkBody.ts';
import { checkSampleUser } from '../service/checkSampleUser.ts';
import type { Workspace } from './workspace.ts';

export interface Checked {
  readonly version: number;
  readonly findings: readonly Finding[];
  /** Only of bodies. */
  readonly body?: CheckedBody;
}

/** The findings of the open documents, each version checked once. */
export class Checks {
  /** How often all that was known has been forgotten: what was asked for before then is out of date. */
  age = 0;
  private readonly checked = new Map<string, { version: number; result: Promise<Checked> }>();

  constructor(
    private readonly workspace: Workspace,
    private readonly log: (message: string) => void,
  ) {}

  of(document: TextDocument): Promise<Checked> {
    const known = this.checked.get(document.uri);
    if (known?.version === document.version) return known.result;
    const result = this.check(document);
    this.checked.set(document.uri, { version: document.version, result });
    return result;
  }

  forget(uri: string): void {
    this.checked.delete(uri);
  }

  forgetAll(): void {
    this.checked.clear();
    this.age++;
  }

  /** The findings that a document would have with another text. */
  async again({ uri }: TextDocument, text: string): Promise<readonly Finding[]> {
    return (await this.checkText(uri, text)).findings;
  }

  private async check(document: TextDocument): Promise<Checked> {
    const { uri, version } = document;
    return { version, ...(await this.checkText(uri, document.getText())) };
  }

  private async checkText(uri: string, text: string): Promise<Omit<Checked, 'version'>> {
    if (uri.endsWith(`/${configurationFile}`)) return { findings: checkConfig(text) };
    const options = {
      config: await this.workspace.config(uri),
      onRuleFailure: (code: string, error: unknown) => this.log(`rule ${code} failed and was left out: ${error}`),
    };
    if (fileKind(uri) === 'sample-user') return { findings: checkSampleUser(text, options) };
    const body = checkBody(text, options);
    return { findings: body.findings, body };
  }
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
