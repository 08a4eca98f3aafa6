import { Liquid } from 'liquidjs';

/**
 * liquidjs as the runtime: contexts, scopes, registers, limits and the loop that renders templates. Its parser, tags and
 * filters are never used; `templates` leaves it no file to read. `renderLimit` (milliseconds) only backs up the worker's kill.
 */
export const liquid = new Liquid({
  templates: {},
  parseLimit: 0,
  renderLimit: 10_000,
  ownPropertyOnly: true,
});
