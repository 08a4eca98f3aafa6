import type { DeclaredType, PersonalData, Trigger } from '../catalog/types.ts';
import type { TimestampForm } from '../rules/engine/settings.ts';
import type { Level } from './config.ts';

/** The allowed values of a setting, each with its meaning. */
export type Choices<Word extends string> = Readonly<Record<Word, string>>;

export const levels: Choices<Level> = {
  error: 'Fails `check`.',
  warning: 'Events are likely to be lost or wrong.',
  information: 'Worth checking.',
  hint: 'Shown in the editor, but not listed in the Problems panel.',
  off: 'Not reported.',
};

export const triggers: Choices<Trigger> = {
  'action-based': 'A campaign triggered by an event or a purchase.',
  'api-triggered': 'A campaign triggered by an API call.',
  scheduled: 'A campaign sent at a scheduled time.',
  'canvas-first-step': 'The first message of a Canvas, or the first after an action path.',
  'canvas-later-step': 'A later message of a Canvas.',
};

export const timestampForms: Choices<TimestampForm> = {
  milliseconds: 'Milliseconds since 1970: `1257894000000`.',
  seconds: 'Seconds since 1970: `1257894000`.',
  'iso-8601': 'A string such as `2009-11-10T23:00:00Z`.',
};

export const declaredTypes: Choices<DeclaredType> = {
  text: 'Any string.',
  id: 'A string without quotes, backslashes or line breaks.',
  number: 'A number.',
  boolean: 'True or false.',
  date: 'A date or a time from 1971 on, which `date` can format.',
  list: 'A list.',
  object: 'An object.',
};

export const personalDataClasses: Choices<PersonalData> = {
  none: 'Not personal.',
  identifier: 'Identifies one person, but says nothing else about them.',
  email: 'An e-mail address.',
  phone: 'A phone number.',
  name: 'The name of a person.',
  'birth-date': 'A birth date.',
  address: 'A full postal address.',
  'official-id': 'The number of a passport, driving licence or similar document.',
  financial: 'A card or account number.',
  credential: 'A password, a token.',
  special: 'Specially protected by law, such as health or religion.',
  demographic: 'Gender, age and similar.',
  location: 'Where a person is, to the nearest town.',
  'precise-location': 'Where a person is, to the nearest street.',
  'ip-address': 'The IP address of a device.',
  'device-identifier': 'Identifies one device.',
  person: 'An object with several kinds of personal data.',
  'free-text': 'What a person typed, which may contain anything.',
};
