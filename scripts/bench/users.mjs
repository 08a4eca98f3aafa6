// Sample users in a folder, with all that the measured bodies read.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const nameOf = (number) => `user-${number}.sample-user.json`;

export function userOf(folder, number) {
  return pathToFileURL(join(folder, nameOf(number))).href;
}

export function writeUsers(folder, count) {
  for (let number = 0; number < count; number++) {
    const properties = {};
    for (let at = 0; at < 20; at++) {
      Object.assign(properties, {
        [`id_${at}`]: `5654-${number}-${at}`,
        [`title_${at}`]: `pack of ${at}`,
        [`price_${at}`]: `${at}.50`,
        [`link_${at}`]: 'abc',
        [`colour_${at}`]: 'blue',
        [`categories_${at}`]: [{ id: 'cleaning' }, { id: 'kitchen' }],
      });
    }
    const user = { name: `User ${number}`, user: { external_id: `u-${number}` }, event: { properties } };
    writeFileSync(join(folder, nameOf(number)), JSON.stringify(user));
  }
}
