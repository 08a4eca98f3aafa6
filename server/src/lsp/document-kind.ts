import { type FileKind, fileKind } from '../files/files.ts';

const blockLanguage = 'braze-content-block';

/** What a document of the editor is: its name tells, and where it lies in no folder `content_blocks` its language does. */
export function documentKind({
  uri,
  languageId,
}: {
  readonly uri: string;
  readonly languageId: string;
}): FileKind | undefined {
  return languageId === blockLanguage ? 'content-block' : fileKind(uri);
}
