// For esbuild: leaves the words and examples of filters and tags out of the language server. Only what helps with writing shows them, which
// is a bundle of its own.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

const ENTRIES = /[\\/]catalog[\\/](?:filters|tags)[\\/][a-z]+\.ts$/;
const WORDS = new Set(['description', 'example', 'result']);

/** The source with empty texts in their places. */
export function withoutExamples(source, file) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const texts = [];
  const visit = (node) => {
    const isWords =
      ts.isPropertyAssignment(node) && WORDS.has(node.name.getText(tree)) && ts.isStringLiteralLike(node.initializer);
    if (isWords) texts.push(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return texts.reduceRight((text, one) => `${text.slice(0, one.getStart(tree))}''${text.slice(one.end)}`, source);
}

export const leaveOutExamples = {
  name: 'leave out the words of filters and tags',
  setup: ({ onLoad }) =>
    onLoad({ filter: ENTRIES }, async ({ path }) => ({
      contents: withoutExamples(await readFile(path, 'utf8'), path),
      loader: 'ts',
    })),
};
