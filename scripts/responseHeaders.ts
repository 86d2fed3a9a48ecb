import { basename } from 'node:path'
import { policyText } from './contentSecurityPolicy.ts'

/**
 * The headers every answer should carry, whoever hosts the built folder: `npm run serve` sends them, the README lists
 * them, and a test holds both to this list.
 */
export const RESPONSE_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  // The view stands in the fragment, which is never sent; the address of an internal host is nobody's business either.
  ['Referrer-Policy', 'no-referrer'],
  [
    'Permissions-Policy',
    'camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()',
  ],
  // `frame-ancestors` works as a header only; the rest of the policy also stands in the page.
  ['Content-Security-Policy', `${policyText()}; frame-ancestors 'none'`],
]

/** The one HTML file carries a policy of its own, with the hashes of its inline scripts, which this one would block. */
const SINGLE_FILE = 'throughline.html'
const SINGLE_FILE_POLICY = "frame-ancestors 'none'"

/** The headers for a file by its path on the disk. */
export function responseHeaders(path: string): Record<string, string> {
  const headers = Object.fromEntries(RESPONSE_HEADERS)
  return basename(path) === SINGLE_FILE
    ? { ...headers, 'Content-Security-Policy': SINGLE_FILE_POLICY }
    : headers
}
