import type { SelectSampleUserParams } from '../service/protocol.ts';

/** The sample user whose values the editor shows. */
export class SelectedUser {
  /** Until the editor says otherwise. */
  current: SelectSampleUserParams = { sampleUser: 'known-user', name: 'Known user' };
  /** The one that was last asked for: that of the preview. */
  shown: string | undefined;
}
