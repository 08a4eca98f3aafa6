import {
  type EventPropertiesParams,
  type EventPropertiesResult,
  eventPropertiesMethod,
  type NewBodyParams,
  type NewBodyResult,
  newBodyMethod,
} from '../../../server/src/service/new-body/protocol.ts';
import type { LanguageServer } from '../server.ts';

/** Starts the server where no file has done so yet. @throws an error with a message for the user when it is not there. */
export async function askNewBody(server: LanguageServer, params: NewBodyParams): Promise<NewBodyResult> {
  await server.start();
  return server.ask<NewBodyResult>(newBodyMethod, params);
}

/** The same for the properties that a body can send. */
export async function askProperties(
  server: LanguageServer,
  params: EventPropertiesParams,
): Promise<EventPropertiesResult> {
  await server.start();
  return server.ask<EventPropertiesResult>(eventPropertiesMethod, params);
}
