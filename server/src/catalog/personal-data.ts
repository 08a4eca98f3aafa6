import type { PersonalData } from './types.ts';

/**
 * How much harm a kind of data does where it must not be. `high`: Movable Ink asks not to be sent it, or the law guards it; `none`: as
 * coarse or as usual as a language.
 */
export type Sensitivity = 'high' | 'medium' | 'low' | 'none';

export interface PersonalDataEntry {
  /** "an e-mail address" */
  readonly words: string;
  readonly sensitivity: Sensitivity;
  /** A number can hold it: what is left when a filter reckons with it. */
  readonly isNumeric?: boolean;
}

/**
 * What Movable Ink's page forbids in samples by name (e-mail, phone, full birth date), and what it says that it cannot process at all
 * ("sensitive personally identifiable information"); the rest by how well it singles out one person.
 */
export const personalData: Readonly<Record<PersonalData, PersonalDataEntry>> = {
  none: { words: 'no personal data', sensitivity: 'none' },
  identifier: { words: 'an identifier', sensitivity: 'none', isNumeric: true },
  email: { words: 'an e-mail address', sensitivity: 'high' },
  phone: { words: 'a phone number', sensitivity: 'high', isNumeric: true },
  name: { words: 'a name', sensitivity: 'high' },
  'birth-date': { words: 'a full birth date', sensitivity: 'high' },
  address: { words: 'a postal address', sensitivity: 'high' },
  'official-id': { words: 'an official document number', sensitivity: 'high', isNumeric: true },
  financial: { words: 'an account or card number', sensitivity: 'high', isNumeric: true },
  credential: { words: 'a password', sensitivity: 'high', isNumeric: true },
  special: { words: 'sensitive data such as health or belief', sensitivity: 'high' },
  demographic: { words: 'a personal trait', sensitivity: 'low' },
  location: { words: 'a location', sensitivity: 'low' },
  'precise-location': { words: 'a precise location', sensitivity: 'medium', isNumeric: true },
  'ip-address': { words: 'an IP address', sensitivity: 'medium' },
  'device-identifier': { words: 'a device identifier', sensitivity: 'medium' },
  person: { words: 'a whole personal record', sensitivity: 'medium' },
  'free-text': { words: 'free text written by a person', sensitivity: 'medium' },
};

/** Words at the end of names of attributes, properties and members; `_` separates words. */
const NAMES: readonly (readonly [kind: PersonalData, names: string])[] = [
  [
    'email',
    'email emails e_mail e_mails email_address email_addresses emailaddress e_mail_address mail_address email_addr ' +
      'courriel correo correo_electronico',
  ],
  [
    'phone',
    'phone phone_number phone_numbers phonenumber phone_no phone_num telephone telephone_number tel tel_number tel_no mobile ' +
      'mobile_number mobile_no mobile_phone mobilephone mobilenumber cell_phone cellphone cell_number contact_number msisdn whatsapp ' +
      'whatsapp_number sms_number fax fax_number telefon telefonnummer telefono',
  ],
  [
    'name',
    'first_name firstname fname given_name givenname forename last_name lastname lname surname family_name familyname middle_name ' +
      'maiden_name full_name fullname customer_name customer_full_name contact_name recipient_name shopper_name guest_name ' +
      'passenger_name patient_name cardholder_name card_holder_name billing_name shipping_name person_name legal_name vorname nachname prenom ' +
      'apellido apellidos',
  ],
  [
    'birth-date',
    'birthday birth_day birth_date birthdate date_of_birth dateofbirth dob d_o_b bday birth_dt date_birth geburtsdatum',
  ],
  [
    'address',
    'address addresses street street_address street_name street_1 street_2 street1 street2 address1 address2 address_1 address_2 ' +
      'address_line address_line_1 address_line_2 address_line1 address_line2 addressline1 addressline2 house_number postal_address ' +
      'strasse adresse direccion',
  ],
  [
    'official-id',
    'ssn social_security social_security_number social_security_no national_id national_id_number national_insurance_number nino ' +
      'passport passport_number passport_no drivers_license drivers_license_number driver_license driver_license_number ' +
      'drivers_licence driving_licence driving_license license_plate tax_id tax_number aadhaar cpf curp personnummer',
  ],
  [
    'financial',
    'iban bank_account bank_account_number routing_number sort_code card_number cardnumber credit_card credit_card_number ' +
      'creditcard debit_card debit_card_number cc_number cc_num card_num card_no cvv cvc',
  ],
  ['credential', 'password passwd passphrase passcode'],
  [
    'special',
    'ethnicity religion sexual_orientation diagnosis medical_condition health_condition medical_history political_affiliation ' +
      'trade_union disability',
  ],
  ['location', 'zip zip_code zipcode postal_code postalcode postcode post_code'],
  [
    'precise-location',
    'latitude longitude lat lng lon geo_location geolocation gps gps_coordinates lat_long latlng coordinates',
  ],
  ['ip-address', 'ip ip_address ipaddress ip_addr ipv4 ipv6 remote_addr'],
  ['device-identifier', 'idfa idfv gaid aaid google_ad_id advertising_id imei mac_address'],
  [
    'person',
    'customer customers user users profile profiles user_profile contact contacts recipient recipients shopper buyer subscriber passenger ' +
      'passengers guest guests traveler travelers traveller travellers traits person persons people patient account_holder customer_details ' +
      'contact_details personal_details personal_info contact_info customer_info user_info',
  ],
];

