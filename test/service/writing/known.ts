import { defaultSettings } from '../../../server/src/rules/engine/settings.ts';
import { builtInSampleUsers } from '../../../server/src/samples/built-in.ts';
import type { CompletionRequest } from '../../../server/src/service/completion/request.ts';
import { knownData } from '../../../server/src/service/knowledge/known-data.ts';
import { read as readBody } from '../../../server/src/template/read.ts';

const users = builtInSampleUsers.map(({ sampleUser }) => ({ source: `sample user ${sampleUser.name}`, sampleUser }));

/** What the built-in sample users show. */
export const data = knownData(defaultSettings, users, []);

const latest = { body: '', template: readBody('') };

/** What is asked for at a place of a body, by hand. */
export function requestAt(body: string, offset: number): CompletionRequest {
  return { template: templateOf(body), offset, data, settings: defaultSettings, now: 0, isInvoked: true };
}

/** The last one is asked for again and again. */
function templateOf(body: string) {
  if (latest.body !== body) Object.assign(latest, { body, template: readBody(body) });
  return latest.template;
}
