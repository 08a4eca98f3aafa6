import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { circles, root, sourceFiles } from './sources.ts';

interface Import {
  readonly file: string;
  readonly module: string;
}

/** What every source file imports; modules of ours as paths from the root. */
const imports: readonly Import[] = [...sourceFiles('server/src'), ...sourceFiles('client')].flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, name = '']) => ({
    file,
    module: name.startsWith('.') ? new URL(name, `file:///${file}`).pathname.slice(1) : name,
  }));
});

function offenders(wrong: (one: Import) => boolean): string[] {
  return imports.filter(wrong).map(({ file, module }) => `${file} imports ${module}`);
}

function filesWith(folder: string, wrong: RegExp): string[] {
  return sourceFiles(folder).filter((file) => wrong.test(readFileSync(join(root, file), 'utf8')));
}

/** Files that start a program; only they may meet the machine. */
const MAINS =
  /^server\/src\/(lsp\/(node|node-stdio|browser)\.ts|cli\/|files\/|render\/(node-worker|spawn-node-worker|browser-worker)\.ts)/;

/** From the lowest to the highest; `ARCHITECTURE.md` says what each is for. */
const FOLDERS =
  'catalog files template blocks semantics json proof events privacy rules config samples render witness contract imports service pages lsp cli';

/** What stands in `proof/` itself is below all phases, but for `prove.ts`, which calls them. */
const PHASES =
  'conditions seams.ts text-reads.ts proof.ts trail.ts values prepare reader execute solve report prove.ts';

/** Files that recurse into each other by nature: Liquid within Liquid. */
const RECURSIVE = [
  /^server\/src\/proof\/execute\//,
  /^server\/src\/template\/(?:liquid-lines|tag-reader|tree-builder)\.ts$/,
];

/** The place in such a list of the folder, or the file, that a file is in; `undefined` outside of `home`. */
function rankOf(order: string, file: string, home: string): number | undefined {
  if (!file.startsWith(home)) return undefined;
  const [name = '', inner] = file.slice(home.length).split('/');
  const names = order.split(' ');
  const rank = names.indexOf(name);
  return rank >= 0 || inner !== undefined ? rank : names.indexOf('proof.ts');
}

function upward(rank: (file: string) => number | undefined): string[] {
  return offenders(({ file, module }) => {
    const [own, other] = [rank(file), rank(module)];
    return own !== undefined && other !== undefined && (own < 0 || other > own);
  });
}

describe('import rules of ARCHITECTURE.md', () => {
  test('there are sources to check', () => {
    expect(imports.length).toBeGreaterThan(20);
  });

  test('lower folders never import higher ones', () => {
    expect(upward((file) => rankOf(FOLDERS, file, 'server/src/'))).toEqual([]);
  });

  test('the phases of the proof follow one another', () => {
    expect(upward((file) => rankOf(PHASES, file, 'server/src/proof/'))).toEqual([]);
  });

  test('no two files import each other’s values, but where they recurse', () => {
    const files = [...sourceFiles('server/src'), ...sourceFiles('client')];
    const recurses = (circle: readonly string[]) => RECURSIVE.some((home) => circle.every((file) => home.test(file)));
    expect(circles(files).filter((circle) => !recurses(circle))).toEqual([]);
  });

  test('names of files are words with hyphens between them', () => {
    const files = ['server/src', 'client', 'test', 'scripts'].flatMap((folder) =>
      sourceFiles(folder, /\.m?ts$|\.mjs$/),
    );
    expect(files.filter((file) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.[a-z-]+)*$/.test(basename(file)))).toEqual([]);
  });

  test('template/ imports nothing of ours but catalog/', () => {
    const allowed = /^server\/src\/(template|catalog)\//;
    expect(offenders(({ file, module }) => file.startsWith('server/src/template/') && !allowed.test(module))).toEqual(
      [],
    );
  });

  test('privacy/ knows nothing of rules and files', () => {
    const allowed =
      /^(?:server\/src\/(?:(?:privacy|catalog|semantics|template|proof|events)\/|files\/text-document\.ts$)|jsonc-parser$)/;
    expect(offenders(({ file, module }) => file.startsWith('server/src/privacy/') && !allowed.test(module))).toEqual(
      [],
    );
  });

  test.each(['lsp', 'cli'])('nobody imports %s/', (folder) => {
    const inside = `server/src/${folder}/`;
    expect(offenders(({ file, module }) => module.startsWith(inside) && !file.startsWith(inside))).toEqual([]);
  });

  test('the server never imports the client', () => {
    expect(offenders(({ file, module }) => file.startsWith('server/') && module.startsWith('client/'))).toEqual([]);
  });

  test.each([
    ['vscode-languageserver', /^server\/src\/lsp\//],
    ['vscode-languageserver-textdocument', /^server\/src\/(?:lsp\/|files\/text-document\.ts$)/],
    ['vscode', /^client\/src\//],
  ])('%s stays in its folder', (name, home) => {
    const wanted = (module: string) => module === name || module.startsWith(`${name}/`);
    expect(offenders(({ file, module }) => wanted(module) && !home.test(file))).toEqual([]);
  });

  test('rules share one walk over the template: they read `nodesOf`', () => {
    const walking = sourceFiles('server/src/rules').filter((file) =>
      /import \{[^}]*\bwalk\b[^}]*\} from '[^']*template\/walk\.ts'/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(walking).toEqual([]);
  });

  test('only mains import modules of Node', () => {
    const engine = (file: string) => file.startsWith('server/src/') && !MAINS.test(file);
    expect(offenders(({ file, module }) => module.startsWith('node:') && engine(file))).toEqual([]);
  });

  test('nothing that a browser runs imports a module of Node', () => {
    const mains = ['client/src/browser.ts', 'server/src/lsp/browser.ts', 'server/src/render/browser-worker.ts'];
    const reached = new Set(mains);
    for (const file of reached)
      for (const one of imports) if (one.file === file && /\.[jt]s$/.test(one.module)) reached.add(one.module);
    expect(reached.size).toBeGreaterThan(400);
    const ofNode = ({ file, module }: Import) => reached.has(file) && (isBuiltin(module) || /\/node$/.test(module));
    expect(offenders(ofNode)).toEqual([]);
  });

  test('the editor is told of texts through `client/src/say.ts`, which makes them harmless', () => {
    const says = /\bwindow\s*\.\s*(?:show\w*Message|setStatusBarMessage)\b|\bMarkdownString\b|\bwithProgress\b/;
    expect(filesWith('client/src', says)).toEqual(['client/src/say.ts']);
  });

  test('the page is made of elements and texts, never of markup', () => {
    const markup = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|\beval\b/;
    expect(filesWith('client', markup)).toEqual([]);
  });
});
