import { listed } from './attributes.ts';
import type { AttributeEntry, NamespaceEntry, Trigger } from './types.ts';

const GUIDE = '_docs/_user_guide';
const LIST = `${GUIDE}/messaging/design_and_edit/personalize/liquid/supported_personalization_tags.md`;
const EVERYWHERE = 'In every message.';
const IN_CANVAS: readonly Trigger[] = ['canvas-first-step', 'canvas-later-step'];

const plain = { type: 'string', nullable: false, personalData: 'none', example: '' } as const;
const maybe = { ...plain, nullable: true } as const;
const device = { ...maybe, personalData: 'device-identifier' } as const;

const openEnded: readonly NamespaceEntry[] = [
  {
    name: 'custom_attribute',
    support: 'documented',
    page: LIST,
    openEnded: true,
    members: [],
    types: ['boolean', 'number', 'string', 'array', 'time', 'object'],
    where: EVERYWHERE,
    example: '{{custom_attribute.${plan}}}',
    description: 'Your custom attributes of the user, nil if the user does not have one.',
    limits: ['An expression can contain only one custom attribute: assign the other one first.'],
  },
  {
    name: 'event_properties',
    support: 'documented',
    page: LIST,
    openEnded: true,
    triggers: ['action-based', 'canvas-later-step'],
    members: listed([
      {
        ...maybe,
        name: 'geofence_name',
        personalData: 'location',
        example: 'Store 12',
        description: 'The geofence of a geofence event.',
      },
      {
        ...maybe,
        name: 'geofence_set_name',
        personalData: 'location',
        example: 'Stores',
        description: 'The set of geofences of a geofence event.',
      },
    ]),
    types: ['boolean', 'number', 'string', 'time', 'array', 'object'],
    where:
      'In action-based campaigns triggered by a custom event or a purchase; in a Canvas, only in the first message after an action path.',
    example: '{{event_properties.${title}}}',
    description: 'The properties of the event that triggered the message, nil if the event does not have one.',
  },
  {
    name: 'context',
    support: 'documented',
    page: LIST,
    openEnded: true,
    triggers: IN_CANVAS,
    members: [],
    types: ['boolean', 'number', 'string', 'array', 'time', 'object'],
    where: 'In a Canvas: the properties of the triggering event or API call, and the variables of context steps.',
    example: '{{context.${order_id}}}',
    description: 'The values with which a user entered a Canvas, and those set by its context steps.',
    limits: [
      'A context step can set at most 10 variables, 50 KB in total.',
      'A name can have at most 100 characters: letters, digits and underscores.',
      'A definition can have at most 10,240 characters.',
    ],
  },
  {
    name: 'canvas_entry_properties',
    support: 'documented',
    page: `${GUIDE}/messaging/canvas/create_a_canvas/context_and_event_properties.md`,
    openEnded: true,
    triggers: IN_CANVAS,
    members: [],
    where: 'In a Canvas.',
    deprecated: true,
    instead: 'context',
    example: '{{canvas_entry_properties.${order_id}}}',
    description: 'The older name for the values with which a user entered a Canvas.',
    limits: ['At most 50 KB in total.'],
  },
  {
    name: 'api_trigger_properties',
    support: 'documented',
    page: LIST,
    openEnded: true,
    triggers: ['api-triggered'],
    members: [],
    types: ['string', 'number', 'boolean', 'time', 'object', 'array'],
    where: 'In API-triggered campaigns, not in a Canvas.',
    example: '{{api_trigger_properties.${order_id}}}',
    description: 'The properties of the API call that triggered the message.',
    limits: ['At most 50 KB in total.'],
  },
  {
    name: 'subscribed_state',
    support: 'documented',
    page: LIST,
    openEnded: true,
    members: listed([
      { ...plain, name: 'email_global', example: 'opted_in', description: "The user's e-mail subscription status." },
    ]),
    types: ['string'],
    where: EVERYWHERE,
    example: '{{subscribed_state.${email_global}}}',
    description: "The user's e-mail subscription status, or membership in the subscription group with this ID.",
  },
  {
    name: 'content_blocks',
    support: 'documented',
    page: `${GUIDE}/messaging/design_and_edit/content_blocks.md`,
    openEnded: true,
    members: [],
    types: ['string'],
    where: EVERYWHERE,
    example: '{{content_blocks.${header}}}',
    description: 'A piece of text shared by several messages, inserted with its white space.',
    limits: [
      'A name can have at most 100 characters: letters, digits, hyphens and underscores.',
      'A block in a block in a block is removed without a warning, tag and text.',
      'A block has at most 50 KB, which the API enforces.',
      'The name of a block cannot be changed, nor used again.',
      'Variables of the message are known in a block, and what a block sets is known after it.',
    ],
  },
  {
    name: 'product_recommendation',
    support: 'documented',
    page: `${GUIDE}/brazeai/item_recommendations/using_recommendations.md`,
    openEnded: true,
    members: [],
    types: ['array'],
    where: EVERYWHERE,
    example: '{{product_recommendation.${popular}}}',
    description: 'An array of catalog items that Braze recommends to the user.',
  },
  {
    name: 'preference_center',
    support: 'documented',
    openEnded: true,
    onlyIn: 'e-mails',
    members: [],
    types: ['url'],
    where: 'In e-mails.',
    example: '{{preference_center.${main}}}',
    description: 'The URL of the page where users choose their subscriptions.',
  },
];