const kinds = new Map(NAMES.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)));
const MOST_WORDS = Math.max(...[...kinds.keys()].map((name) => name.split('_').length));

/** With such a word before it, a name is about whether, when or how often, or the data is hidden already: `has_email`, `hashed_email`, `welcome_email`. */
const ELSE = new Set(
  (
    'is has had was are can wants want allow allows allowed accept accepts accepted opt opted optin optout send sends sent open opened ' +
    'click clicked receive receives received read unread subscribed unsubscribed verify verified valid validated enable enabled confirm ' +
    'confirmation welcome newsletter promo promotional marketing transactional last next upcoming days until total count number num ' +
    'hash hashed hex encrypted masked redacted obfuscated md5 sha sha1 sha2 sha256 pet dog cat on no not per'
  ).split(' '),
);

/** Of organisations, things and shops: `store_phone`, `support_email`, `gift_card_number`, `web_address`. */
const IMPERSONAL = new Set(
  (
    'store shop branch support service help helpdesk company business merchant seller vendor supplier brand restaurant hotel venue event ' +
    'warehouse office outlet pickup agent dealer organization organisation org school clinic pharmacy product item items ' +
    'products gift loyalty reward rewards membership club sku site web website server reply app map wallet contract ' +
    'theme domain'
  ).split(' '),
);

/**
 * What a name says about its value. `none` if it looks like personal data but is not, such as `email_opt_in`; undefined if it
 * says nothing.
 * @param outer the names around it: the `phone` of a `store` is not personal.
 */
export function personalDataNamed(name: string, outer: readonly string[] = []): PersonalData | undefined {
  const words = wordsOf(name);
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
    const kind = kinds.get(words.slice(-count).join('_'));
    if (kind === undefined) continue;
    const before = words.slice(0, -count);
    const isNobodys = isImpersonal(before.join('_'), outer);
    return isNobodys || before.some((word) => ELSE.has(word)) ? 'none' : kind;
  }
  if (words.at(-1) === 'name' && outer.some((one) => personalDataNamed(one) === 'person')) return 'name';
  return words.some((_, from) => speaksOfDataAt(words, from)) ? 'none' : undefined;
}

/** Whether a name, or one around it, refers to an organisation or a thing. */
export function isImpersonal(name: string, outer: readonly string[] = []): boolean {
  return [name, ...outer].some((one) => wordsOf(one).some((word) => IMPERSONAL.has(word)));
}

function speaksOfDataAt(words: readonly string[], from: number): boolean {
  for (let count = 1; count <= MOST_WORDS; count++) {
    const kind = kinds.get(words.slice(from, from + count).join('_'));
    if (kind !== undefined && kind !== 'person') return true;
  }
  return false;
}

/** A given name does not identify anybody by itself, and creatives use it as a greeting. */
export function isGivenName(name: string): boolean {
  return /(?:^|_)(?:first_?name|fname|given_?name|forename)$/.test(wordsOf(name).join('_'));
}

/** `['customer', 'email']` of `customerEmail`, and of `Customer email 2` and `customer_email2` as well. */
function wordsOf(name: string): string[] {
  const spaced = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  const words = spaced.match(/[\p{L}\d]+/gu) ?? [];
  const last = words.at(-1) ?? '';
  if (!/\d$/.test(last) || kinds.has(last) || kinds.has(words.slice(-2).join('_'))) return words;
  const bare = last.replace(/(?<!\d)\d+$/, '');
  return bare === '' ? words.slice(0, -1) : [...words.slice(0, -1), bare];
}
