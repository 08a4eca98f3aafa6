import { defineAttributes } from './attributes.ts';
import type { AttributeEntry, NamespaceEntry } from './types.ts';

const PERSONALIZE = '_docs/_user_guide/messaging/design_and_edit/personalize';
const TAGS = `${PERSONALIZE}/liquid/supported_personalization_tags.md`;

const name = ['name', 'string', 'always', 'none', 'Product views', 'The name.'] as const;
const apiId = ['api_id', 'string', 'always', 'none', '3a8e…', 'The identifier for the API.'] as const;

const deviceMembers = defineAttributes([
  ['id', 'string', 'nullable', 'device-identifier', '1a2b…', 'The identifier of the device.'],
  ['carrier', 'string', 'nullable', 'none', 'Example Mobile', 'The mobile carrier.'],
  ['idfa', 'string', 'nullable', 'device-identifier', '', 'The advertising identifier on iOS.'],
  ['google_ad_id', 'string', 'nullable', 'device-identifier', '', 'The advertising identifier on Android.'],
  ['roku_ad_id', 'string', 'nullable', 'device-identifier', '', 'The advertising identifier on Roku.'],
  ['model', 'string', 'nullable', 'none', 'Phone 6', 'The model.'],
  ['os', 'string', 'nullable', 'none', 'iOS 9.2.1', 'The operating system.'],
  ['platform', 'string', 'nullable', 'none', 'ios', 'One of ios, android, kindle, android_china, web, tvos.'],
  ['foreground_push_enabled', 'boolean', 'nullable', 'none', 'true', 'Whether push messages reach the device.'],
]);

const recentDeviceMembers = defineAttributes([
  ['browser', 'string', 'nullable', 'none', 'Firefox', 'The browser.'],
  ['ad_tracking_enabled', 'boolean', 'nullable', 'none', 'true', 'Whether the device allows tracking for advertising.'],
]);

const inboundMembers = defineAttributes([
  ['inbound_message_body', 'string', 'nullable', 'free-text', 'STOP', 'What the user wrote.'],
  ['inbound_media_urls', 'array', 'nullable', 'none', '', 'Addresses of what the user sent along.'],
]);

const whatsAppMembers = defineAttributes([
  ['inbound_flow_response', 'any', 'nullable', 'none', '', 'What the user filled in.'],
  ['inbound_product_id', 'string', 'nullable', 'none', '', 'The product that the user asks about.'],
  ['inbound_catalog_id', 'string', 'nullable', 'none', '', 'The catalog of that product.'],
  ['inbound_profile_name', 'string', 'nullable', 'name', '', 'The name that the user goes by.'],
]);

/** Names before `.${…}` under which anything may stand. */
const OPEN_ENDED: readonly (readonly [name: string, description: string, example: string, page?: string])[] = [
  ['custom_attribute', 'Custom attributes of the user.', '{{custom_attribute.${plan}}}'],
  [
    'event_properties',
    'Properties of the event that triggered the campaign; not in API-triggered campaigns.',
    '{{event_properties.${title}}}',
  ],
  ['context', 'Entry properties and context variables of a Canvas.', '{{context.${order_id}}}'],
  [
    'canvas_entry_properties',
    'The older name for entry properties of a Canvas; now `context`.',
    '{{canvas_entry_properties.${order_id}}}',
  ],
  [
    'api_trigger_properties',
    'Properties of the call that triggered the campaign.',
    '{{api_trigger_properties.${order_id}}}',
  ],
  ['subscribed_state', 'State of a subscription group, or of `email_global`.', '{{subscribed_state.${email_global}}}'],
  [
    'content_blocks',
    'A content block, rendered in place.',
    '{{content_blocks.${header}}}',
    '_docs/_user_guide/messaging/design_and_edit/content_blocks.md',
  ],
  [
    'product_recommendation',
    'Catalog items of a recommendation.',
    '{{product_recommendation.${popular}}}',
    '_docs/_user_guide/brazeai/item_recommendations/using_recommendations.md',
  ],
  ['preference_center', 'Links to preference centers, for e-mails.', '{{preference_center.${main}}}'],
];

const CLOSED: readonly (readonly [name: string, description: string, members: readonly AttributeEntry[]])[] = [
  [
    'campaign',
    'The campaign that sends the message.',
    defineAttributes([
      apiId,
      name,
      ['dispatch_id', 'string', 'always', 'none', '', 'The identifier of this send.'],
      ['message_name', 'string', 'always', 'none', '', 'The name of the variant.'],
      ['message_api_id', 'string', 'always', 'none', '', 'The identifier of the variant.'],
    ]),
  ],
  [
    'canvas',
    'The Canvas that sends the message.',
    defineAttributes([
      apiId,
      name,
      ['variant_name', 'string', 'always', 'none', '', 'The name of the variant.'],
      ['variant_api_id', 'string', 'always', 'none', '', 'The identifier of the variant.'],
    ]),
  ],
  ['card', 'The card that is shown.', defineAttributes([apiId, name])],
  ['app', 'The app that asks for the message.', defineAttributes([apiId, name])],
  ['most_recently_used_device', 'The device that the user used last.', [...deviceMembers, ...recentDeviceMembers]],
  ['targeted_device', 'The device that a push message goes to; webhooks have none.', deviceMembers],
  ['sms', 'The text message that triggered the campaign.', inboundMembers],
  ['whats_app', 'The WhatsApp message that triggered the campaign.', [...inboundMembers, ...whatsAppMembers]],
];

export const namespaces: readonly NamespaceEntry[] = [
  ...OPEN_ENDED.map(([name, description, example, page = TAGS]) => ({
    name,
    description,
    example,
    page,
    support: 'documented' as const,
    openEnded: true,
    members: [],
  })),
  ...CLOSED.map(([name, description, members]) => ({
    name,
    description,
    members,
    example: `{{${name}.\${${members[0]?.name ?? 'name'}}}}`,
    page: TAGS,
    support: 'documented' as const,
    openEnded: false,
  })),
];

const byName = new Map(namespaces.map((namespace) => [namespace.name, namespace]));

export function findNamespace(name: string): NamespaceEntry | undefined {
  return byName.get(name);
}
