import { describe, expect, test } from 'vitest'
import { viewTitle } from '#content/viewTitle.ts'
import { DEFAULT_VIEW, NO_FILTERS, type View } from '#domain/view.ts'
import { loadMessages } from '#i18n/i18n.ts'
import { englishI18n } from '#tests/support/english.ts'
import { published } from '#tests/support/published.ts'
import { buildWords } from '#words/buildWords.ts'

const SPANS = [{ from: '2026-01', to: '2026-06' }]

async function titles(language: 'en' | 'fr' | 'nl') {
  const i18n = englishI18n()
  await loadMessages(i18n, language)
  const { routes, regions } = published('routes')
  const vocabulary = published('vocabulary')
  const t = i18n.getFixedT(language, 'common')
  const words = buildWords({ language, t, vocabulary, routes, regions, otherPlaces: [], today: '2026-11-25' })
  const say = {
    t,
    lineT: i18n.getFixedT(language, 'line'),
    filtersT: i18n.getFixedT(language, 'filters'),
    words,
  }
  return (part: Partial<View>, spans = SPANS) => {
    const selected = part.selected ?? null
    const name = selected?.kind === 'route' ? words.route(selected.id) : (selected?.id ?? '')
    return viewTitle({ ...DEFAULT_VIEW, ...part }, { name, spans }, say)
  }
}

describe('the title of the document', () => {
  const selected = { kind: 'route', id: 'eastern-mediterranean' } as const
  const filters = { ...NO_FILTERS, countries: ['DZ', 'IQ'], measures: ['border-control'] }

  test('names the view and its months', async () => {
    const title = await titles('en')
    expect(title({})).toBe('Where people cross to Europe, January to June 2026 · Throughline')
    expect(title({}, [])).toBe('Where people cross to Europe · Throughline')
    expect(title({ selected })).toBe('Eastern Mediterranean, January to June 2026 · Throughline')
    expect(title({ selected: { kind: 'measure', id: 'A deal' } })).toBe('A deal · Throughline')
    expect(title({}, [{ from: '2025-01', to: '2025-12' }])).toContain(', 2025 · ')
  })

  test('names the filters, but not the route that is open twice', async () => {
    const title = await titles('en')
    expect(title({ filters })).toBe('Border control and Algeria or Iraq, January to June 2026 · Throughline')
    const onRoute = { ...NO_FILTERS, routes: [selected.id] }
    expect(title({ selected, filters: onRoute })).toBe(title({ selected }))
    expect(title({ page: 'table', filters })).toMatch(/^Table, Border control and /)
  })

  test('names the other pages', async () => {
    const title = await titles('en')
    expect(title({ page: 'plans' })).toBe('Plans · Throughline')
    expect(title({ page: 'plans', filters })).toBe('Plans, Border control and Algeria or Iraq · Throughline')
    expect(title({ page: 'compare' })).toBe('Compare, January to June 2026 · Throughline')
    const first = { from: '2024-01', to: '2024-12' }
    const second = { from: '2025-01', to: '2025-12' }
    expect(title({ page: 'compare', compare: { first, second } })).toBe('Compare, 2024, 2025 · Throughline')
    expect(title({ page: 'stage' })).toBe('Briefing · Throughline')
    expect(title({ page: 'embed' })).toBe('Throughline')
  })

  test('is in the language of the reader', async () => {
    const [fr, nl] = [await titles('fr'), await titles('nl')]
    expect(fr({ selected })).toBe('Méditerranée orientale, janvier – juin 2026 · Throughline')
    expect(nl({ selected })).toMatch(/, januari tot en met juni 2026 · Throughline$/)
    expect(fr({ filters })).toContain(' et Algérie ou Irak')
    expect(nl({ page: 'sources' })).toBe('Bronnen · Throughline')
  })
})
