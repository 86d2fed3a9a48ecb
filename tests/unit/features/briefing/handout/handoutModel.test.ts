import { describe, expect, it } from 'vitest'
import type { Provenance } from '#domain/provenance.ts'
import {
  allCaveats,
  citedSources,
  evidenceByCitation,
  handoutMargins,
  isLinkable,
  PAGE_OF_COVER,
  PAGE_OF_STEPS,
} from '#features/briefing/handout/handoutModel.ts'

const provenance = (part: Partial<Provenance>): Provenance => ({
  citations: [],
  licences: [],
  evidence: [],
  filters: 'none',
  majorities: [],
  caveats: [],
  version: 'abc',
  versionText: 'data abc',
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

it('names evidence by publication, without repeating its title or the place before, and links each piece', () => {
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
      piece('Detections by route and month, Eastern Mediterranean, Cyprus, Jan–Apr 2026', table),
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
        {
          name: 'Jan–Apr 2026',
          link: 'Detections by route and month, Eastern Mediterranean, Cyprus, Jan–Apr 2026',
        },
      ],
    },
    {
      citation: note,
      link: 'whole',
      pieces: [{ name: '“The group met.”', link: '“The group met.” (Joint statement)' }],
    },
  ])
})

describe('isLinkable', () => {
  it('is false for an own briefing, which exists in one browser only', () => {
    expect(isLinkable({ id: 'routes-2024-2025-en' })).toBe(true)
    expect(isLinkable({ id: 'own-6f3a' })).toBe(false)
  })
})

it('names the pages of cover and steps, with title, data version and page number in the margins', () => {
  const margins = handoutMargins({ title: 'Routes "2025"' }, 'Data version abc')
  expect(margins.map(({ name }) => name)).toEqual([PAGE_OF_COVER, PAGE_OF_STEPS])
  expect(margins[1]?.texts['top-left']).toContain('Routes')
  for (const { texts, frame } of margins) {
    expect(texts['bottom-left']).toBe('"Data version abc"')
    expect(texts['bottom-right']).toContain('counter(pages)')
    expect(frame).toContain('A4 portrait')
  }
})
