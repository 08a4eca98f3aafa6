import { BlockFiles } from '../blocks/block-files.ts';
import type { WritableFiles } from '../files/files.ts';
import { hiddenInText } from '../privacy/hidden.ts';
import { applyEdits, type FixOf, safeFixes } from '../service/apply-fixes.ts';
import type { CheckedBody } from '../service/check-body.ts';
import { findingsInFiles, identityOf } from '../service/findings-in-files.ts';
import { tryFix } from '../service/trial/try-fix.ts';
import { type CheckedFile, type Checking, checkInput, checkWithBlocks, toolsFor } from './check-input.ts';
import type { Input, Unreadable } from './inputs.ts';
import { unifiedDiff } from './unified-diff.ts';

/** One fix often uncovers the next. */
const MOST_PASSES = 20;

/** A body that prints the block in question. */
interface Reader {
  readonly input: Input;
  readonly body: CheckedBody;
}

/** What is known of all files then, and the blocks that could not be written. */
interface FixedBlocks {
  readonly checked: readonly CheckedFile[];
  readonly unwritten: readonly Unreadable[];
}

/**
 * Applies the safe fixes of what bodies find in Content Blocks that are checked with them, where they fit all these bodies.
 * @param checked what is known once each file has been fixed by itself.
 * @param show prints the differences instead of writing the files.
 */
export async function fixBlocks(
  checked: readonly CheckedFile[],
  checking: Checking,
  files: WritableFiles,
  show?: (diff: string) => void,
): Promise<FixedBlocks> {
  const before = new Map(
    checked.flatMap(({ report, text }) => (isBlock(report) ? [[report.path, text] as const] : [])),
  );
  const texts = new Map(before);
  const blockFiles = blockFilesWith(texts, files);
  const inBlocks = { ...checking, blockFiles };
  await fixTexts(texts, checked, inBlocks);
  const changed = new Map([...texts].filter(([path, text]) => text !== before.get(path)));
  const unwritten: Unreadable[] = [];
  for (const [path, is] of changed) {
    const was = before.get(path) ?? '';
    if (show !== undefined) show(hiddenInText(was).in(unifiedDiff(path, was, is)));
    const problem = show === undefined ? await write(path, was, is, files) : undefined;
    if (problem === undefined) continue;
    unwritten.push({ path, problem: `was not fixed: ${problem}` });
    texts.set(path, was);
    blockFiles.changed(path);
  }
  const isNews = ({ report, prints = [] }: CheckedFile) =>
    changed.has(report.path) || prints.some(({ path }) => changed.has(path));
  return {
    checked: await Promise.all(checked.map((one) => (isNews(one) ? again(one, texts, inBlocks) : one))),
    unwritten,
  };
}

/** @param texts of the blocks, which become those that are fixed. */
async function fixTexts(
  texts: Map<string, string>,
  checked: readonly CheckedFile[],
  inBlocks: Checking,
): Promise<void> {
  const printing = checked.filter(({ prints = [] }) => prints.some(({ path }) => texts.has(path)));
  for (let pass = 0, isDone = printing.length === 0; pass < MOST_PASSES && !isDone; pass++) {
    isDone = true;
    for (const [path, text] of texts) {
      const readers = await readersOf(path, printing, inBlocks);
      const edits = (await fitting(path, readers, inBlocks)).flatMap(({ fix }) => fix.edits);
      if (edits.length === 0) continue;
      isDone = false;
      texts.set(path, applyEdits(text, edits));
      inBlocks.blockFiles.changed(path);
    }
  }
}

function isBlock({ kind }: CheckedFile['report']): boolean {
  return kind === 'content-block';
}

/** The blocks of files as they would be. */
function blockFilesWith(texts: ReadonlyMap<string, string>, files: WritableFiles): BlockFiles {
  return new BlockFiles({
    list: (folder) => files.list(folder),
    read: async (place) => {
      const text = texts.get(place);
      return text === undefined ? files.read(place) : { text };
    },
  });
}

async function readersOf(block: string, printing: readonly CheckedFile[], checking: Checking): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const { report, text, prints = [] } of printing) {
    if (!prints.some(({ path }) => path === block)) continue;
    const input = inputOf(report, text);
    readers.push({ input, body: await checkWithBlocks(input, checking) });
  }
  return readers;
}

/** All at once, or else one after the other, each with those before it. */
async function fitting(block: string, readers: readonly Reader[], checking: Checking): Promise<readonly FixOf[]> {
  const found = readers.flatMap(({ body }) => findingsInFiles(body).blocks.filter((one) => one.block.place === block));
  const distinct = new Map(found.map(({ finding }) => [JSON.stringify(identityOf(finding)), finding]));
  const fixes = safeFixes([...distinct.values()]);
  if (fixes.length === 0 || (await fitAll(fixes, block, readers, checking))) return fixes;
  const kept: FixOf[] = [];
  for (const one of fixes) if (await fitAll([...kept, one], block, readers, checking)) kept.push(one);
  return kept;
}

/** Whether fixes keep in all bodies what is promised of safe ones. */
async function fitAll(
  fixes: readonly FixOf[],
  block: string,
  readers: readonly Reader[],
  checking: Checking,
): Promise<boolean> {
  for (const { input, body } of readers) {
    const edits = body.layout.everywhere(
      block,
      fixes.flatMap(({ fix }) => fix.edits),
    );
    const trial = await tryFix([], { title: 'All of them', kind: 'safe', edits }, body, toolsFor(input, checking));
    if (!trial?.isOffered) return false;
  }
  return true;
}

/** @returns why it was not written. */
async function write(path: string, before: string, after: string, files: WritableFiles): Promise<string | undefined> {
  const read = await files.read(path);
  const failure = 'problem' in read ? read : await files.replace(path, { mark: read.mark, before, after });
  return failure?.problem;
}

async function again(one: CheckedFile, texts: ReadonlyMap<string, string>, checking: Checking): Promise<CheckedFile> {
  const { report, text } = one;
  return (await checkInput(inputOf(report, texts.get(report.path) ?? text), checking)).checked ?? one;
}

function inputOf({ path, kind }: CheckedFile['report'], text: string): Input {
  return { path, place: path, kind, text, mark: '' };
}
