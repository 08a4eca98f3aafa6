import type { ContentBlock } from './content-block.ts';

/** A fence, lines of YAML, a fence; each line may end with CR LF. */
const FRONT_MATTER = /^---[ \t]*\r?\n(?:(?!---[ \t]*(?:\r?\n|$))[^\n]*\n)*---[ \t]*(?:\r?\n|$)/;

/** The block in a file. Front matter, as braze-sync writes it, is no part of what Braze prints; without it the whole file is. */
export function readBlockFile(name: string, place: string, text: string): ContentBlock {
  const [frontMatter = ''] = FRONT_MATTER.exec(text) ?? [];
  const declared = /^name:[ \t]*(["']?)([^\r\n]*?)\1[ \t]*\r?$/m.exec(frontMatter)?.[2];
  return { name, place, text, start: frontMatter.length, ...(declared && { declaredName: declared }) };
}
