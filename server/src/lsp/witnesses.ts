import type { Renderer } from '../render/rendering.ts';
import type { Finding } from '../rules/finding.ts';
import type { CheckedBody } from '../service/checkBody.ts';
import { findWitness, type Witness } from '../service/witness.ts';

/** The witnesses that somebody has asked to see, each rendered once. */
export class Witnesses {
  private readonly known = new WeakMap<Finding, Promise<Witness | undefined>>();
  private asked = 0;
  private wrong = 0;

  constructor(
    private readonly renderer: Renderer,
    private readonly log: (message: string) => void,
  ) {}

  /** A witness that rendering has confirmed. One that turned out wrong is counted in the log and never shown. */
  confirmed(finding: Finding, body: CheckedBody): Promise<Witness | undefined> {
    const known = this.known.get(finding) ?? this.confirm(finding, body);
    this.known.set(finding, known);
    return known;
  }

  private async confirm(finding: Finding, body: CheckedBody): Promise<Witness | undefined> {
    const witness = await findWitness(finding, body, this.renderer);
    this.asked++;
    if (witness === undefined || witness.confirmed) return witness;
    this.wrong++;
    this.log(
      `The case of ${finding.code} at offset ${finding.start} was not confirmed by rendering, so it is not offered for preview (${this.wrong} of ${this.asked} so far).`,
    );
    return undefined;
  }
}
