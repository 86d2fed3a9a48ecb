import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check, lexiconIds } from '#derive/check.ts'
import { describeFault } from '#derive/fault.ts'
import { Manifest } from '#domain/datasetSchemas.ts'
import { placesOfQuote } from '#domain/evidence.ts'
import { sha256 } from '#scripts/readInput.ts'
import { published } from '#tests/support/published.ts'
import { REPOSITORY } from '#tests/support/sourcesCopy.ts'

const FOLDER = join(REPOSITORY, 'data', 'derived')
const text = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

const { documents } = published('documents')
const { claims } = published('claims')
const { readTo: recordsReadTo, records } = published('records')
const { measures } = published('measures')
const { routes, regions } = published('routes')
const { events } = published('timeline')
const outcomes = published('outcomes')
const checks = published('checks')
const vocabulary = published('vocabulary')
const manifest = Manifest.parse(JSON.parse(text('manifest.json')))
const OWNERS = 'belgium-calais-group-2024'
const owners = documents.find(({ id }) => id === OWNERS)

describe('the published files', () => {
  it('pass the check of the derivation', () => {
    const codes = [
      ...new Set([...claims, ...records].flatMap(({ countries, actors }) => [...countries, ...actors])),
    ]
    const countries = [
      ...codes.filter((code) => /^[A-Z]{2}$/.test(code)),
      ...[...routes].flatMap((route) => [
        ...route.departure,
        ...route.transit,
        ...route.arrival,
        ...route.hubs.map((hub) => hub.country),
      ]),
      ...regions.flatMap((region) => region.countries),
    ]
    const ids = lexiconIds(vocabulary, routes, regions, countries)
    const datasets = {
      documents,
      claims,
      records,
      recordsReadTo,
      measures,
      routes,
      regions,
      events,
      vocabulary,
      outcomes,
      checks,
    }
    expect(check(datasets, ids).map(describeFault)).toEqual([])
  })

  it('use only country codes of ISO 3166-1 or user-assigned ones', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
    const codes = [...records, ...claims, ...measures, ...events].flatMap(({ countries }) => countries)
    expect(codes.length).toBeGreaterThan(50)
    for (const code of codes) expect(names.of(code), code).toBeDefined()
  })

  it('quote every sentence exactly and once, in running text', () => {
    expect(claims.length).toBeGreaterThan(0)
    for (const { citation } of claims) {
      const document = documents.find(({ id }) => id === citation.documentId)
      expect(document?.text.slice(citation.start, citation.end)).toBe(citation.exact)
      expect(placesOfQuote(document?.text ?? '', citation)).toEqual([citation.start])
      const line = document?.lines.find(({ start, end }) => start <= citation.start && citation.end <= end)
      expect(line?.role).toBe('text')
    }
  })

  it('quote whole sentences', () => {
    const spans = new Set(
      documents.flatMap(({ id, sentences }) => sentences.map(({ start, end }) => `${id} ${start} ${end}`)),
    )
    for (const { citation } of claims) {
      expect(spans).toContain(`${citation.documentId} ${citation.start} ${citation.end}`)
    }
  })

  it('give every measure, event, route and hub existing evidence', () => {
    const claimIds = new Set(claims.map(({ id }) => id))
    const recordIds = new Set(records.map(({ id }) => id))
    const marks = [...measures, ...events, ...routes, ...routes.flatMap(({ hubs }) => hubs)]
    expect(marks.length).toBeGreaterThan(100)
    for (const { id, evidence } of marks) {
      expect(evidence.length, id).toBeGreaterThan(0)
      for (const item of evidence) {
        if (item.type === 'citation') expect(claimIds, id).toContain(item.claimId)
        if (item.type === 'record') expect(recordIds, id).toContain(item.recordId)
      }
    }
  })

  it('use every measure and event claim, and every record, in a mark', () => {
    const used = new Set(
      [...measures, ...events].flatMap(({ evidence }) =>
        evidence.map((item) =>
          item.type === 'citation' ? item.claimId : item.type === 'record' ? item.recordId : '',
        ),
      ),
    )
    const needed = claims.filter(({ kind }) => kind === 'measure' || kind === 'event').map(({ id }) => id)
    for (const id of [...needed, ...records.map((record) => record.id)]) expect(used).toContain(id)
  })

  it('place a mark only where its sentences or its record name a place', () => {
    for (const mark of [...measures, ...events]) {
      const stated = new Set(
        mark.evidence.flatMap((item) => {
          const source =
            item.type === 'citation'
              ? claims.find(({ id }) => id === item.claimId)
              : item.type === 'record'
                ? records.find(({ id }) => id === item.recordId)
                : undefined
          return source ? [...source.routes, ...source.regions, ...source.countries] : []
        }),
      )
      const links = [...mark.routes, ...mark.regions, ...mark.countries]
      for (const link of links) expect(stated, mark.id).toContain(link)
      expect(mark.scope === 'placed', mark.id).toBe(links.length > 0)
    }
  })

  it('match the manifest in bytes and counts', () => {
    const names = readdirSync(FOLDER).filter((name) => name !== 'manifest.json')
    expect(Object.keys(manifest.files)).toEqual(names.sort())
    for (const [name, file] of Object.entries(manifest.files)) {
      expect(sha256(text(name)), name).toBe(file.sha256)
      expect(Buffer.byteLength(text(name)), name).toBe(file.bytes)
    }
    const counts = { claims, documents, records, measures, timeline: events, routes }
    for (const [name, items] of Object.entries(counts)) {
      expect(manifest.files[`${name}.json`]?.count, name).toBe(items.length)
    }
  })

  it('name their inputs with the correct checksums', () => {
    const paths = Object.keys(manifest.inputs)
    expect(paths).toContain('data/sources/records.json')
    expect(paths).toContain(`data/sources/documents/${OWNERS}.txt`)
    for (const path of paths) {
      expect(sha256(readFileSync(join(REPOSITORY, path))), path).toBe(manifest.inputs[path]?.sha256)
    }
  })
})

