import { TextDocument } from 'vscode-languageserver-textdocument';
import { readConfig } from '../config/read-config.ts';
import { configurationFile, fileKind } from '../files/files.ts';
import type { Finding, Severity } from '../rules/engine/finding.ts';
import { type CheckedBody, type CheckOptions, checkBody } from '../service/check-body.ts';
import { checkSampleUser } from '../service/check-sample-user.ts';
import { findingsInFiles } from '../service/findings-in-files.ts';
import { type CheckedBlock, checkOpenBlock, type OpenBody } from './check-open-block.ts';
import { type CrashNet, leftUnchecked } from './crash-net.ts';
import type { Workspace } from './workspace.ts';

export interface Checked {
  /** As it was checked: the one in the editor goes on. All places lie in this one. */
  readonly document: TextDocument;
  readonly findings: readonly Finding[];
  /** Only of bodies. */
  readonly body?: CheckedBody;
  readonly isLeftUnchecked?: true;
  /** Only of Content Blocks: for each finding that bodies have, those bodies. */
  readonly origins?: CheckedBlock['origins'];
}

type Result = Omit<Checked, 'document' | 'isLeftUnchecked'>;

/** The findings of the open documents, each version checked once. */
export class Checks {
  /** How often all that was known has been forgotten: what was asked for before then is out of date. */
  age = 0;
  private readonly checked = new Map<string, Known>();

  constructor(
    private readonly workspace: Workspace,
    private readonly net: CrashNet,
    private readonly openDocuments: () => readonly TextDocument[],
    private readonly log: (message: string) => void,
  ) {}

  of(document: TextDocument): Promise<Checked> {
    const { uri, languageId, version } = document;
    const known = this.checked.get(uri);
    if (known?.version === version) return known.result;
    const result = this.check(TextDocument.create(uri, languageId, version, document.getText()));
    const entry: Known = { version, result };
    this.checked.set(uri, entry);
    result.then(
      ({ body }) => {
        entry.blocks = new Set(body === undefined ? [] : namesOfBlocks(body));
      },
      () => {},
    );
    return result;
  }

  forget(uri: string): void {
    this.checked.delete(uri);
  }

  /** Forgets the bodies that print a Content Block, and those that may. @returns their URIs. */
  forgetPrinting(name: string): string[] {
    const uris = [...this.checked].filter(([, { blocks }]) => blocks?.has(name) ?? true).map(([uri]) => uri);
    for (const uri of uris) this.checked.delete(uri);
    return uris;
  }

  forgetAll(): void {
    this.checked.clear();
    this.age++;
  }

  /** What a document would be with another text. */
  again({ document }: Checked, text: string): Promise<Result> {
    return this.checkText(document, text, []);
  }

  private async check(document: TextDocument): Promise<Checked> {
    const text = document.getText();
    if (this.net.leaves(text)) return { document, findings: [leftUnchecked(text)], isLeftUnchecked: true };
    return { document, ...(await this.checkText(document, text, this.openDocuments())) };
  }

  /** @param around the open documents: a Content Block is checked with the bodies among them. */
  private async checkText(document: TextDocument, text: string, around: readonly TextDocument[]): Promise<Result> {
    const { uri } = document;
    const config = await this.workspace.config(uri);
    const onRuleFailure = (code: string, error: unknown) => this.log(`rule ${code} failed and was skipped: ${error}`);
    const options = { config, onRuleFailure };
    if (fileKind(uri) === 'content-block') return checkOpenBlock(uri, text, await this.bodiesAmong(around), options);
    const blocks = await this.workspace.blocks(uri, text);
    return this.net.around(document.getText(), () => checkAs(uri, text, { ...options, blocks }));
  }

  private async bodiesAmong(documents: readonly TextDocument[]): Promise<OpenBody[]> {
    const bodies: OpenBody[] = [];
    for (const document of documents) {
      if (isAnotherKind(document.uri)) continue;
      const { body } = await this.of(document);
      if (body !== undefined) bodies.push({ uri: document.uri, body });
    }
    return bodies;
  }
}

/** Whether a document is no body, whatever its language. */
function isAnotherKind(uri: string): boolean {
  return uri.endsWith(`/${configurationFile}`) || (fileKind(uri) ?? 'body') !== 'body';
}

/** What is known of a version of a document. */
interface Known {
  readonly version: number;
  readonly result: Promise<Checked>;
  /** The names of the Content Blocks that it depends on, once it is checked. */
  blocks?: ReadonlySet<string>;
}

function namesOfBlocks({ blocks, analysis }: CheckedBody): string[] {
  return [...blocks, ...analysis.blocks.problems].map(({ name }) => name);
}

function checkAs(uri: string, text: string, options: CheckOptions): Result {
  if (uri.endsWith(`/${configurationFile}`)) return { findings: checkConfig(text) };
  if (fileKind(uri) === 'sample-user') return { findings: checkSampleUser(text, options) };
  const body = checkBody(text, options);
  return { findings: findingsInFiles(body).body, body };
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
