import { basename } from 'node:path'
import type { Plugin } from 'vite'

/**
 * What the built page may load. MapLibre starts its worker from our file or from a blob, and reads images as blobs. No
 * inline scripts or styles.
 */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self' blob:",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** The policy as the content of a `meta http-equiv` element. */
export function policyText(): string {
  return Object.entries(POLICY)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ')
}

/**
 * The response headers for every host of the built folder: `npm run serve` sends them, the README lists them, and a test
 * compares both with this list.
 */
export const RESPONSE_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  // The view is in the fragment, which is never sent; this also hides the address of an internal host.
  ['Referrer-Policy', 'no-referrer'],
  [
    'Permissions-Policy',
    'camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()',
  ],
  // `frame-ancestors` works as a header only; the rest of the policy is also in the page.
  ['Content-Security-Policy', `${policyText()}; frame-ancestors 'none'`],
]

/** The one HTML file has its own policy with the hashes of its inline scripts, which this policy would block. */
const SINGLE_FILE = 'throughline.html'
const SINGLE_FILE_POLICY = "frame-ancestors 'none'"

/** The headers of a file, by its path on disk. */
export function responseHeaders(path: string): Record<string, string> {
  const headers = Object.fromEntries(RESPONSE_HEADERS)
  return basename(path) === SINGLE_FILE
    ? { ...headers, 'Content-Security-Policy': SINGLE_FILE_POLICY }
    : headers
}

/**
 * Vite plugin: writes the policy into the built index.html. Not in development, because hot reload needs inline scripts.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'throughline:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyText() },
        injectTo: 'head-prepend',
      },
    ],
  }
}
