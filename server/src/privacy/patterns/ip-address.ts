const PART = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = new RegExp(`^${PART}(?:\\.${PART}){3}$`);
const IPV6 = /^(?=(?:[^:]*:){2,7}[^:]*$)[\da-f:]{3,39}$/i;

/** Private networks, the machine itself, and what is set aside for documentation (RFC 1918, RFC 5737, RFC 3849). */
const NOBODYS =
  /^(?:0\.|10\.|127\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|22[4-9]\.|2[345]\d\.|::1?$|f[cde]|2001:0?db8)/i;

/** Whether a text that is named an IP address is one of the public network. Elsewhere `1.2.3.4` is a version. */
export function isPublicAddress(text: string): boolean {
  return (IPV4.test(text) || IPV6.test(text)) && !NOBODYS.test(text);
}
