import type { Command } from 'vscode-languageserver';
import type { Renderer } from '../render/rendering.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { CheckedBody } from '../service/check-body.ts';
import { hasCase, MOST_SLOW } from '../service/has-case.ts';
import type { PreviewCaseParams } from '../service/protocol.ts';
import type { Witness } from '../service/witness.ts';
import { Coalesced } from './coalesced.ts';
import { loadAsked } from './load-asked.ts';

/** The cases of findings, each rendered once: when nothing was typed for a while, or somebody asks what can be done about its finding. */
export class Cases {
  /** The editor's command; set once the editor has said that it has one. */
  command: string | undefined;
  private readonly searches = new Coalesced<Finding, Found>();
  private readonly found = new WeakMap<Finding, Found>();
  /** How many cases of a body took too long to render. */
  private readonly slow = new WeakMap<CheckedBody, number>();
  private asked = 0;
  private wrong = 0;

  constructor(
    private readonly renderer: Renderer,
    private readonly log: (message: string) => void,
  ) {}

  /**
   * The command by which the editor shows the case of a finding; `undefined` if there is none, or rendering has not confirmed it. Rejects when the signal
   * fires; nothing more is rendered then unless somebody else waits for it.
   */
  async preview(
    finding: Finding,
    body: CheckedBody,
    uri: string,
    signal = new AbortController().signal,
  ): Promise<Command | undefined> {
    if (this.command === undefined) return undefined;
    return this.show(finding, uri, await this.confirm(finding, body, signal));
  }

  /** The case of a finding, if rendering shows it. Rejects when the signal fires, as above. */
  async confirm(finding: Finding, body: CheckedBody, signal: AbortSignal): Promise<Witness | undefined> {
    if (!hasCase(finding)) return undefined;
    const search = (nobodyWaits: AbortSignal) => this.search(finding, body, nobodyWaits);
    return (this.found.get(finding) ?? (await this.searches.ask(finding, search, signal))).witness;
  }

  /** What has moved in its text has the case that it had. */
  carryOver(before: Finding, moved: Finding): void {
    const found = this.found.get(before);
    if (found !== undefined) this.found.set(moved, found);
  }

  /** The same where it was asked for before; nothing is rendered. */
  witnessOf(finding: Finding): Witness | undefined {
    return this.found.get(finding)?.witness;
  }

  /** The same where it was asked for before; nothing is rendered. */
  known(finding: Finding, uri: string): Command | undefined {
    return this.show(finding, uri, this.witnessOf(finding));
  }

  private show({ start, end }: Finding, uri: string, witness: Witness | undefined): Command | undefined {
    if (this.command === undefined || witness === undefined) return undefined;
    const argument: PreviewCaseParams = { uri, sampleUser: witness.sampleUser, start, end };
    return { title: 'Preview this case', command: this.command, arguments: [argument] };
  }

  private async search(finding: Finding, body: CheckedBody, signal: AbortSignal): Promise<Found> {
    const before = this.found.get(finding);
    if (before !== undefined) return before;
    const slow = this.slow.get(body) ?? 0;
    if (slow >= MOST_SLOW) return { witness: undefined };
    const { findWitness } = await loadAsked();
    const witness = await findWitness(finding, body, this.renderer, signal);
    // A rendering that was cancelled or took too long says nothing about the finding.
    if (!signal.aborted && witness?.isUnknown) this.slow.set(body, slow + 1);
    if (signal.aborted || witness?.isUnknown) return { witness: undefined };
    const found = { witness: this.confirmed(finding, witness) };
    this.found.set(finding, found);
    return found;
  }

  /** A case that turned out wrong is counted in the log and never shown. */
  private confirmed({ code, start }: Finding, witness: Witness | undefined): Witness | undefined {
    this.asked++;
    if (witness === undefined || witness.confirmed) return witness;
    this.wrong++;
    this.log(
      `The rendering did not confirm the case of ${code} at offset ${start} (${this.wrong} of ${this.asked} so far).`,
    );
    return undefined;
  }
}

/** A finding may have none. */
interface Found {
  readonly witness: Witness | undefined;
}
