import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Verdict } from '../proof/proof.ts';
import type { Renderer } from '../render/rendering.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { CheckedBody } from '../service/check-body.ts';
import { hasCase } from '../service/has-case.ts';
import type { Cases } from './cases.ts';
import type { Checked, Checks } from './checks.ts';
import { loadAsked } from './load-asked.ts';
import { shownFindings } from './shown-findings.ts';

/** Milliseconds without an edit after which cases are worth rendering. */
const QUIET = 500;
/** Of one version of a body; what is farther from where the author is at work can wait until it is asked for. */
const MOST = 60;

/** Renders the cases of findings once nothing was typed for a while, nearest to the last edit first, and has the editor told of all at once. */
export class Confirmations {
  private readonly waiting = new Map<string, { readonly timer: NodeJS.Timeout; readonly abort: AbortController }>();
  private readonly verdicts = new WeakMap<CheckedBody, Verdict>();

  /** @param tell has the findings of a document shown again. */
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly checks: Checks,
    private readonly cases: Cases,
    private readonly renderer: Renderer,
    private readonly tell: (uri: string) => void,
  ) {}

  /** A document was opened or changed. @param at UTF-16 offset of the change. */
  changed(uri: string, at: number): void {
    this.stop(uri);
    const abort = new AbortController();
    const timer = setTimeout(() => void this.confirm(uri, at, abort.signal), QUIET);
    this.waiting.set(uri, { timer, abort });
  }

  /** A document was closed, or changes. */
  stop(uri: string): void {
    const known = this.waiting.get(uri);
    if (known === undefined) return;
    clearTimeout(known.timer);
    known.abort.abort();
    this.waiting.delete(uri);
  }

  /** As far as renderings have shown by now. */
  verdictOf(body: CheckedBody): Verdict {
    return this.verdicts.get(body) ?? body.proof.verdict;
  }

  private async confirm(uri: string, at: number, signal: AbortSignal): Promise<void> {
    const document = this.find(uri);
    if (document === undefined) return;
    const checked = await this.checks.of(document);
    const { body } = checked;
    if (body === undefined || signal.aborted) return;
    const isNews = await this.confirmAll(checked, body, at, signal);
    if (isNews && !signal.aborted) this.tell(uri);
  }

  /** @returns whether there is anything to tell. */
  private async confirmAll(checked: Checked, body: CheckedBody, at: number, signal: AbortSignal): Promise<boolean> {
    const confirmed: Finding[] = [];
    for (const finding of nearest(shownFindings(checked), at)) {
      if (signal.aborted) return false;
      if (this.cases.witnessOf(finding) !== undefined) continue;
      // Rejects once nobody waits for it.
      const witness = await this.cases.confirm(finding, body, signal).catch(() => undefined);
      if (witness !== undefined) confirmed.push(finding);
    }
    const { confirmVerdict } = await loadAsked();
    const verdict = await confirmVerdict(body, confirmed, this.renderer, signal);
    if (signal.aborted) return false;
    this.verdicts.set(body, verdict);
    return confirmed.length > 0 || verdict !== body.proof.verdict;
  }
}

function nearest(findings: readonly Finding[], at: number): readonly Finding[] {
  const distance = ({ start, end }: Finding) => Math.max(start - at, at - end, 0);
  return findings
    .filter(hasCase)
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, MOST);
}
