/** Names from other Liquids, other languages and habit, and what Braze calls the thing. */
const OTHER_NAMES: readonly (readonly [other: string, name: string])[] = [
  // filters
  ['json', 'as_json_string'],
  ['jsonify', 'as_json_string'],
  ['to_json', 'as_json_string'],
  ['json_encode', 'as_json_string'],
  ['escape_json', 'json_escape'],
  ['json_escape', 'json_escape'],
  ['escape_javascript', 'json_escape'],
  ['escape_js', 'json_escape'],
  ['add_slashes', 'json_escape'],
  ['escape_quotes', 'json_escape'],
  ['titlecase', 'capitalize'],
  ['titleize', 'capitalize'],
  ['as_json', 'as_json_string'],
  ['parse_json', 'json_parse'],
  ['from_json', 'json_parse'],
  ['json_decode', 'json_parse'],
  ['lstrip', 'strip'],
  ['rstrip', 'strip'],
  ['trim', 'strip'],
  ['squish', 'strip'],
  ['lower', 'downcase'],
  ['lowercase', 'downcase'],
  ['to_lower_case', 'downcase'],
  ['upper', 'upcase'],
  ['uppercase', 'upcase'],
  ['to_upper_case', 'upcase'],
  ['sha256', 'sha2'],
  ['sha512', 'sha2'],
  ['length', 'size'],
  ['count', 'size'],
  ['substring', 'slice'],
  ['substr', 'slice'],
  ['date_format', 'date'],
  ['format_date', 'date'],
  ['strftime', 'date'],
  ['tz', 'time_zone'],
  ['money_with_currency', 'money'],
  ['money_without_currency', 'money'],
  ['html_escape', 'escape'],
  ['escape_html', 'escape'],
  // tags
  ['elseif', 'elsif'],
  ['elif', 'elsif'],
  ['switch', 'case'],
  ['foreach', 'for'],
  ['set', 'assign'],
  ['let', 'assign'],
  ['var', 'assign'],
  ['abort', 'abort_message'],
  ['catalog_item', 'catalog_items'],
  ['promo', 'promotion'],
  // attributes
  ['external_id', 'user_id'],
  ['external_user_id', 'user_id'],
  ['email', 'email_address'],
  ['email_addresses', 'email_address'],
  ['mail', 'email_address'],
  ['phone', 'phone_number'],
  ['mobile', 'phone_number'],
  ['given_name', 'first_name'],
  ['surname', 'last_name'],
  ['family_name', 'last_name'],
  ['dob', 'date_of_birth'],
  ['birthday', 'date_of_birth'],
  ['birthdate', 'date_of_birth'],
  ['home_city', 'city'],
  ['lang', 'language'],
  ['locale', 'most_recent_locale'],
  ['location', 'most_recent_location'],
  ['unsubscribe_link', 'set_user_to_unsubscribed_url'],
  // namespaces
  ['content_block', 'content_blocks'],
  ['context_properties', 'context'],
  ['canvas_entry_properties', 'context'],
  ['entry_properties', 'context'],
  ['custom_attributes', 'custom_attribute'],
  ['event_property', 'event_properties'],
  ['api_trigger_property', 'api_trigger_properties'],
  ['trigger_properties', 'api_trigger_properties'],
];

/** By the other name, in small letters without `_`. */
export const synonyms: ReadonlyMap<string, string> = new Map(
  OTHER_NAMES.map(([other, name]) => [other.replaceAll('_', ''), name]),
);

const byName = new Map<string, string>();
for (const [other, name] of OTHER_NAMES) byName.set(name, `${byName.get(name) ?? name} ${other}`);

/** The name and all others that people type for it, with spaces between them: what a half-typed word is looked for in. */
export function withOtherNames(name: string): string {
  return byName.get(name) ?? name;
}
