import { describe, expect, it } from 'vitest'
import type { Provenance } from '#domain/provenance.ts'
import {
  allCaveats,
  citedSources,
  firstPages,
  handoutMargins,
  isLinkable,
  pageOfStep,
  sheetsOf,
} from '#features/briefing/handout/handoutModel.ts'

const provenance = (part: Partial<Provenance>): Provenance => ({
  citations: [],
  evidence: [],
  filters: 'none',
  majorities: [],
  caveats: [],
  version: 'abc',
  date: '2026-11-25',
  link: 'https://example.org/',
  ...part,
})

describe('sources and caveats of a handout', () => {
  const steps = [
    {
      number: 1,
      provenance: provenance({
        citations: ['Frontex', 'IOM'],
        caveats: ['not persons'],
        evidence: [{ id: 'record:a', name: 'A', link: '', citation: 'IOM', page: 'https://iom.example/' }],
      }),
    },
    { number: 2, provenance: provenance({ citations: ['Home Office'], caveats: ['provisional'] }) },
    {
      number: 3,
      provenance: provenance({ citations: ['Frontex', 'Frontex'], caveats: ['provisional', 'not persons'] }),
    },
  ]

  it('lists each publication once, with the steps that cite it', () => {
    expect(citedSources(steps)).toEqual([
      { citation: 'Frontex', address: null, numbers: [1, 3] },
      { citation: 'IOM', address: 'https://iom.example/', numbers: [1] },
      { citation: 'Home Office', address: null, numbers: [2] },
    ])
  })

  it('lists each caveat once', () => {
    expect(allCaveats(steps)).toEqual(['not persons', 'provisional'])
  })
})

it('begins each sheet on a new page, of one step or two', () => {
  expect(sheetsOf([1, 2, 3], { stepsPerPage: 2 })).toEqual([[1, 2], [3]])
  expect(sheetsOf([1, 2, 3], { stepsPerPage: 1 })).toEqual([[1], [2], [3]])
  expect(firstPages([{ pages: 1 }, { pages: 2 }, { pages: 1 }])).toEqual([1, 2, 4])
})

describe('isLinkable', () => {
  it('is false for an own briefing, which exists in one browser only', () => {
    expect(isLinkable({ id: 'routes-2024-2025-en' })).toBe(true)
    expect(isLinkable({ id: 'own-6f3a' })).toBe(false)
  })
})

it('names the pages of each step, with title, step, data version and page number in the margins', () => {
  const margins = handoutMargins(
    { briefing: { title: 'Routes "2025"' }, steps: [{ number: 1 }, { number: 2 }] },
    { foot: 'Data version abc', stepOf: (number) => `Step ${number} of 2` },
  )
  expect(margins.map(({ name }) => name)).toEqual(['handout', pageOfStep(1), pageOfStep(2)])
  expect(margins[2]?.texts['top-left']).toContain('Routes')
  expect(margins[2]?.texts['top-right']).toBe('"Step 2 of 2"')
  for (const { texts, frame } of margins) {
    expect(texts['bottom-left']).toBe('"Data version abc"')
    expect(texts['bottom-right']).toContain('counter(pages)')
    expect(frame).toContain('A4 portrait')
  }
})
