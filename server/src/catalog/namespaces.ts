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
    description: 'The attributes that your own company keeps of a user, nil where the user lacks one.',
    limits: ['Two attributes cannot stand in one expression: assign one of them first.'],
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
      'In action-based campaigns with a custom event or a purchase as trigger; in a Canvas only in the first message after an action path.',
    example: '{{event_properties.${title}}}',
    description: 'The properties of the event that triggered the message, nil where the event lacks one.',
  },
  {
    name: 'context',
    support: 'documented',
    page: LIST,
    openEnded: true,
    triggers: IN_CANVAS,
    members: [],
    types: ['boolean', 'number', 'string', 'array', 'time', 'object'],
    where: 'In a Canvas: what the triggering event or call brought along, and the variables of context steps.',
    example: '{{context.${order_id}}}',
    description: 'The values with which a user entered a Canvas, and those that its context steps set.',
    limits: [
      'A context step sets 10 variables at most, 50 KB in all.',
      'A name has 100 characters at most: letters, digits and underscores.',
      'A definition has 10,240 characters at most.',
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
    limits: ['All of them together hold 50 KB.'],
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
    limits: ['All of them together hold 50 KB.'],
  },
  {
    name: 'subscribed_state',
    support: 'documented',
    page: LIST,
    openEnded: true,
    members: listed([
      { ...plain, name: 'email_global', example: 'opted_in', description: 'Whether the user takes e-mails at all.' },
    ]),
    types: ['string'],
    where: EVERYWHERE,
    example: '{{subscribed_state.${email_global}}}',
    description: 'Whether the user takes e-mails, or belongs to the subscription group with this identifier.',
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
    description: 'A piece of text that several messages share, whose white space comes along.',
    limits: [
      'A name has 100 characters at most: letters, digits, hyphens and underscores.',
      'A block may hold another one, but no deeper.',
      'The pages speak of 50 KB a block, and in one place of 5 MB.',
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
    description: 'A list of catalog items that Braze recommends to the user.',
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
    description: 'The address of the page where the user chooses what to get.',
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
    description: 'Whether push messages are shown on the device.',
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
    description: 'What the user wrote, which may hold anything.',
  },
  {
    ...maybe,
    name: 'inbound_media_urls',
    type: 'array',
    description: 'The addresses of the pictures and files that the user sent, which expire.',
  },
]);

const whatsAppMembers = listed([
  { ...maybe, name: 'inbound_flow_response', type: 'any', description: 'What the user filled in to a form.' },
  { ...maybe, name: 'inbound_product_id', description: 'The product that the user asks about.' },
  { ...maybe, name: 'inbound_catalog_id', description: 'The catalog of that product.' },
  { ...maybe, name: 'inbound_profile_name', personalData: 'name', description: 'The name that the user goes by.' },
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
    'In campaigns; in a Canvas it speaks of the step.',
    '{{campaign.${name}}}',
    listed([
      {
        ...plain,
        name: 'api_id',
        type: 'id',
        description: 'The identifier of the campaign, in a Canvas that of the step.',
      },
      { ...plain, name: 'dispatch_id', type: 'id', description: 'The identifier of this sending of the message.' },
      { ...plain, name: 'name', example: 'Spring', description: 'The name of the campaign, in a Canvas of the step.' },
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
    'The app that asks for the message.',
    'In in-app messages.',
    '{{app.${name}}}',
    listed([
      { ...plain, name: 'api_id', type: 'id', description: 'The key by which the app speaks to Braze.' },
      { ...plain, name: 'name', description: 'The name of the app.' },
    ]),
    { onlyIn: 'in-app messages' },
  ),
  closed(
    'most_recently_used_device',
    'The device that the user used last, all nil for users who never opened an app.',
    EVERYWHERE,
    '{{most_recently_used_device.${platform}}}',
    [...deviceMembers, ...recentDeviceMembers],
  ),
  closed(
    'targeted_device',
    'The device that the message goes to, which a webhook does not have.',
    'In push messages, in-app messages and banners; webhooks are not in the list.',
    '{{targeted_device.${platform}}}',
    deviceMembers,
    { onlyIn: 'push messages, in-app messages and banners' },
  ),
  closed(
    'sms',
    'The text message that triggered the campaign.',
    'In messages that an incoming SMS triggers, webhooks among them.',
    '{{sms.${inbound_message_body}}}',
    inboundMembers,
  ),
  closed(
    'whats_app',
    'The WhatsApp message that triggered the campaign.',
    'In messages that an incoming WhatsApp message triggers.',
    '{{whats_app.${inbound_message_body}}}',
    [...inboundMembers, ...whatsAppMembers],
  ),
];

export const namespaces: readonly NamespaceEntry[] = [...openEnded, ...closedNamespaces];

const byName = new Map(namespaces.map((namespace) => [namespace.name, namespace]));

export function findNamespace(name: string): NamespaceEntry | undefined {
  return byName.get(name);
}
