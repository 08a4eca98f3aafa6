import type { SelectSampleUserParams } from '../service/protocol.ts';

/** The sample user whose values the editor shows. */
export class SelectedUser {
  /** Until the editor says otherwise. */
  current: SelectSampleUserParams = { sampleUser: 'known-user', name: 'Known user' };
}
