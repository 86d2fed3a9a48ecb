import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { editionLine } from '#scripts/editions/editionLine.ts'

const [OLD, NEW] = ['2026-11-25-0123abcd', '2026-11-28-0123abcd'] as const

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
    },
  )
})
afterEach(() => {
  document.querySelector('.edition-line')?.remove()
  document.documentElement.removeAttribute('lang')
})

/** What the line above an edition says, on a host with such an index. */
async function lineOf(id: string, { isFile = false, index = null as object | null, lang = 'en' } = {}) {
  const fetched = vi.fn(async () => ({ ok: index !== null, json: async () => index }))
  vi.stubGlobal('fetch', fetched)
  document.documentElement.lang = lang
  // The script waits for the page, as a script of its head.
  new Function(editionLine(id, isFile).script)()
  document.dispatchEvent(new Event('DOMContentLoaded'))
  const line = document.querySelector('.edition-line')
  if (index) await vi.waitFor(() => expect(line?.querySelector('a')).not.toBeNull())
  return { words: [...(line?.children ?? [])].map(({ textContent }) => textContent), fetched }
}

const edition = (id: string, withdrawn: object | null = null) => ({ id, day: id.slice(0, 10), withdrawn })
const withdrawn = { on: '2026-12-02', reason: { en: 'A month was counted twice.', fr: 'Un mois en double.' } }

test('the one HTML file of an edition names it, in the language of the page, and asks no host', async () => {
  const { words, fetched } = await lineOf(OLD, { isFile: true, lang: 'nl' })
  expect(words).toEqual(['Editie van 25 november 2026'])
  expect(fetched).not.toHaveBeenCalled()
})

test('an edition on a host names the newer one', async () => {
  const index = { editions: [edition(NEW), edition(OLD)], here: [NEW, OLD], now: NEW }
  expect((await lineOf(OLD, { index })).words).toEqual([
    'Edition of 25 November 2026',
    'A newer edition: 28 November 2026',
    'What changed since',
    'Today’s version',
  ])
})

test('the newest one that was withdrawn says why, and calls no earlier one newer', async () => {
  const index = { editions: [edition(NEW, withdrawn), edition(OLD)], here: [NEW, OLD], now: 'now' }
  expect((await lineOf(NEW, { index, lang: 'fr' })).words.slice(0, 3)).toEqual([
    'Édition du 28 novembre 2026',
    expect.stringContaining('Un mois en double.'),
    'Ce qui a changé depuis',
  ])
})