describe("the owner's document", () => {
  const own = claims.filter(({ citation }) => citation.documentId === OWNERS)

  it('is published as received', () => {
    const stored = readFileSync(join(REPOSITORY, 'data/sources/documents', `${OWNERS}.txt`), 'utf8')
    expect(owners?.text).toBe(stored)
    expect(owners?.sha256).toBe(sha256(stored))
    expect(owners).toMatchObject({
      date: null,
      publisherKind: 'other',
      rights: expect.objectContaining({ en: 'supplied by the owner; not stated' }),
    })
  })

  it('was reviewed by a person: no claim is unreviewed, and each decision has a reviewer', () => {
    expect(own.length).toBeGreaterThan(28)
    for (const { review, citation } of own) {
      expect(review.state, citation.exact).not.toBe('proposed')
      expect(new Set(Object.values(review.reviewer ?? {})).size).toBe(3)
      expect(new Set(Object.values(review.method ?? {})).size).toBe(3)
    }
  })

  it('drops its teasers and the cookie line with a reason, and has no claim from them', () => {
    const dropped = owners?.lines.filter(({ role }) => role === 'dropped') ?? []
    expect(dropped).toHaveLength(7)
    for (const { reason } of dropped) expect(vocabulary.dropReasons.map(({ id }) => id)).toContain(reason)
    const words = own.map(({ citation }) => citation.exact).join(' ')
    expect(words).not.toMatch(/Undocumented|strike|cookies|Museum|Cypriots/)
  })

  it('lacks the lists under three headings, and nothing replaces them', () => {
    const headings = owners?.lines.filter(({ role }) => role === 'heading') ?? []
    expect(headings.map(({ listMissing }) => listMissing)).toEqual([true, true, true])
  })

  it('ties no measure to a route', () => {
    const its = measures.filter(({ evidence }) =>
      evidence.some((item) => item.type === 'citation' && item.citation.documentId === OWNERS),
    )
    expect(its.length).toBeGreaterThan(10)
    for (const { routes: tied, countries } of its) expect([...tied, ...countries]).toEqual([])
  })

  it('ties its route sentence to North Africa and the Middle East', () => {
    for (const id of ['north-africa', 'middle-east']) {
      const evidence = regions.find((region) => region.id === id)?.evidence ?? []
      const quotes = evidence.flatMap((item) => (item.type === 'citation' ? [item.citation.exact] : []))
      expect(quotes.some((quote) => quote.includes('especially on routes from North Africa'))).toBe(true)
    }
  })
})

