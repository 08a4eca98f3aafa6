import type { DeclaredType, PersonalData, Trigger } from '../catalog/types.ts';
import type { TimestampForm } from '../rules/engine/settings.ts';
import type { Level } from './config.ts';

/** The words that a setting can be set to, each with what it means. */
export type Choices<Word extends string> = Readonly<Record<Word, string>>;

export const levels: Choices<Level> = {
  error: 'Fails `check`.',
  warning: 'Likely to lose or spoil events.',
  information: 'Worth a look.',
  hint: 'Shown without being listed among the problems.',
  off: 'Not looked for.',
};

export const triggers: Choices<Trigger> = {
  'action-based': 'A campaign that an event or a purchase starts.',
  'api-triggered': 'A campaign that a call of the API starts.',
  scheduled: 'A campaign that goes out by the clock.',
  'canvas-first-step': 'The first message of a Canvas, or the first behind an action path.',
  'canvas-later-step': 'A later message of a Canvas.',
};

export const timestampForms: Choices<TimestampForm> = {
  milliseconds: 'Milliseconds since 1970: `1257894000000`.',
  seconds: 'Seconds since 1970: `1257894000`.',
  'iso-8601': 'A text such as `2009-11-10T23:00:00Z`.',
};

export const declaredTypes: Choices<DeclaredType> = {
  text: 'Any text.',
  id: 'A text without quotes, backslashes and line breaks.',
  number: 'A number.',
  boolean: 'True or false.',
  date: 'A date or a time from 1971 on, which `date` can format.',
  list: 'A list.',
  object: 'An object.',
};

export const personalDataClasses: Choices<PersonalData> = {
  none: 'Nothing personal.',
  identifier: 'Points to one person, and says nothing of them by itself.',
  email: 'An e-mail address.',
  phone: 'A phone number.',
  name: 'The name of a person.',
  'birth-date': 'A birth date.',
  address: 'Where a person lives, to the house.',
  'official-id': 'The number of a passport, a licence and the like.',
  financial: 'The number of a card or an account.',
  credential: 'A password, a token.',
  special: 'What the law guards most, such as health and belief.',
  demographic: 'Gender, age and the like.',
  location: 'Where a person is, to the town.',
  'precise-location': 'Where a person is, to the street.',
  'ip-address': 'The address of a device on the Internet.',
  'device-identifier': 'Points to one device.',
  person: 'An object that holds several kinds.',
  'free-text': 'What a person typed, which may hold anything.',
};
