/** What senders call the moment of an event among its properties, in small letters without `_`. */
const names = new Set(
  'timestamp eventtime eventtimestamp eventat occurredat happenedat createdat viewedat addedat removedat searchedat orderedat purchasedat completedat'.split(
    ' ',
  ),
);

export function isEventTimeName(name: string): boolean {
  return names.has(name.toLowerCase().replaceAll(/[_-]/g, ''));
}
