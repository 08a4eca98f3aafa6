import type { LaunchItem } from './launch-list.ts';

/** Pages of Braze's documentation. */
export const GUIDE = 'Connecting to the Movable Ink Customer Data API';
export const TRIGGERED = 'Triggered delivery';
const CAPPING = 'Frequency capping';
const CANVAS = 'Create a Canvas';

export const CAPPED: LaunchItem = {
  setting: 'Frequency Capping',
  value: 'off, and not counting towards caps',
  why: 'It is on by default. Events above the cap are lost, and those below it use up the caps of real messages.',
  source: CAPPING,
};

export const REELIGIBLE: LaunchItem = {
  setting: 'Delivery Controls: Allow users to become re-eligible to receive campaign',
  value: 'on, 0 minutes',
  why: 'It is off by default. Then each user sends one event, ever; and a longer window loses every event within it.',
  source: 'Re-eligibility',
};

/** A step has no re-eligibility of its own. */
export const REENTERED: readonly LaunchItem[] = [
  {
    setting: 'Entry Controls: Allow users to re-enter this Canvas',
    value: 'on, 0 seconds',
    why: 'The step itself has no such setting. Without it each user enters once, and sends one event, ever.',
    source: 'Re-eligibility',
  },
  {
    setting: 'A campaign instead of the Canvas',
    value: 'if a user can cause two events within a second',
    why: 'A user can enter a Canvas once a second. Events in between are lost.',
    source: CANVAS,
  },
  {
    setting: 'Entry Controls: Limit entrance volume',
    value: 'off',
    why: 'Users above the limit do not enter, and their events are lost.',
    source: CANVAS,
  },
];

const NO_FILTERS = 'without property filters or exception events';
const FILTERS_LOSE = 'Filters and exception events would lose events.';

export function ofEvent(event: string): LaunchItem {
  return {
    setting: 'Schedule Delivery',
    value: `Action-Based Delivery, *Perform Custom Event* ${event}, ${NO_FILTERS}`,
    why: `The body reads the properties of this event. ${FILTERS_LOSE}`,
    source: GUIDE,
  };
}

export function entryOf(event: string): LaunchItem {
  return {
    setting: 'Entry Schedule',
    value: `Action-Based, *Perform Custom Event* ${event}, ${NO_FILTERS}`,
    why: `The body reads the properties of the event with which users enter. ${FILTERS_LOSE}`,
    source: CANVAS,
  };
}

export const BY_API: LaunchItem = {
  setting: 'Schedule Delivery',
  value: 'API-Triggered Delivery',
  why: 'The body reads the properties of the API call. Each call must name its users, and one call for many users is one event for each.',
  source: 'API-triggered delivery',
};

export const BY_SCHEDULE: LaunchItem = {
  setting: 'Schedule Delivery',
  value: 'Scheduled Delivery, to the audience that the events are for',
  why: 'There is no trigger event, so the body can read only profiles and catalogs.',
  source: 'Scheduled delivery',
};

export const AT_ONCE: LaunchItem = {
  setting: 'Schedule Delay',
  value: 'Immediately',
  why: 'Movable Ink should know of the event before the next image is opened.',
  source: GUIDE,
};

export const FIRST_IN_CANVAS: LaunchItem = {
  setting: 'Place of the step',
  value: 'right after the entry, before any delay or decision',
  why: 'Users who leave the Canvas before the step send nothing, and a delay makes the event late.',
  source: CANVAS,
};

export const IN_ALL_CASES: readonly LaunchItem[] = [
  {
    setting: 'Send in the local time zone of users, Intelligent Timing',
    value: 'off',
    why: 'Both hold events back, for up to a day.',
    source: GUIDE,
  },
  {
    setting: 'Start and end time',
    value: 'a start before the first event, no end',
    why: 'Events before the start and after the end are lost for good.',
    source: TRIGGERED,
  },
  {
    setting: 'Send to these users',
    value: 'all users, including unsubscribed ones, where Braze asks',
    why: 'An event is no message: whoever has unsubscribed from e-mails still has events.',
    source: 'Target users',
  },
  {
    setting: 'Control Group and variants',
    value: 'no control group, one variant with 100 %',
    why: 'Users in a control group send nothing.',
    source: GUIDE,
  },
  {
    setting: 'Global Control Group',
    value: 'exclude it by a tag',
    why: 'Its members get no campaign and no Canvas, so their events are lost.',
    source: 'Global Control Group',
  },
  {
    setting: 'Suppression Lists',
    value: 'make an exception by a tag',
    why: 'They apply to all channels, webhooks too.',
    source: 'Suppression lists',
  },
  {
    setting: 'Quiet Hours, its own and those of the workspace',
    value: 'off',
    why: 'Messages within them are held back or aborted.',
    source: 'Quiet hours',
  },
  {
    setting: 'Rate limits, its own and under Workspace Settings',
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
