import { basename } from 'node:path'
import type { Plugin } from 'vite'
import { RECOGNITION_FOLDER } from '#domain/textRecognition.ts'

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

/** The sources of `frame-ancestors`: the sites that may embed the app; by default none. */
export const NO_SITE = "'none'"

/** Whether a text is a list of sites for `frame-ancestors`: origins such as `https://intranet.example`, or 'self'. */
export function isSiteList(text: string): boolean {
  const sites = text.split(' ')
  return sites.every((site) => site === "'self'" || /^https?:\/\/(?:\*\.)?[a-z0-9.-]+(?::\d+)?$/i.test(site))
}

/**
 * The response headers for every host of the built folder: `npm run serve` sends them, the README lists them, and a test
 * compares both with this list. `sites` may embed the app.
 */
export const responseHeadersFor = (sites: string): readonly (readonly [name: string, value: string])[] => [
  ['X-Content-Type-Options', 'nosniff'],
  // The view is in the fragment, which is never sent; this also hides the address of an internal host.
  ['Referrer-Policy', 'no-referrer'],
  [
    'Permissions-Policy',
    'camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()',
  ],
  // `frame-ancestors` works as a header only; the rest of the policy is also in the page.
  ['Content-Security-Policy', `${policyText()}; frame-ancestors ${sites}`],
]

/** The one HTML file has its own policy with the hashes of its inline scripts, which this policy would block. */
const SINGLE_FILE = 'throughline.html'

/** The policy of the workers that recognise text, the only ones that may compile WebAssembly. They show nothing. */
const RECOGNITION_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"

/** The headers of a file, by its path on disk, where `sites` may embed the app. */
export function responseHeaders(path: string, sites: string): Record<string, string> {
  const headers = Object.fromEntries(responseHeadersFor(sites))
  const place = `/${path.replaceAll('\\', '/')}`
  if (basename(path) === SINGLE_FILE)
    return { ...headers, 'Content-Security-Policy': `frame-ancestors ${sites}` }
  return place.includes(`/${RECOGNITION_FOLDER}`)
    ? { ...headers, 'Content-Security-Policy': `${RECOGNITION_POLICY}; frame-ancestors 'none'` }
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
