import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Steps } from '../proof/steps.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { CheckedBody } from '../service/check-body.ts';
import type { ShownProof } from '../service/edit/after-edit.ts';
import { AfterEdits } from './after-edits.ts';
import { checkingDocument } from './check-document.ts';
import { type CheckedBlock, type Printed, type PrintingBody, printsBlock } from './check-open-block.ts';
import { type CrashNet, leftUnchecked } from './crash-net.ts';
import { documentKind } from './document-kind.ts';
import { hasJsonSyntaxError, isJsonFile } from './json-files.ts';
import { RecentTexts } from './recent-texts.ts';
import { inSlices } from './turns.ts';
import type { Workspace } from './workspace.ts';

export interface Checked {
  /** As it was checked: the one in the editor goes on. All places lie in this one. */
  readonly document: TextDocument;
  readonly findings: readonly Finding[];
  /** Only of bodies. */
  readonly body?: CheckedBody;
  readonly isLeftUnchecked?: true;
  /** Findings that have moved since the last check, each with what it was there. `body` is of that check then. */
  readonly moved?: readonly (readonly [moved: Finding, before: Finding])[];
  /** What is known of the proof where findings were found without one of the whole body. `body` is of the last check then. */
  readonly proof?: ShownProof;
  /** Only of Content Blocks: for each finding that bodies have, those bodies. */
  readonly origins?: CheckedBlock['origins'];
  /** The same: what its findings come from. */
  readonly printed?: Printed;
}

/** What the editor is told of a document: all but what the tree and the proof of this very text are needed for. */
export type Shown = Pick<Checked, 'document' | 'findings' | 'body' | 'isLeftUnchecked' | 'moved' | 'proof'>;

/** What a check finds. */
export type Found = Omit<Checked, 'document' | 'isLeftUnchecked'>;

/** The bodies with which Content Blocks are checked. */
interface Bodies {
  of(block: TextDocument): Promise<readonly PrintingBody[]>;
  /** The findings of a block were told with one body. */
  followUp(block: string): void;
}

/** A check that somebody has asked for. */
interface Asked {
  readonly version: number;
  /** Whether each of those who have asked still waits. */
  readonly waiting: (() => boolean)[];
  /** Once it is done. */
  checked?: Checked;
  /** Nobody waited any more, so that it has no result. */
  isAbandoned?: true;
}

/**
 * The findings of the open documents, each version checked once. One check is going on at a time, in slices. One that nobody waits for any
 * more ends, and one that is out of date before it begins is not made.
 */
export class Checks {
  /** How often all that was known has been forgotten: what was asked for before then is out of date. */
  age = 0;
  /** The editor reports syntax errors of JSON documents itself. Set once it has said so. */
  leavesJsonSyntax = false;
  private readonly newest = new Map<string, { readonly asked: Asked; readonly result: Promise<Checked> }>();
  private turn: Promise<unknown> = Promise.resolve();
  /** The last check of each document that came to its end. */
  private readonly last = new Map<string, Checked>();
  private readonly recent = new RecentTexts<Checked>();
  private readonly afterEdits: AfterEdits;

  constructor(
    private readonly workspace: Workspace,
    private readonly net: CrashNet,
    private readonly bodies: Bodies,
    private readonly log: (message: string) => void,
  ) {
    this.afterEdits = new AfterEdits(workspace, log);
  }

  /**
   * What was found in this version, or in a newer one that was asked for before the check has begun.
   * @param isWaiting whether the one who asks still waits. Rejects once nobody does.
   */
  of(document: TextDocument, isWaiting: () => boolean = () => true): Promise<Checked> {
    const { uri, version } = document;
    const known = this.newest.get(uri);
    if (known?.asked.version === version && !known.asked.isAbandoned) {
      known.asked.waiting.push(isWaiting);
      return known.result;
    }
    const again = this.wasChecked(document);
    if (again !== undefined) return Promise.resolve(again);
    const asked: Asked = { version, waiting: [isWaiting] };
    const snapshot = this.workspace.document(document, document.getText());
    const isBlock = documentKind(document) === 'content-block';
    // Bodies have their turns before the block that they print.
    const result = (isBlock ? this.bodies.of(document) : Promise.resolve([]))
      .then((bodies) => this.inTurn(() => this.check(snapshot, asked, bodies)))
      .then((checked) => checked ?? this.newer(uri, asked));
    this.newest.set(uri, { asked, result });
    return result;
  }

  /**
   * What is to be shown of a version at once: what is known of it, or what was found before where nothing of that can have changed since.
   * `undefined` where it has to be checked first.
   */
  atOnce(document: TextDocument): Shown | undefined {
    const known = this.known(document);
    if (known !== undefined) return known;
    const asked = this.afterEdits.asked(document);
    if (asked !== undefined) return asked.shown;
    const again = this.wasChecked(document);
    if (again !== undefined) return again;
    const last = this.last.get(document.uri);
    const shown = this.afterEdits.of(document, last);
    if (shown !== undefined && last?.printed !== undefined) this.bodies.followUp(document.uri);
    return shown;
  }

