import * as z from 'zod/mini'

/** A web URL, http or https only, since readers click it. */
export const WebAddress = z.url({ protocol: /^https?$/ })
export type WebAddress = z.infer<typeof WebAddress>
