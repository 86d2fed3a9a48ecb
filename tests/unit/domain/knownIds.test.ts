import { describe, expect, test } from 'vitest'
import { dropUnknownIds, type KnownIds } from '#domain/knownIds.ts'
import { DEFAULT_VIEW, NO_FILTERS, type View } from '#domain/view.ts'

const set = (...ids: string[]) => new Set(ids)
const KNOWN: KnownIds = {
  filters: {
    measures: set('border-control'),
    routes: set('channel'),
    regions: set('north-africa'),
    countries: set('BE'),
    actors: set('frontex', 'BE'),
  },
  selected: {
    route: set('channel'),
    region: set('north-africa'),
    measure: set('m1'),
    event: set('e1'),
    driver: set('poverty'),
    actor: set('frontex'),
    country: set('BE'),
    document: set('text'),
  },
  documents: set('text'),
  tables: set('counts', 'own-t-0123456789ab'),
  records: set('r1'),
}

describe('an unknown id in a view', () => {
  const view: View = {
    ...DEFAULT_VIEW,
    filters: { ...NO_FILTERS, years: [2025], routes: ['channel', 'moon'], actors: ['frontex', 'nobody'] },
    selected: { kind: 'measure', id: 'gone' },
    reader: { type: 'record', recordId: 'gone' },
  }

  test('is dropped and reported, and the rest stays', () => {
    const { view: kept, dropped } = dropUnknownIds(view, KNOWN)
    expect(kept).toEqual({
      ...DEFAULT_VIEW,
      filters: { ...NO_FILTERS, years: [2025], routes: ['channel'], actors: ['frontex'] },
    })
    expect(dropped).toEqual([
      { key: 'routes', text: 'moon', code: 'unknown-value' },
      { key: 'actors', text: 'nobody', code: 'unknown-value' },
      { key: 'selected', text: 'measure:gone', code: 'unknown-value' },
      { key: 'reader', text: 'record:gone', code: 'unknown-value' },
    ])
  })

  test('is kept while its data file has not loaded', () => {
    const partlyLoaded: KnownIds = {
      ...KNOWN,
      filters: { ...KNOWN.filters, routes: null, actors: null },
      records: null,
      selected: { ...KNOWN.selected, measure: null },
    }
    expect(dropUnknownIds(view, partlyLoaded)).toEqual({ view, dropped: [] })
  })
})

test('cells of an unknown table are dropped and reported, those of a known table stay', () => {
  const cellsOf = (table: string): View => ({
    ...DEFAULT_VIEW,
    reader: { type: 'cells', query: { table, count: 'detections', spans: [], where: {} } },
  })
  expect(dropUnknownIds(cellsOf('counts'), KNOWN).view).toEqual(cellsOf('counts'))
  expect(dropUnknownIds(cellsOf('weather'), KNOWN)).toEqual({
    view: DEFAULT_VIEW,
    dropped: [{ key: 'reader', text: 'cells:weather:detections:all', code: 'unknown-value' }],
  })
})

test('a row of an own table that this device lacks is dropped and reported, one that it has stays', () => {
  const rowOf = (tableId: string): View => ({ ...DEFAULT_VIEW, reader: { type: 'row', tableId, row: 9 } })
  const here = rowOf('own-t-0123456789ab')
  expect(dropUnknownIds(here, KNOWN).view).toBe(here)
  expect(dropUnknownIds(rowOf('own-t-ba9876543210'), KNOWN)).toEqual({
    view: DEFAULT_VIEW,
    dropped: [{ key: 'reader', text: 'own-t-ba9876543210', code: 'unknown-value' }],
  })
})

test('a view of known ids is returned unchanged', () => {
  const view: View = {
    ...DEFAULT_VIEW,
    filters: { ...NO_FILTERS, measures: ['border-control'], regions: ['north-africa'] },
    selected: { kind: 'country', id: 'BE' },
    reader: { type: 'document', documentId: 'text', span: { start: 2, end: 9 } },
  }
  expect(dropUnknownIds(view, KNOWN).view).toBe(view)
})

test('an old link to an event that has become a measure, or the reverse, leads to what it is now', () => {
  const linkTo = (kind: 'event' | 'measure', id: string): View => ({
    ...DEFAULT_VIEW,
    selected: { kind, id },
  })
  expect(dropUnknownIds(linkTo('event', 'm1'), KNOWN)).toEqual({ view: linkTo('measure', 'm1'), dropped: [] })
  expect(dropUnknownIds(linkTo('measure', 'e1'), KNOWN)).toEqual({ view: linkTo('event', 'e1'), dropped: [] })
})