describe('the records', () => {
  it('are 170, each with its pages and a summary of at most 32 words in three languages', () => {
    expect(records).toHaveLength(170)
    for (const { id, summary, title } of records) {
      expect(summary.en.split(/\s+/).length, id).toBeLessThanOrEqual(32)
      expect(new Set([title.en, title.fr, title.nl]).size, id).toBeGreaterThan(1)
      expect(new Set(Object.values(summary)).size, id).toBe(3)
    }
  })

  it('treat a meeting as an event on its day, and what it plans as planned for a later time', () => {
    const meetings = records.filter(({ kind }) => kind === 'both')
    expect(meetings.length).toBeGreaterThan(5)
    for (const { id, statedOn, period, status } of meetings) {
      expect(status, id).toBe('planned')
      expect(statedOn?.precision, id).toBe('day')
      // A plan may be for the year in which it was stated: its time ends later than the meeting.
      if (period?.end && statedOn) expect(period.end > statedOn.start, id).toBe(true)
      else if (period && statedOn) expect(period.start > statedOn.start, id).toBe(true)
      expect(events.find((event) => event.id === id)?.date, id).toEqual(statedOn)
    }
  })

  it('carry the sign of a weak source when no page is of an authority or the press', () => {
    const unsigned = records.filter(
      ({ sources, hasWeakSources }) =>
        !hasWeakSources && sources.every(({ publisherKind }) => publisherKind === 'other'),
    )
    expect(unsigned.map(({ id }) => id)).toEqual([])
    expect(records.filter(({ hasWeakSources }) => hasWeakSources).length).toBeLessThan(20)
  })

  it('cite no mirrors, test hosts, tag pages or copies whose publisher is known', () => {
    const hosts = /freeb\.|salvatore\.rest|f2w\.bosa|\/tag\/|\/hashtag\/|[?&]prefLang=/
    const plans = Object.entries(outcomes.plans).map(([id, list]) => ({
      id,
      sources: list.flatMap(({ evidence }) => evidence),
    }))
    const urls = [...records, ...plans].flatMap(({ id, sources }) => sources.map(({ url }) => `${id} ${url}`))
    expect(urls.filter((url) => hosts.test(url))).toEqual([])
  })

  it('are linked from a plan to what came of it, and measures carry the links', () => {
    const linked = records.filter(({ followedBy }) => followedBy.length > 0)
    expect(linked.length).toBeGreaterThan(20)
    for (const { id, followedBy } of linked) {
      expect(measures.find((measure) => measure.id === id)?.followedBy, id).toEqual(followedBy)
    }
  })

  it('were read up to a day that no record passes', () => {
    const last = records
      .flatMap(({ statedOn }) => statedOn?.end ?? [])
      .sort()
      .at(-1)
    expect(recordsReadTo).toBe('2026-11-30')
    expect(last).toBe('2026-06-24')
  })

  it('do not treat all routes as a place', () => {
    for (const record of records.filter(({ scope }) => scope !== 'placed')) {
      expect([...record.routes, ...record.regions, ...record.countries], record.id).toEqual([])
    }
    expect(records.filter(({ scope }) => scope === 'all-routes').length).toBeGreaterThan(10)
  })

  it('separate the date of a statement from the period it applies to', () => {
    const plans = records.filter(
      ({ period, statedOn }) => period && statedOn && period.start > statedOn.start,
    )
    expect(plans.length).toBeGreaterThan(5)
  })
})
