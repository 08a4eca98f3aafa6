import type { Command } from 'vscode-languageserver';
import type { Renderer } from '../render/rendering.ts';
import type { Finding } from '../rules/finding.ts';
import type { CheckedBody } from '../service/checkBody.ts';
import type { PreviewCaseParams } from '../service/protocol.ts';
import { findWitness, type Witness } from '../service/witness.ts';
import { speaksOfValue } from '../witness/breaking.ts';
import { Once } from './once.ts';

/** The cases of findings for editors that can show them, each rendered once, when somebody asks what can be done about its finding. */
export class Cases {
  /** The editor's command; set once the editor has said that it has one. */
  command: string | undefined;
  private readonly witnesses = new Once<Finding, Witness | undefined>();
  private asked = 0;
  private wrong = 0;

  constructor(
    private readonly renderer: Renderer,
    private readonly log: (message: string) => void,
  ) {}

  /** How the editor shows the case of a finding; `undefined` where there is none, or rendering has not confirmed it. */
  async preview(finding: Finding, body: CheckedBody, uri: string): Promise<Command | undefined> {
    const hasCase = finding.when !== undefined || speaksOfValue(finding.code);
    if (this.command === undefined || !hasCase) return undefined;
    return this.show(finding, uri, await this.witnesses.of(finding, () => this.confirm(finding, body)));
  }

  /** The same where it was asked for before; nothing is rendered. */
  known(finding: Finding, uri: string): Command | undefined {
    return this.show(finding, uri, this.witnesses.known(finding));
  }

  private show({ start, end }: Finding, uri: string, witness: Witness | undefined): Command | undefined {
    if (this.command === undefined || witness === undefined) return undefined;
    const argument: PreviewCaseParams = { uri, sampleUser: witness.sampleUser, start, end };
    return { title: 'Preview this case', command: this.command, arguments: [argument] };
  }

  /** A case that turned out wrong is counted in the log and never shown. */
  private async confirm(finding: Finding, body: CheckedBody): Promise<Witness | undefined> {
    const witness = await findWitness(finding, body, this.renderer);
    this.asked++;
    if (witness === undefined || witness.confirmed) return witness;
    this.wrong++;
    const { code, start } = finding;
    this.log(
      `Rendering did not confirm the case of ${code} at offset ${start} (${this.wrong} of ${this.asked} so far).`,
    );
    return undefined;
  }
}