const deviceMembers = listed([
  { ...device, name: 'id', description: 'The identifier of the device in Braze.' },
  { ...maybe, name: 'carrier', example: 'Verizon', description: 'The mobile carrier.' },
  { ...device, name: 'idfa', description: 'The advertising identifier of an iOS device.' },
  { ...device, name: 'google_ad_id', description: 'The advertising identifier of an Android device.' },
  { ...device, name: 'roku_ad_id', description: 'The advertising identifier of a Roku device.' },
  { ...maybe, name: 'model', example: 'iPhone 6S', description: 'The model of the device.' },
  { ...maybe, name: 'os', example: 'iOS 9.2.1', description: 'The operating system with its version.' },
  {
    ...maybe,
    name: 'platform',
    example: 'ios',
    description: 'One of `ios`, `android`, `kindle`, `android_china`, `web` and `tvos`.',
  },
  {
    ...maybe,
    name: 'foreground_push_enabled',
    type: 'boolean',
    example: 'true',
    description: 'Whether the device shows push messages.',
  },
]);

const recentDeviceMembers = listed([
  { ...maybe, name: 'browser', example: 'Chrome', description: 'The browser.' },
  {
    ...maybe,
    name: 'ad_tracking_enabled',
    type: 'boolean',
    example: 'true',
    description: 'Whether the user allows tracking for advertising.',
  },
]);

const inboundMembers = listed([
  {
    ...maybe,
    name: 'inbound_message_body',
    personalData: 'free-text',
    example: 'STOP',
    description: 'What the user wrote, which may contain anything.',
  },
  {
    ...maybe,
    name: 'inbound_media_urls',
    type: 'array',
    description: 'The URLs of images and files that the user sent, which expire.',
  },
]);

const whatsAppMembers = listed([
  { ...maybe, name: 'inbound_flow_response', type: 'any', description: 'What the user entered in a form.' },
  { ...maybe, name: 'inbound_product_id', description: 'The product that the user asks about.' },
  { ...maybe, name: 'inbound_catalog_id', description: 'The catalog of that product.' },
  { ...maybe, name: 'inbound_profile_name', personalData: 'name', description: "The user's profile name." },
]);

/** Namespaces that have these members and no others. */
function closed(
  name: string,
  description: string,
  where: string,
  example: string,
  members: readonly AttributeEntry[],
  limits: Pick<NamespaceEntry, 'triggers' | 'onlyIn'> = {},
): NamespaceEntry {
  return { name, description, where, example, members, support: 'documented', page: LIST, openEnded: false, ...limits };
}

const closedNamespaces: readonly NamespaceEntry[] = [
  closed(
    'campaign',
    'The campaign that sends the message.',
    'In campaigns; in a Canvas, it describes the step.',
    '{{campaign.${name}}}',
    listed([
      { ...plain, name: 'api_id', type: 'id', description: 'The ID of the campaign or, in a Canvas, of the step.' },
      { ...plain, name: 'dispatch_id', type: 'id', description: 'The ID of this send of the message.' },
      {
        ...plain,
        name: 'name',
        example: 'Spring',
        description: 'The name of the campaign or, in a Canvas, of the step.',
      },
      { ...plain, name: 'message_name', example: 'Variant 1', description: 'The name of the variant.' },
      { ...plain, name: 'message_api_id', type: 'id', description: 'The identifier of the variant.' },
    ]),
  ),
  closed(
    'canvas',
    'The Canvas that sends the message.',
    'In a Canvas, but not in its user update steps.',
    '{{canvas.${name}}}',
    listed([
      { ...plain, name: 'name', description: 'The name of the Canvas.' },
      { ...plain, name: 'api_id', type: 'id', description: 'The identifier of the Canvas.' },
      { ...plain, name: 'variant_name', description: 'The name of the variant.' },
      { ...plain, name: 'variant_api_id', type: 'id', description: 'The identifier of the variant.' },
    ]),
    { triggers: IN_CANVAS },
  ),
  closed(
    'card',
    'The content card that is shown.',
    'In content cards.',
    '{{card.${name}}}',
    listed([
      { ...plain, name: 'api_id', type: 'id', description: 'The identifier of the card.' },
      { ...plain, name: 'name', description: 'The name of the card.' },
    ]),
    { onlyIn: 'content cards' },
  ),
  closed(
    'app',
    'The app that requests the message.',
    'In in-app messages.',
    '{{app.${name}}}',
    listed([
      { ...plain, name: 'api_id', type: 'id', description: 'The API key that the app uses for Braze.' },
      { ...plain, name: 'name', description: 'The name of the app.' },
    ]),
    { onlyIn: 'in-app messages' },
  ),
  closed(
    'most_recently_used_device',
    'The most recently used device, all nil for users who have never opened an app.',
    EVERYWHERE,
    '{{most_recently_used_device.${platform}}}',
    [...deviceMembers, ...recentDeviceMembers],
  ),
  closed(
    'targeted_device',
    'The device that receives the message, which does not exist for a webhook.',
    'In push messages, in-app messages and banners, but not in webhooks.',
    '{{targeted_device.${platform}}}',
    deviceMembers,
    { onlyIn: 'push messages, in-app messages and banners' },
  ),
  closed(
    'sms',
    'The text message that triggered the campaign.',
    'In messages triggered by an incoming SMS, including webhooks.',
    '{{sms.${inbound_message_body}}}',
    inboundMembers,
  ),
  closed(
    'whats_app',
    'The WhatsApp message that triggered the campaign.',
    'In messages triggered by an incoming WhatsApp message.',
    '{{whats_app.${inbound_message_body}}}',
    [...inboundMembers, ...whatsAppMembers],
  ),
];

export const namespaces: readonly NamespaceEntry[] = [...openEnded, ...closedNamespaces];

const byName = new Map(namespaces.map((namespace) => [namespace.name, namespace]));

export function findNamespace(name: string): NamespaceEntry | undefined {
  return byName.get(name);
}
