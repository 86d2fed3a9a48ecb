import { act, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Corpus } from '#content/corpus.ts'
import { routeMeasures } from '#content/dossiers.ts'
import type { Route } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { select, useViewStore } from '#state/viewStore.ts'
import { openDetails } from '#tests/support/openDetails.tsx'
import { published } from '#tests/support/published.ts'

const { measures } = published('measures')
const { routes, regions } = published('routes')
const { claims } = published('claims')
const { records } = published('records')
const { documents } = published('documents')

/** The parts of the corpus that the measures of a route need. */
const corpusOf = () => ({ measures, routes }) as unknown as Corpus

const view = () => useViewStore.getState().view

describe('dossiers', () => {
  const tied = routes.find((route) => measures.some((measure) => measure.routes.includes(route.id)))
  const untied = routes.find((route) => !measures.some((measure) => measure.routes.includes(route.id)))

  test('a route lists its own measures, general ones apart', async () => {
    const user = await openDetails(`selected=route:${tied?.id}`)
    expect(screen.getByRole('heading', { level: 2, name: tied?.names.en ?? '' })).toBeVisible()
    const own = measures.filter((measure) => measure.routes.includes(tied?.id ?? ''))
    expect(
      screen.getByRole('heading', { name: new RegExp(`^${own.length} measures? names? this route`) }),
    ).toBeVisible()
    const groups = tied && routeMeasures(tied, corpusOf(), NO_FILTERS)
    const general = groups?.forAll.shown ?? []
    const button = screen.getByRole('button', {
      name: new RegExp(`^${general.length} appl(?:y|ies) to all routes`),
    })
    await user.click(button)
    const list = document.getElementById(button.getAttribute('aria-controls') ?? '')
    expect(list?.querySelectorAll(':scope > ul > li')).toHaveLength(general.length)
  })

  test('a route lists measures that name only its countries apart', async () => {
    const user = await openDetails('selected=route:central-mediterranean')
    const route = routes.find(({ id }) => id === 'central-mediterranean')
    const { inCountries } = routeMeasures(route as Route, corpusOf(), NO_FILTERS)
    const button = screen.getByRole('button', {
      name: new RegExp(`^${inCountries.shown.length} more names? .*Libya.* or `),
    })
    await user.click(button)
    const list = document.getElementById(button.getAttribute('aria-controls') ?? '')
    expect(list?.querySelectorAll(':scope > ul > li')).toHaveLength(inCountries.shown.length)
    for (const { routes: named, countries } of inCountries.shown) {
      expect(named).toEqual([])
      expect(
        countries.some((code) => [...(route?.departure ?? []), ...(route?.transit ?? [])].includes(code)),
      ).toBe(true)
    }
  })

  test.runIf(untied)('a route without measures says so', async () => {
    await openDetails(`selected=route:${untied?.id}`)
    expect(screen.getByRole('heading', { name: 'No measure names this route' })).toBeVisible()
  })

  test('filters narrow a dossier, which counts what they exclude', async () => {
    await openDetails(`selected=route:${tied?.id}&years=2019`)
    const own = measures.filter((measure) => measure.routes.includes(tied?.id ?? ''))
    const left = screen.getAllByText(/^\d+ more (is|are) left out by the filters\./)
    expect(left[0]).toHaveTextContent(`${own.length} more`)
  })

  test('a measure from a text shows every sentence, the basis of its date, and missing facts', async () => {
    const measure = measures.find(
      (item) =>
        item.period &&
        item.evidence.some(
          (evidence) =>
            evidence.type === 'citation' &&
            claims.find((claim) => claim.id === evidence.claimId)?.yearBasis === 'paragraph',
        ),
    )
    await openDetails(`selected=measure:${measure?.id}`)
    expect(screen.getByText(/\d{4}, from “.*\d{4}” in the same paragraph/)).toBeVisible()
    const quotes = [...document.querySelectorAll('q')].map((quote) => quote.textContent)
    const exact = measure?.evidence.map((item) => (item.type === 'citation' ? item.citation.exact : ''))
    expect(quotes.toSorted()).toEqual([...new Set(exact)].toSorted())
    for (const quote of document.querySelectorAll('q')) expect(quote).toHaveAttribute('lang', 'en')
    expect(screen.getAllByText('not stated').length).toBeGreaterThan(0)
  })

  test('a measure from a record shows its publisher, kind of publisher and an external link', async () => {
    const measure = measures.find((item) => item.evidence[0].type === 'record')
    await openDetails(`selected=measure:${measure?.id}`)
    const evidence = screen.getByRole('heading', { name: 'Evidence' }).closest('section')
    expect(evidence).toHaveTextContent(/official|press|other body/)
    const link = within(evidence ?? document.body).getByRole('link')
    expect(link).toHaveAttribute('target', '_blank')
    expect(link).toHaveAttribute('rel', 'noreferrer')
    expect(link).toHaveAccessibleName(/another site\)$/)
  })

  test('a region lists the measures within its countries, and the next one opens at the same tab', async () => {
    const region = regions.find(({ id }) => id === 'middle-east')
    const byRoute = new Set(routes.filter((route) => route.region === region?.id).map(({ id }) => id))
    const there = measures.filter(
      (measure) =>
        measure.countries.some((code) => region?.countries.includes(code)) &&
        !measure.routes.some((id) => byRoute.has(id)),
    )
    expect(there.length).toBeGreaterThan(0)
    const user = await openDetails('selected=region:middle-east')
    await user.click(screen.getByRole('tab', { name: new RegExp(`^Measures ?${there.length}$`) }))
    const head = screen.getByRole('heading', { name: `${there.length} more name Iraq or Jordan` })
    for (const { title } of there) expect(head.parentElement).toHaveTextContent(title?.en ?? '-')
    act(() => select({ kind: 'region', id: 'north-africa' }))
    expect(await screen.findByRole('tab', { name: /^Measures/, selected: true })).toBeVisible()
  })

  test('a region lists routes tied by a text apart from those classified by us', async () => {
    const record = records.find(
      ({ regions, routes }) => regions.includes('north-africa') && routes.length > 0,
    )
    const user = await openDetails('selected=region:north-africa')
    const list = (name: RegExp) => {
      const head = screen.getByRole('heading', { level: 4, name })
      const rows = head.parentElement?.querySelectorAll('h4 ~ ul') ?? []
      return [...rows].find((row) => head.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING)
    }
    const byText = list(/^Tied by a text/)
    expect(byText).toHaveTextContent(routes.find(({ id }) => id === record?.routes[0])?.names.en ?? 'none')
    expect(byText).not.toHaveTextContent('Our list')
    const byUs = list(/^Our classification/)
    expect(byUs).toHaveTextContent(
      /Central Mediterranean.*Our list of routes puts the route under this region/,
    )
    // The record that ties it opens in the Reader.
    if (!(byText instanceof HTMLElement)) throw new Error('no list of ties by text')
    await user.click(within(byText).getByRole('button', { name: record?.title.en ?? '' }))
    expect(view().reader).toEqual({ type: 'record', recordId: record?.id })
  })

  test('a line of a route says where a title was not read on its page', async () => {
    const route = routes.find(({ id }) => id === 'western-african')
    const user = await openDetails('selected=route:western-african')
    await user.click(await screen.findByRole('button', { name: /name the places on this route/ }))
    const flagged = route?.pages.filter(({ caution }) => caution === 'title') ?? []
    expect(flagged.length).toBeGreaterThan(0)
    for (const { title } of flagged) {
      const [line] = screen.getAllByText(new RegExp(`^${title}, `))
      expect(line).toHaveTextContent('(page title not checked)')
    }
  })

  test('a place within a country says so, and its country lists it', async () => {
    const user = await openDetails('selected=region:kurdistan-region&regions=kurdistan-region')
    expect(screen.getByText('Place within Iraq')).toBeVisible()
    expect(screen.queryByText('Region of origin')).toBeNull()
    const naming = records.filter(({ regions }) => regions.includes('kurdistan-region'))
    expect(naming).toHaveLength(2)
    await user.click(screen.getByRole('tab', { name: /^Measures/ }))
    expect(screen.getByRole('heading', { name: '2 measures name this place' })).toBeVisible()
    await user.click(screen.getByRole('tab', { name: 'About' }))
    await user.click(screen.getByRole('button', { name: 'Iraq' }))
    await user.click(screen.getByRole('button', { name: 'Kurdistan Region of Iraq' }))
    expect(view().selected).toEqual({ kind: 'region', id: 'kurdistan-region' })
    expect(view().filters.regions).toEqual(['kurdistan-region'])
  })

  test('a route lists its regions of origin in the same way', async () => {
    const user = await openDetails('selected=route:eastern-mediterranean')
    await user.click(await screen.findByRole('button', { name: /name the places on this route/ }))
    const section = screen.getByRole('heading', { name: /regions of origin$/ }).closest('section')
    expect(section).toHaveTextContent(/Tied by a text.*North Africa.*Our classification.*Middle East/)
  })

  test('a measure counts the places it highlights, or explains why there are none', async () => {
    const nowhere = measures.find(({ scope }) => scope === 'unplaced')
    await openDetails(`selected=measure:${nowhere?.id}`)
    expect(screen.getByText('No text places it, so nothing is highlighted on the map.')).toBeVisible()
    const somewhere = measures.find((item) => item.routes.length === 1 && item.countries.length === 2)
    act(() => select({ kind: 'measure', id: somewhere?.id ?? '' }))
    expect(screen.getByText(/^Highlighted on the map: 1 route and 2 countries/)).toBeVisible()
  })

  test.each([
    ['FR', 'France'],
    ['IQ', 'Iraq'],
  ])(
    'a country lists each measure once, those it takes part in first, and counts them alike: %s',
    async (code, name) => {
      await openDetails(`selected=country:${code}`)
      const acts = measures.filter((measure) => measure.actors.includes(code))
      const others = measures.filter((measure) => measure.countries.includes(code) && !acts.includes(measure))
      const all = [
        [acts, `^${name} acts in ${acts.length} measure`],
        [others, `^${others.length} more measures? appl(y|ies) in ${name}`],
      ] as const
      for (const [listed, title] of all) {
        const section = screen.getByRole('heading', { name: new RegExp(title) }).closest('section')
        expect(section?.querySelectorAll('li')).toHaveLength(listed.length)
      }
      expect(screen.getByRole('tab', { name: /^Measures/ })).toHaveTextContent(
        String(acts.length + others.length),
      )
    },
  )

  test('a country or an actor none of whose plans is open says so, whatever the filters', async () => {
    await openDetails('selected=country:IQ')
    expect(screen.getByText('Iraq: no plan. No source at hand reports one.')).toBeVisible()
    act(() => select({ kind: 'country', id: 'FR' }))
    expect(await screen.findByRole('heading', { name: 'France', level: 2 })).toBeVisible()
    expect(screen.queryByText(/no plan( is still open)?\./)).toBeNull()
  })

  test('a document shows used sentences, lost lists, and dropped lines with reasons', async () => {
    const document = documents[0]
    const user = await openDetails(`selected=document:${document?.id}`)
    const dropped = document?.lines.filter((line) => line.role === 'dropped') ?? []
    const section = screen
      .getByRole('heading', { name: `${dropped.length} lines dropped` })
      .closest('section')
    expect(within(section ?? window.document.body).getAllByRole('listitem')).toHaveLength(dropped.length)
    expect(screen.getByText('3, missing from the source')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Open in the Reader' }))
    expect(view().reader).toEqual({ type: 'document', documentId: document?.id, span: null })
  })

  test.each(['route', 'region', 'measure', 'event', 'driver', 'actor', 'country', 'document'])(
    'an unknown id shows "Not found": %s',
    async (kind) => {
      await openDetails(`selected=${kind}:no-such-thing`)
      expect(screen.getByRole('heading', { level: 2, name: 'Not found' })).toBeVisible()
      expect(screen.getByText(/Nothing with the ID “no-such-thing” is published/)).toBeVisible()
    },
  )

  test('a selection made elsewhere keeps its focus', async () => {
    await openDetails()
    act(() => select({ kind: 'route', id: tied?.id ?? '' }))
    const heading = await screen.findByRole('heading', { level: 2, name: tied?.names.en ?? '' })
    expect(heading).not.toHaveFocus()
  })
})
