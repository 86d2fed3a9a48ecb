import { test as base, expect } from '@playwright/test'

/**
 * What is let through, and nothing else: what the software GPU of a machine without graphics says of its own accord,
 * and Playwright's own word that it keeps the page's worker away.
 */
const NOT_OF_THE_PAGE = /GL Driver Message .*GPU stall|Service Worker registration blocked by Playwright/

/**
 * Playwright's `test`, which also fails a test when the page writes a warning or an error to the console, throws,
 * or asks for anything outside its own origin. A test that plants a fault names what the browser will say about
 * it: `test.use({ expectedFaults: /status of 500/ })`.
 */
export const test = base.extend<{ expectedFaults: RegExp | null; cleanPage: undefined }>({
  expectedFaults: [null, { option: true }],
  cleanPage: [
    async ({ context, baseURL, expectedFaults }, use) => {
      const faults: string[] = []
      const origin = new URL(baseURL ?? 'http://localhost').origin
      context.on('console', (message) => {
        const type = message.type()
        if ((type === 'warning' || type === 'error') && !NOT_OF_THE_PAGE.test(message.text())) {
          faults.push(`console ${type}: ${message.text()} (${message.location().url})`)
        }
      })
      context.on('weberror', (error) => {
        faults.push(`uncaught: ${error.error().message}`)
      })
      context.on('request', (request) => {
        const url = request.url()
        if (!/^(?:data|blob):/.test(url) && new URL(url).origin !== origin) {
          faults.push(`request that leaves the origin: ${url}`)
        }
      })
      await use(undefined)
      const unexpected = faults.filter((fault) => !expectedFaults?.test(fault))
      expect(unexpected, 'the page is silent and stays at home').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
