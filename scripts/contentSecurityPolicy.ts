import type { Plugin } from 'vite'

/**
 * What the built page may load. MapLibre starts its worker from a file of ours or from a blob and reads images
 * back as blobs; nothing else leaves the origin, and no script or style stands inline.
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
 * Writes the policy into the built index.html, before anything is loaded. The development server is left
 * alone, because its hot reload needs inline scripts.
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
