import { defaultSettings } from '../rules/engine/settings.ts';
import { requestView } from '../service/panel/request-view.ts';
import type { RenderParams, RenderResult, SampleUserEntry } from '../service/protocol.ts';

/** What is answered after a fault of ours. */
export function notRendered({ uri, sampleUser: id }: RenderParams): RenderResult {
  return failure(
    uri,
    { id, name: id, builtIn: false },
    'The language server could not render the body. See its log for details.',
  );
}

export function failure(uri: string, sampleUser: SampleUserEntry, reason: string): RenderResult {
  const nothing = { rendering: '', pieces: [], problems: [], notes: [], findings: [], untaken: [], blanks: [] };
  const request = requestView(defaultSettings.request);
  return { uri, sampleUser, status: 'failed', ...nothing, isEvent: false, request, reason };
}
