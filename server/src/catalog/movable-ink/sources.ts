import type { Source } from './types.ts';

/** How far a source is to be trusted: Movable Ink's own word before working code, before a partner's page, before a third party. */
export type Trust = 'first-party' | 'integration' | 'partner' | 'third-party' | 'none';

export interface SourceEntry {
  readonly title: string;
  readonly trust: Trust;
  readonly address?: string;
}

export const sources: Readonly<Record<Source, SourceEntry>> = {
  'movable-ink-sdk': {
    title: "Types of Movable Ink's React Native SDK",
    trust: 'first-party',
    address: 'https://github.com/movableink/mobile-sdk-react-native',
  },
  'movable-ink-creative': {
    title: "Movable Ink's rules for `mi_u`",
    trust: 'first-party',
    address: 'https://sdk-mobile.movableink.com/miu',
  },
  segment: {
    title: "Segment's destination, code and documentation",
    trust: 'integration',
    address: 'https://github.com/segmentio/action-destinations',
  },
  rudderstack: {
    title: "RudderStack's destination, code and documentation",
    trust: 'integration',
    address: 'https://www.rudderstack.com/docs/destinations/streaming-destinations/movable-ink/cloud-mode/',
  },
  'braze-page': {
    title: "Braze's page on the Customer Data API",
    trust: 'partner',
    address:
      'https://www.braze.com/docs/partners/message_personalization/dynamic_content/visual_and_interactive_content/movable_ink/customer_data_api',
  },
  oracle: {
    title: "Oracle Infinity's page on Movable Ink",
    trust: 'partner',
    address:
      'https://docs.oracle.com/en/cloud/saas/marketing/infinity-user/Help/integrate/movableink/movableink_assets.htm',
  },
  mparticle: {
    title: "mParticle's page on Movable Ink",
    trust: 'partner',
    address: 'https://docs.mparticle.com/integrations/movableink-v2/',
  },
  tealium: {
    title: "Tealium's page on Movable Ink",
    trust: 'partner',
    address: 'https://docs.tealium.com/server-side-connectors/movable-ink-connector/',
  },
  hightouch: {
    title: "Hightouch's page on Movable Ink",
    trust: 'partner',
    address: 'https://hightouch.com/docs/destinations/movable-ink',
  },
  branch: {
    title: "Branch's page on Movable Ink",
    trust: 'partner',
    address: 'https://help.branch.io/developer-hub/docs/movable-ink-configuration',
  },
  amplitude: {
    title: "Amplitude's page on Movable Ink",
    trust: 'partner',
    address: 'https://amplitude.com/docs/api/content/data/destination-catalog/movable-ink',
  },
  probe: {
    title: 'Requests that a third party sent to the endpoint',
    trust: 'third-party',
    address: 'https://github.com/api-evangelist/movable-ink',
  },
  inferred: { title: 'No public source: inferred from the others', trust: 'none' },
};
