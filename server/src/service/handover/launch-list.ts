import type { CheckedBody } from '../check-body.ts';
import { stopsAnonymousUsers } from './stops-anonymous.ts';

/** A setting of the campaign, as Braze's dashboard calls it. */
export interface LaunchItem {
  readonly setting: string;
  readonly value: string;
  readonly why: string;
  /** The page of Braze's documentation that says so. */
  readonly source: string;
}

const GUIDE = 'Connecting to the Movable Ink Customer Data API';
const TRIGGERED = 'Triggered delivery';
const CAPPING = 'Frequency capping';

/** What must be set so that the events of this body are sent, what loses most events first. */
export function launchList(checked: CheckedBody, trigger: string | undefined): LaunchItem[] {
  return [...REELIGIBLE, audience(checked), ...delivery(trigger), ...LOSSES];
}

const REELIGIBLE: readonly LaunchItem[] = [
  {
    setting: 'Delivery Controls: Allow users to become re-eligible to receive campaign',
    value: 'on, 0 minutes',
    why: 'It is off by default. Then each user sends one event, ever; and a longer window loses every event within it.',
    source: 'Re-eligibility',
  },
  {
    setting: 'Delivery Controls: Frequency Capping',
    value: 'off for this campaign, and not counting towards caps',
    why: 'It is on by default. Events above the cap are lost, and those below it use up the caps of real messages.',
    source: CAPPING,
  },
];

/** The filter belongs there exactly where the body stops everybody else. */
function audience(checked: CheckedBody): LaunchItem {
  const setting = 'Target Audience';
  if (!stopsAnonymousUsers(checked))
    return {
      setting,
      value: 'all users, without a filter on External User ID',
      why: 'This body also sends events of users without an external ID, which a filter would lose.',
      source: GUIDE,
    };
  const isIdentify = checked.analysis.events().some(({ type }) => type === 'identify');
  const early =
    'Braze tests the audience before the trigger: if the user gets the external ID only with this event, the event is lost.';
  const advice = isIdentify
    ? ' This body links identifiers, so that is the very event it is for: leave the filter out if in doubt, since the body itself stops all others.'
    : ' The body itself stops all others, so the filter can be left out.';
  return {
    setting,
    value: '**External User ID** *is not blank*',
    why: `This body sends nothing for users without an external ID. ${early}${advice}`,
    source: `${GUIDE}; ${TRIGGERED}`,
  };
}

function delivery(trigger: string | undefined): LaunchItem[] {
  const event = trigger === undefined ? 'the event whose properties the body reads' : `**${trigger}**`;
  return [
    {
      setting: 'Schedule Delivery',
      value: `Action-Based Delivery, *Perform Custom Event* ${event}, without property filters`,
      why: 'The body reads the properties of this event, and a filter would lose events.',
      source: GUIDE,
    },
    {
      setting: 'Schedule Delay',
      value: 'Immediately',
      why: 'Movable Ink should know of the event before the next image is opened.',
      source: GUIDE,
    },
    {
      setting: 'Send campaign to users in their local time zone',
      value: 'off',
      why: 'It holds events back for up to a day.',
      source: GUIDE,
    },
    {
      setting: 'Campaign duration',
      value: 'a start time before the first event, no end time',
      why: 'Events before the start and after the end are lost for good.',
      source: TRIGGERED,
    },
  ];
}

const LOSSES: readonly LaunchItem[] = [
  {
    setting: 'A/B Testing: Control Group',
    value: 'off, one variant with 100 %',
    why: 'Users in a control group send nothing.',
    source: GUIDE,
  },
  {
    setting: 'Global Control Group',
    value: 'exclude this campaign by a tag',
    why: 'Its members get no campaign, so their events are lost.',
    source: 'Global Control Group',
  },
  {
    setting: 'Suppression Lists',
    value: 'make an exception by a tag',
    why: 'They apply to all channels, webhooks too.',
    source: 'Suppression lists',
  },
  {
    setting: 'Quiet Hours, of the campaign and of the workspace',
    value: 'off',
    why: 'Messages within them are held back or aborted.',
    source: 'Quiet hours',
  },
  {
    setting: 'Rate limits, of the campaign and under Workspace Settings',
    value: 'off, or far above the number of events',
    why: 'Messages wait, and those that are 72 hours late are aborted.',
    source: 'Rate limiting',
  },
  {
    setting: 'Limit the number of people who will receive this campaign',
    value: 'off',
    why: 'Aborted messages count too.',
    source: CAPPING,
  },
];
