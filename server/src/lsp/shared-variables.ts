import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ContentBlock } from '../blocks/content-block.ts';
import { expandBlocks } from '../blocks/expand.ts';
import { blocksFolder } from '../files/files.ts';
import { sharesVariable } from '../service/symbols/variable.ts';
import { read } from '../template/read.ts';
import { nameOf } from './file-name.ts';
import type { Workspace } from './workspace.ts';

/** Bodies that are looked through for those that print a block. */
const mostBodies = 500;

/** The Content Blocks that a body or a block prints, also within others, as they are in the editor. */
async function blocksPrinted(workspace: Workspace, uri: string, text: string): Promise<readonly ContentBlock[]> {
  if (!text.includes(blocksFolder)) return [];
  return expandBlocks(text, workspace.inEditor(await workspace.blocks(uri, text))).used;
}

/** The same of a file; none where it cannot be read. */
export async function blocksOfFile(workspace: Workspace, uri: string): Promise<readonly ContentBlock[]> {
  const file = await workspace.text(uri);
  return 'problem' in file ? [] : blocksPrinted(workspace, uri, file.text);
}

/** Why a variable cannot be renamed in one file alone, as a sentence: other files that are rendered with it read or set the variable. */
export async function problemOfSharing(
  workspace: Workspace,
  document: TextDocument,
  name: string,
  newName: string,
): Promise<string | undefined> {
  if (newName === name) return undefined;
  for (const { words, text } of await renderedWith(workspace, document)) {
    const template = read(text);
    if (sharesVariable(template, name))
      return `${words} reads or sets \`${name}\`, too. Renaming it in this file alone would change what is sent. Rename it by hand in both.`;
    if (sharesVariable(template, newName)) return `${words} already has a \`${newName}\`. Choose another name.`;
  }
  return undefined;
}

interface SharedText {
  /** As the begin of a sentence. */
  readonly words: string;
  readonly text: string;
}

/** What has its variables in common with a file: of a body its blocks; of a block also the bodies that print it, with their other blocks. */
async function renderedWith(workspace: Workspace, document: TextDocument): Promise<SharedText[]> {
  const { uri } = document;
  const own = (await blocksPrinted(workspace, uri, document.getText())).map(ofBlock);
  if (workspace.blockNameOf(uri) === undefined) return own;
  const { bodies } = await workspace.beside(uri);
  const printing = await Promise.all(
    bodies.slice(0, mostBodies).map(async (body) => {
      const file = await workspace.text(body);
      const blocks = 'problem' in file ? [] : await blocksPrinted(workspace, body, file.text);
      if ('problem' in file || blocks.every(({ place }) => place !== uri)) return [];
      const others = blocks.filter(({ place }) => place !== uri).map(ofBlock);
      return [{ words: `The body \`${nameOf(body)}\``, text: file.text }, ...others];
    }),
  );
  return [...own, ...printing.flat()];
}

function ofBlock({ name, text, start }: ContentBlock): SharedText {
  return { words: `The Content Block \`${name}\``, text: text.slice(start) };
}
