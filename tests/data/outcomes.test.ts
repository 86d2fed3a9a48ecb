import { describe, expect, it } from 'vitest'
import { planStateOf } from '#domain/measure.ts'
import { basisOf } from '#domain/planState.ts'
import { published } from '#tests/support/published.ts'

const { plans, acts, reach } = published('outcomes')
const { measures } = published('measures')
const { records } = published('records')
const planned = measures.filter(({ status }) => status === 'planned')
const outcomes = Object.values(plans).flat()
const sources = [
  ...records.flatMap((record) => record.sources),
  ...outcomes.flatMap(({ evidence }) => evidence),
]
const wordsOf = (text: string | undefined) =>
  (text ?? '').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

describe('the outcomes of plans', () => {
  it('are known, or were looked for, of every plan', () => {
    expect(planned.filter((plan) => planStateOf(plan) === 'none').map(({ id }) => id)).toEqual([])
  })

  it('each rest on a page, or on searches', () => {
    for (const { state, evidence, searches } of outcomes) {
      expect(basisOf(state) === 'page' ? evidence.length : searches.length).toBeGreaterThan(0)
    }
  })

  it('were looked for in pages that reach to a month before the day of the search', () => {
    for (const { lookedOn } of outcomes) expect(lookedOn.slice(0, 7) >= reach).toBe(true)
  })

  it('stand on a page with a sealed sentence of its own wherever a page shows them', () => {
    const pageOnly = Object.entries(plans).flatMap(([id, list]) =>
      list.flatMap(({ state, evidence }) =>
        basisOf(state) === 'page' && !evidence.some(({ locator }) => locator) ? [id] : [],
      ),
    )
    expect(pageOnly).toEqual([])
  })

  it('are told in at most 34 words', () => {
    for (const { what } of outcomes) {
      for (const text of Object.values(what)) expect(wordsOf(text).length, text).toBeLessThanOrEqual(34)
    }
  })

  it('count a law once: no step stands in two acts, and its steps are in order of time', () => {
    const steps = acts.flatMap((act) => act.steps)
    expect(new Set(steps).size).toBe(steps.length)
    for (const act of acts) {
      const days = act.steps.map((step) => records.find(({ id }) => id === step)?.statedOn?.start ?? '')
      expect(days, act.id).toEqual([...days].sort())
    }
  })
})

describe('the sealed sentences', () => {
  it('are those of all records but one', () => {
    const unsealed = records.filter((record) => !record.sources.some(({ locator }) => locator))
    expect(unsealed.map(({ id }) => id)).toEqual(['europol-regulation-adopted-2025'])
  })

  it('are named by two to six words at each end, and never kept', () => {
    for (const { locator, url } of sources) {
      if (!locator) continue
      for (const words of [locator.first, locator.last]) {
        expect(wordsOf(words).length, url).toBeLessThanOrEqual(6)
        expect(wordsOf(words).length, url).toBeGreaterThanOrEqual(2)
        expect(words, url).toBe(words.normalize('NFC').replace(/\s+/g, ' ').trim())
      }
    }
  })

  it('have one hash wherever the same sentence of a page is cited', () => {
    const hashes = new Map<string, string>()
    for (const { locator, url } of sources) {
      if (!locator) continue
      const key = [url, locator.first, locator.last].join(' ')
      expect(hashes.get(key) ?? locator.sha256, key).toBe(locator.sha256)
      hashes.set(key, locator.sha256)
    }
  })
})
