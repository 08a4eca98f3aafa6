import { findAttribute } from './attributes.ts';

/** Whether a field of the profile is an e-mail address. */
export function isEmailAttribute(name: string): boolean {
  return findAttribute(name)?.personalData === 'email';
}

/** Whether a property or custom attribute is called like an e-mail address: `email`, `contactEmail`, `e-mail_address`. */
export function isEmailName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('e-mail', 'email')
    .match(/[a-z]+/g);
  const last = words?.findLast((word) => word !== 'address');
  return last === 'email' || last === 'mail';
}
