import * as z from 'zod/mini'

/** The address of a page on the web. Only http and https: a reader will press it. */
export const WebAddress = z.url({ protocol: /^https?$/ })
export type WebAddress = z.infer<typeof WebAddress>
