import type { Trigger } from '../../catalog/types.ts';
import type { CheckedBody } from '../check-body.ts';
import {
  AT_ONCE,
  BY_API,
  BY_SCHEDULE,
  CAPPED,
  entryOf,
  FIRST_IN_CANVAS,
  GUIDE,
  IN_ALL_CASES,
  ofEvent,
  REELIGIBLE,
  REENTERED,
  TRIGGERED,
} from './launch-items.ts';
import { stopsAnonymousUsers } from './stops-anonymous.ts';

/** A setting in Braze, as its dashboard calls it. */
export interface LaunchItem {
  readonly setting: string;
  readonly value: string;
  readonly why: string;
  /** The page of Braze's documentation that says so. */
  readonly source: string;
}

/**
 * What must be set so that the events of this body are sent, what loses most events first.
 * @param event the name of the event that triggers it, if it is known.
 */
export function launchList(checked: CheckedBody, event: string | undefined): LaunchItem[] {
  const { trigger } = checked.config.settings;
  return isInCanvas(trigger)
    ? [
        ...REENTERED,
        CAPPED,
        audience(checked, 'Entry Audience'),
        entryOf(named(event)),
        FIRST_IN_CANVAS,
        ...IN_ALL_CASES,
      ]
    : [REELIGIBLE, CAPPED, audience(checked, 'Target Audience'), ...delivery(trigger, event), ...IN_ALL_CASES];
}

function isInCanvas(trigger: Trigger | undefined): boolean {
  return trigger === 'canvas-first-step' || trigger === 'canvas-later-step';
}

function named(event: string | undefined): string {
  return event === undefined ? 'with the event whose properties the body reads' : `**${event}**`;
}

function delivery(trigger: Trigger | undefined, event: string | undefined): readonly LaunchItem[] {
  if (trigger === 'api-triggered') return [BY_API];
  if (trigger === 'scheduled') return [BY_SCHEDULE];
  return [ofEvent(named(event)), AT_ONCE];
}

/** The filter belongs there exactly where the body stops everybody else. */
function audience(checked: CheckedBody, setting: string): LaunchItem {
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