  /** What was found when the document had this text before, as if it had been asked for. */
  private wasChecked(document: TextDocument): Checked | undefined {
    const { uri, version } = document;
    const before = this.recent.find(document, document.getText());
    if (before === undefined) return undefined;
    const checked: Checked = { ...before, document: this.workspace.document(document, document.getText()) };
    this.newest.set(uri, { asked: { version, waiting: [], checked }, result: Promise.resolve(checked) });
    this.last.set(uri, checked);
    return checked;
  }

  /** The same as `of` if it is known by now. */
  known({ uri, version }: TextDocument): Checked | undefined {
    const asked = this.newest.get(uri)?.asked;
    return asked?.version === version ? asked.checked : undefined;
  }

  forget(uri: string): void {
    this.newest.delete(uri);
    this.last.delete(uri);
    this.recent.forget(uri);
    this.afterEdits.forget(uri);
  }

  /**
   * Forgets the bodies that print a Content Block, and those that may. @returns their URIs.
   * @param edited its file if that is open, so that no more than its text can be another: then what was found last can be gone on from.
   */
  forgetPrinting(name: string, edited: string | undefined): string[] {
    const uris = [...new Set([...this.newest.keys(), ...this.last.keys()])].filter(
      (uri) => uri !== edited && this.mayPrint(uri, name),
    );
    for (const uri of uris) {
      const last = this.last.get(uri);
      this.forget(uri);
      if (last?.body?.blocks.some(({ place }) => place === edited)) this.last.set(uri, last);
    }
    return uris;
  }

  private mayPrint(uri: string, name: string): boolean {
    const asked = this.newest.get(uri)?.asked;
    const { body } = (asked === undefined ? this.last.get(uri) : asked.checked) ?? {};
    return body === undefined ? asked !== undefined && asked.checked === undefined : printsBlock(body, name);
  }

  forgetAll(): void {
    this.newest.clear();
    this.last.clear();
    this.recent.forgetAll();
    this.afterEdits.forgetAll();
    this.age++;
  }

  /** What a document would be with another text. */
  again({ document }: Checked, text: string): Promise<Found> {
    return this.inTurn(() => this.checkText<Found>(document, text, [], inSlices));
  }

  /** What is found in a file that is not open. Nothing is kept of it. */
  async once(document: TextDocument): Promise<Found> {
    const text = document.getText();
    return this.net.leaves(text)
      ? { findings: [] }
      : this.inTurn(() => this.checkText<Found>(document, text, [], inSlices));
  }

  /** One check after the other: the crash net must know which text is being worked on. */
  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(work, work);
    this.turn = result;
    return result;
  }

  /** `undefined` where it is out of date, or nobody waits any more. */
  private async check(
    document: TextDocument,
    asked: Asked,
    bodies: readonly PrintingBody[],
  ): Promise<Checked | undefined> {
    const newest = this.newest.get(document.uri)?.asked;
    const isOutOfDate = newest !== undefined && newest !== asked;
    const text = document.getText();
    if (isOutOfDate || !goesOn(asked)) return undefined;
    if (this.net.leaves(text)) return uncheckedDocument(document, 'crashed');
    if (this.leavesJsonSyntax && isJsonFile(document.uri) && hasJsonSyntaxError(text))
      return { document, findings: [] };
    let found: Found | undefined;
    try {
      found = await this.checkText(document, text, bodies, (steps) => inSlices(steps, () => goesOn(asked)));
    } catch (error) {
      // Without findings it would look like a body that is right.
      this.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return uncheckedDocument(document, 'failed');
    }
    if (found === undefined) return undefined;
    if (found.body !== undefined || found.printed !== undefined) await this.afterEdits.prepare();
    asked.checked = { document, ...found };
    if (this.newest.get(document.uri)?.asked === asked) {
      this.last.set(document.uri, asked.checked);
      if (found.body !== undefined) this.recent.add(asked.checked);
    }
    return asked.checked;
  }

  /** For those who still wait for a check that was not made. */
  private newer(uri: string, asked: Asked): Promise<Checked> {
    const newest = this.newest.get(uri);
    if (newest === undefined || newest.asked === asked) throw new Error('Nobody waited for the check any more.');
    return newest.result;
  }

  private async checkText<Result>(
    document: TextDocument,
    text: string,
    bodies: readonly PrintingBody[],
    run: (steps: Steps<Found>) => Promise<Result>,
  ): Promise<Result> {
    const { uri } = document;
    const config = await this.workspace.config(uri);
    const blocks = await this.workspace.blocks(uri, text);
    const onRuleFailure = (code: string, error: unknown) => this.log(`rule ${code} failed and was skipped: ${error}`);
    return this.net.around(text, () =>
      run(checkingDocument(document, text, bodies, { config, blocks, onRuleFailure })),
    );
  }
}

function uncheckedDocument(document: TextDocument, how: 'crashed' | 'failed'): Checked {
  return { document, findings: [leftUnchecked(document.getText(), how)], isLeftUnchecked: true };
}

function goesOn(asked: Asked): boolean {
  if (!asked.waiting.some((isWaiting) => isWaiting())) asked.isAbandoned = true;
  return !asked.isAbandoned;
}
