import { describe, expect, it } from 'vitest'
import type { Provenance } from '#domain/provenance.ts'
import {
  allCaveats,
  citedSources,
  evidenceByCitation,
  handoutMargins,
  isLinkable,
  joinSheets,
  pageOfStep,
  pagesOf,
  type SheetSize,
  sheetsOf,
} from '#features/briefing/handout/handoutModel.ts'

const provenance = (part: Partial<Provenance>): Provenance => ({
  citations: [],
  licences: [],
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
    {
      number: 2,
      provenance: provenance({
        citations: ['Home Office'],
        publications: [{ citation: 'Home Office', publisher: 'Home Office', page: 'https://gov.example/' }],
        caveats: ['provisional'],
      }),
    },
    {
      number: 3,
      provenance: provenance({ citations: ['Frontex', 'Frontex'], caveats: ['provisional', 'not persons'] }),
    },
  ]

  it('lists each publication once, with the steps that cite it', () => {
    expect(citedSources(steps)).toEqual([
      { citation: 'Frontex', address: null, numbers: [1, 3] },
      { citation: 'IOM', address: 'https://iom.example/', numbers: [1] },
      { citation: 'Home Office', address: 'https://gov.example/', numbers: [2] },
    ])
  })

  it('lists each caveat once', () => {
    expect(allCaveats(steps)).toEqual(['not persons', 'provisional'])
  })
})

it('names evidence by publication, without repeating its title, and links each piece', () => {
  const table = 'Frontex, Detections by route and month, data as of 4 August 2026'
  const note = 'Calais Group, Joint statement, 10 December 2024'
  const piece = (name: string, citation: string, link = name) => ({
    id: name,
    name,
    link,
    citation,
    page: null,
  })
  expect(
    evidenceByCitation([
      piece('Detections by route and month, Western African, 2024', table),
      piece('“The group met.” (Joint statement)', note),
      piece('Detections by route and month, Eastern Mediterranean, Cyprus, 2025', table),
      piece('Detections by route and month, Western African, 2024', table),
      piece('Joint statement', note, 'whole'),
    ]),
  ).toEqual([
    {
      citation: table,
      link: null,
      pieces: [
        { name: 'Western African, 2024', link: 'Detections by route and month, Western African, 2024' },
        {
          name: 'Eastern Mediterranean, Cyprus, 2025',
          link: 'Detections by route and month, Eastern Mediterranean, Cyprus, 2025',
        },
      ],
    },
    {
      citation: note,
      link: 'whole',
      pieces: [{ name: '“The group met.” (Joint statement)', link: '“The group met.” (Joint statement)' }],
    },
  ])
})

describe('the pages of a handout', () => {
  const size = (height: number, part: Partial<SheetSize> = {}): SheetSize => ({
    pages: 1,
    steps: 1,
    height,
    isTight: false,
    ...part,
  })
  const rest = size(0.3, { steps: 0 })
  const joined = (stepsPerPage: 1 | 2, ...heights: readonly (number | SheetSize)[]) => {
    const steps = heights.map((one) => (typeof one === 'number' ? size(one) : one))
    const sizes = joinSheets([rest, ...steps, rest], { stepsPerPage })
    return {
      sizes,
      numbers: sheetsOf(
        steps.map((_, at) => at + 1),
        sizes,
      ),
    }
  }

  it('have two steps as far as they fit, so that a long one leaves no half page behind', () => {
    const { numbers, sizes } = joined(2, 0.5, 0.7, 0.2, 0.4, 0.4)
    expect(numbers).toEqual([[1], [2, 3], [4, 5]])
    expect(pagesOf(sizes)).toEqual([2, 3, 3, 4, 4, 5])
  })

  it('have one step each, but brief ones share a page', () => {
    expect(joined(1, 0.5, 0.2, 0.15, 0.8, 0.3).numbers).toEqual([[1], [2, 3], [4], [5]])
    expect(joined(1, 0.3, 0.6, 0.1).numbers).toEqual([[1, 2], [3]])
  })

  it('keep a step of several pages alone, and count them', () => {
    const { numbers, sizes } = joined(2, 0.2, size(0.2, { pages: 2 }), 0.2)
    expect(numbers).toEqual([[1], [2], [3]])
    expect(pagesOf(sizes)).toEqual([2, 3, 5, 6])
  })

  it('are not joined while they are measured', () => {
    expect(sheetsOf([1, 2, 3], null)).toEqual([[1], [2], [3]])
  })
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
