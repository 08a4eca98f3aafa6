import { expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { pathOfUri } from '../../server/src/files/node-paths.ts';
import { fileUri, inUri } from '../../server/src/files/uris.ts';

/** As VS Code writes them: other parts compare URIs as texts. */
test.each(['a.liquid', "it's (1)!*.liquid", 'é ü 製品.liquid', '100% #1?.liquid', 'a+b&c=d;e,f@g:h$.liquid'])(
  'a file named %s',
  (name) => {
    expect(`file:///w/${inUri(name)}`).toBe(URI.file(`/w/${name}`).toString());
    expect(fileUri(`/w/${name}`)).toBe(URI.file(`/w/${name}`).toString());
  },
);

test.each([
  ['C:\\Users\\A b\\x.liquid', 'file:///c%3A/Users/A%20b/x.liquid'],
  ['\\\\server\\share\\x.liquid', 'file://server/share/x.liquid'],
  ['/a\\b.liquid', 'file:///a%5Cb.liquid'],
])('the path %s is %s', (path, uri) => expect(fileUri(path)).toBe(uri));

test.each([
  ['file:///w/a.liquid', '/w/a.liquid'],
  ['file:///w/%C3%A9%20%231%3F%2B.liquid', '/w/é #1?+.liquid'],
  ['file:///w/100%25.liquid', '/w/100%.liquid'],
  ['untitled:Untitled-1', undefined],
  ['vscode-vfs://github/a/b.liquid', undefined],
  ['file:///w/%ZZ.liquid', undefined],
  ['', undefined],
])('%s names the path %s', (uri, path) => {
  expect(pathOfUri(uri)).toBe(path);
  if (path !== undefined) expect(path).toBe(URI.parse(uri).fsPath);
});
