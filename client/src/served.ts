import { type Uri, workspace } from 'vscode';
import { BODY_LANGUAGE } from './body-in-view.ts';

/** Where editors keep files: on a disk, on another machine, in a repository. Others are of no file, such as what Git compares with. */
const SCHEMES = ['file', 'vscode-remote', 'vscode-vfs'];

function schemes(): readonly string[] {
  const ofFolders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set([...SCHEMES, ...ofFolders])];
}

/** Saved, and in a place where people edit files. */
export function isFile({ scheme }: Uri): boolean {
  return schemes().includes(scheme);
}

/** What the server checks. */
export function served(): Filter[] {
  return [
    { scheme: 'untitled', language: BODY_LANGUAGE },
    ...schemes().flatMap((scheme) => [
      { scheme, language: BODY_LANGUAGE },
      { scheme, language: 'braze-content-block' },
      { scheme, pattern: '**/*.sample-user.json' },
      { scheme, pattern: '**/mi-webhook.config.json' },
    ]),
  ];
}

type Filter = { readonly scheme: string } & ({ readonly language: string } | { readonly pattern: string });
