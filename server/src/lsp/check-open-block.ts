import { readBlockFile } from '../blocks/front-matter.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { checkBlock } from '../service/check-block.ts';
import type { CheckedBody, CheckOptions } from '../service/check-body.ts';
import { type BlockFinding, findingsInFiles, identityOf } from '../service/findings-in-files.ts';
import { nameOf } from './file-name.ts';

/** A body that may print the block. */
export interface PrintingBody {
  readonly uri: string;
  readonly body: CheckedBody;
}

/** Where a finding in a Content Block comes from. */
export interface Origin {
  readonly body: CheckedBody;
  readonly finding: Finding;
}

export interface CheckedBlock {
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  /** For each finding that bodies have, those bodies. */
  readonly origins: ReadonlyMap<Finding, readonly Origin[]>;
}

/** What the findings of a block come from. */
export interface Printed {
  readonly bodies: readonly PrintingBody[];
  /** What is found in its file by itself. */
  readonly alone: readonly Finding[];
}

/** A body with what was found in its blocks. */
interface BodyWithFound extends PrintingBody {
  readonly found: readonly BlockFinding[];
}

interface Merged {
  readonly finding: Finding;
  readonly origins: Origin[];
  /** The URIs of the bodies, each once however often it prints the block. */
  readonly uris: Set<string>;
}

/** Whether a body prints a block of this name, or would if there were one. */
export function printsBlock({ blocks, analysis }: CheckedBody, name: string): boolean {
  return [...blocks, ...analysis.blocks.problems].some((block) => block.name === name);
}

/** Checks the file of a Content Block by itself and as the open bodies print it. */
export function checkOpenBlock(
  uri: string,
  text: string,
  bodies: readonly PrintingBody[],
  options: CheckOptions,
): CheckedBlock & { readonly printed: Printed } {
  const alone = checkBlock(readBlockFile(nameOf(uri).replace(/\.liquid$/, ''), uri, text), options);
  const found = bodies.map((one) => ({ ...one, found: findingsInFiles(one.body).blocks }));
  return { ...blockFindings(uri, alone, found), printed: { bodies, alone } };
}

/** What several bodies find is told once. */
export function blockFindings(uri: string, own: readonly Finding[], bodies: readonly BodyWithFound[]): CheckedBlock {
  const merged = new Map<string, Merged>();
  for (const { uri: bodyUri, body, found } of bodies) {
    for (const { block, finding } of found) {
      if (block.place !== uri) continue;
      const known = merged.get(keyOf(finding)) ?? { finding, origins: [], uris: new Set<string>() };
      merged.set(keyOf(finding), known);
      known.origins.push({ body, finding });
      known.uris.add(bodyUri);
    }
  }
  const alone = own.filter((finding) => !merged.has(keyOf(finding)));
  const told = [...merged.values()].map((one) => ({ finding: withBodies(one), origins: one.origins }));
  return {
    findings: [...alone, ...told.map(({ finding }) => finding)].sort((one, other) => one.start - other.start),
    origins: new Map(told.map(({ finding, origins }) => [finding, origins])),
  };
}

function keyOf(finding: Finding): string {
  return JSON.stringify(identityOf(finding));
}

/** The message with the bodies that it is about. */
function withBodies({ finding, uris }: Merged): Finding {
  const [first = '', ...others] = uris;
  const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'body' : 'bodies'}`;
  const printed = ` (Printed by \`${nameOf(first)}\`${more}.)`;
  const { messageIn } = finding;
  return {
    ...finding,
    message: finding.message + printed,
    ...(messageIn !== undefined && { messageIn: (words: readonly string[]) => messageIn(words) + printed }),
  };
}
