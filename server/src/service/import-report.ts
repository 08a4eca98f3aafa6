import type { Config } from '../config/config.ts';
import { textDocument } from '../files/text-document.ts';
import type { ImportedWebhook } from '../imports/import-files.ts';
import { bodyFile } from '../imports/import-files.ts';
import { checkBody } from './check-body.ts';
import { placesIn, verdictInWords } from './verdict.ts';

interface Judged {
  readonly imported: ImportedWebhook;
  readonly verdict: string;
  readonly isInvalid: boolean;
  readonly isUnproved: boolean;
  readonly sharesIdentifier: boolean;
  readonly sendsPersonalData: boolean;
}

const SHARED: ReadonlySet<string> = new Set(['shared-identifier', 'blank-identifier', 'weak-identifier']);
const PERSONAL: ReadonlySet<string> = new Set(['pii-in-payload', 'pii-in-literal', 'pii-in-identifier']);

/** What is wrong with webhooks that are live, a line each, and of all of them together. */
export function reportOnImport(
  all: readonly ImportedWebhook[],
  others: number,
  configOf: (one: ImportedWebhook) => Config,
): string[] {
  const judged = all.flatMap((one) => (one.body === undefined ? [] : [judge(one, one.body, configOf(one))]));
  const empty = all.filter(({ body }) => body === undefined);
  return [
    ...judged.map(lineOf),
    ...empty.map((one) => `${bodyFile(one)}: not written, since the message has no body`),
    ...summary(judged, all, others),
  ];
}

function judge(imported: ImportedWebhook, body: string, config: Config): Judged {
  const { proof, layout, findings } = checkBody(body, { config });
  const has = (codes: ReadonlySet<string>) => findings.some(({ code }) => codes.has(code));
  return {
    imported,
    verdict: verdictInWords(proof, placesIn(layout, textDocument(body))),
    isInvalid: proof.verdict === 'refuted',
    isUnproved: proof.verdict === 'not-proved',
    sharesIdentifier: has(SHARED),
    sendsPersonalData: has(PERSONAL),
  };
}

function lineOf({ imported, verdict, sharesIdentifier, sendsPersonalData }: Judged): string {
  const { from } = imported.webhook;
  const notes = [
    ...(from.state === undefined ? [] : [from.state]),
    ...(imported.webhook.body.kind === 'pairs' ? ['JSON key-value pairs'] : []),
    ...(imported.secrets > 0 ? [`${counted(imported.secrets, 'secret')} replaced`] : []),
    ...(sharesIdentifier ? ['users may share an identifier'] : []),
    ...(sendsPersonalData ? ['sends personal data'] : []),
  ];
  return `${bodyFile(imported)}: ${[verdict, ...notes].join(', ')}`;
}

function summary(judged: readonly Judged[], all: readonly ImportedWebhook[], others: number): string[] {
  const count = (test: (one: Judged) => boolean) => judged.filter(test).length;
  return [
    '',
    `${counted(all.length, 'webhook')}${others === 0 ? '' : `, and ${counted(others, 'message')} of other channels`}`,
    `  ${count((one) => one.isInvalid)} can send invalid JSON`,
    `  ${count((one) => one.isUnproved)} could not be proved`,
    `  ${count((one) => one.sharesIdentifier)} can share an identifier between users`,
    `  ${count((one) => one.sendsPersonalData)} send personal data`,
  ];
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
