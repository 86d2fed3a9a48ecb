import { memoizeByObject } from '#lib/memoize.ts'
import { keysOf, recordOf } from '#lib/recordOf.ts'
import type { BriefingStep } from './briefing.ts'
import { ALL_OF, ANY_OF, FACETS, type FacetFault, readMonths } from './facets.ts'
import { normaliseFilters } from './filters.ts'
import { UI_LANGUAGES } from './language.ts'
import { oneOf, readId, readItems, splitOnce } from './linkText.ts'
import { WHOSE_SHOWN } from './own/whose.ts'
import { joinedSpans, type MonthSpan, periodOfDate, wholeYears } from './period.ts'
import { readReader, writeReader } from './readerLink.ts'
import {
  type Camera,
  CHARTS,
  type ChoiceOf,
  type ComparedPeriods,
  DEFAULT_TABLE,
  DEFAULT_VIEW,
  type FacetKey,
  type Facets,
  type Filters,
  LAYERS,
  type Layer,
  Page,
  PLAN_ORDERS,
  roundCamera,
  SELECTION_KINDS,
  type Selection,
  type StepChoice,
  TABLE_KINDS,
  type TableChoice,
  type View,
} from './view.ts'

/** Link version written; when raising it, add an entry to MIGRATIONS. */
export const LINK_VERSION = 3

/** Result of parsing one part of a link. */
export type Part<T> = { state: 'ok'; value: T } | { state: 'bad'; reason: BadReason } | { state: 'absent' }

/** Why a part of a link was dropped: a code for messages, with the part and its original text. */
export type BadReason = { key: string; text: string; code: BadCode }
export type BadCode =
  | FacetFault
  | 'unknown-key'
  | 'not-a-version'
  | 'unknown-page'
  | 'newer-version'
  | 'beside-period'

type Params = ReadonlyMap<string, string>

/** Migrates parameters to the next version; entry n migrates version n + 1. */
const MIGRATIONS: readonly ((params: Params, page: string) => Params)[] = [
  // In version 1, `measures` included the signs of countries, and the default included them and the regions of origin.
  (params, page) => {
    const layers = params.get('layers') ?? ''
    if (layers === '' && page !== 'explore' && page !== 'table') return params
    const shown = layers === '' ? ['routes', 'measures', 'regions'] : layers.split(',')
    const at = shown.indexOf('measures')
    if (at >= 0) shown.splice(at + 1, 0, 'countries')
    return new Map([...params, ['layers', shown.join(',')]])
  },
  // Up to version 2 the time filter chose measures and numbers alike; without one, numbers were of 2025.
  // Of routes and regions one was enough.
  (params) => {
    const places = params.get('routes') && params.get('regions') ? [['any', ANY_OF] as const] : []
    const months = params.get('period') ?? ''
    if (months !== '') {
      return new Map([...params, ...places, ...(readMonths(months) ? [['months', months] as const] : [])])
    }
    const years = (params.get('years') ?? '').split(',').filter((text) => readSpan(text) !== null)
    return new Map([...params, ...places, ['period', years.join(',') || '2025']])
  },
]

/** Link keys of what is open on the Desk. */
const DESK_KEYS = ['project', 'doc', 'claim', 'table'] as const

/** Link keys other than facets. */
const KEYS = [
  'period',
  'known',
  'all',
  'any',
  'selected',
  'reader',
  'compare',
  'step',
  'given',
  'layers',
  'camera',
  'chart',
  'layer',
  'by',
  'tab',
  'q',
  'sort',
  ...DESK_KEYS,
  'lang',
  'v',
]

const ok = <T>(value: T): Part<T> => ({ state: 'ok', value })
const ABSENT = { state: 'absent' } as const

/** Parses a link's fragment (`#/explore?years=2025`). Unreadable parts are left out and listed in `dropped`. Never throws. */
export function parseView(
  fragment: string,
  facets: Facets = FACETS,
): { view: View; dropped: readonly BadReason[] } {
  const dropped: BadReason[] = []
  // Mail programs and chats encode the whole fragment, or write & as in HTML.
  const isEncoded = /^#?(%2F|[^?]*%3F)/i.test(fragment)
  const body = (isEncoded ? decode(fragment) : fragment).replaceAll('&amp;', '&').replace(/^#?\/?/, '')
  const [path = '', query = ''] = splitOnce(body, '?')
  const page = Page.safeParse(path === '' ? 'explore' : path)
  if (!page.success) dropped.push({ key: 'page', text: path, code: 'unknown-page' })

  const params = migrate(readParams(query), page.success ? page.data : '', dropped)
  const keys = new Set<string>([...keysOf(facets), ...KEYS])
  for (const [key, text] of params) {
    if (!keys.has(key)) dropped.push({ key, text, code: 'unknown-key' })
  }

  const take = <T>(part: Part<T>, fallback: T): T => {
    if (part.state === 'bad') dropped.push(part.reason)
    return part.state === 'ok' ? part.value : fallback
  }

  const desk = DESK_KEYS.map((key) => params.get(key) ?? '')
  const view: View = {
    page: page.success ? page.data : DEFAULT_VIEW.page,
    period: readPeriod(params, dropped),
    known: take(readPart(params, 'known', readDay), null),
    filters: readFilters(params, facets, dropped),
    selected: take(readPart(params, 'selected', readSelection), null),
    reader: take(readPart(params, 'reader', readReader), null),
    compare: take(readPart(params, 'compare', readCompared), null),
    step: take(readPart(params, 'step', readStep), null),
    given: take(readPart(params, 'given', readDay), null),
    layers: readLayers(params, dropped),
    camera: take(readPart(params, 'camera', readCamera), null),
    chart: take(readPart(params, 'chart', oneOf(CHARTS)), null),
    whose: take(readPart(params, 'layer', oneOf(WHOSE_SHOWN)), null),
    planOrder: take(readPart(params, 'by', oneOf(PLAN_ORDERS)), null),
    table:
      page.data === 'table'
        ? {
            kind: take(readPart(params, 'tab', oneOf(TABLE_KINDS)), DEFAULT_TABLE.kind),
            // Half of a pair is no text that an address can have.
            question: (params.get('q') ?? '').replaceAll(/\p{Cs}/gu, ''),
            sort: take(readPart(params, 'sort', readSort), null),
          }
        : DEFAULT_TABLE,
    desk: desk[0] ? desk : null,
    language: take(readPart(params, 'lang', oneOf(UI_LANGUAGES)), null),
  }
  return { view, dropped }
}

/** Writes a view's fragment: only what differs from the default, in fixed order. */
export function writeView(view: View, facets: Facets = FACETS): string {
  const facetPart = <K extends FacetKey>(key: K): [string, string] => {
    const choices = facets[key].choicesIn(view.filters[key])
    return [key, choices.map((choice) => facets[key].write(choice)).join(',')]
  }
  const parts: [string, string][] = [
    ['period', view.period.map(writeSpan).join(',')],
    ['known', view.known ?? ''],
    ...keysOf(facets).map(facetPart),
    ['all', view.filters.all ?? ''],
    ['any', view.filters.any ?? ''],
    ['selected', view.selected ? `${view.selected.kind}:${view.selected.id}` : ''],
    ['reader', view.reader ? writeReader(view.reader) : ''],
    ['compare', view.compare ? writeCompared(view.compare) : ''],
    ['step', view.step ? writeStep(view.step) : ''],
    ['given', view.given ?? ''],
    ['layers', view.layers ? view.layers.join(',') || 'none' : ''],
    ['camera', view.camera ? writeCamera(view.camera) : ''],
    ['chart', view.chart ?? ''],
    ['layer', view.whose ?? ''],
    ['by', view.planOrder ?? ''],
    ...(view.page === 'table' ? tableParts(view.table) : []),
    ...DESK_KEYS.map((key, at): [string, string] => [key, view.desk?.[at] ?? '']),
    ['lang', view.language ?? ''],
  ]
  const written = parts.filter(([, value]) => value !== '')
  const query = written.map(([key, value]) => `${key}=${encode(value)}`).join('&')
  return query === '' ? `#/${view.page}` : `#/${view.page}?${query}&v=${LINK_VERSION}`
}

/** `tab=events`, `q=` and what is looked for, `sort=title` or `sort=-title` from the last. */
function tableParts({ kind, question, sort }: TableChoice): [string, string][] {
  return [
    ['tab', kind === DEFAULT_TABLE.kind ? '' : kind],
    ['q', question],
    ['sort', sort ? `${sort.isDown ? '-' : ''}${sort.column}` : ''],
  ]
}

function readSort(text: string): TableChoice['sort'] {
  const [, down, column] = /^(-?)([a-z]+)$/i.exec(text) ?? []
  return column === undefined ? null : { column, isDown: down === '-' }
}

/** A link without a version was written by hand: it has the current one. */
function migrate(params: Map<string, string>, page: string, dropped: BadReason[]): Params {
  const text = params.get('v')
  const version = text === undefined ? LINK_VERSION : Number(text)
  if (!Number.isInteger(version) || version < 0) {
    dropped.push({ key: 'v', text: text ?? '', code: 'not-a-version' })
    return params
  }
  if (version > LINK_VERSION) dropped.push({ key: 'v', text: text ?? '', code: 'newer-version' })
  return MIGRATIONS.slice(Math.max(0, version - 1)).reduce<Params>(
    (current, step) => step(current, page),
    params,
  )
}

function readParams(query: string): Map<string, string> {
  const params = new Map<string, string>()
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const [key = '', value = ''] = splitOnce(pair, '=')
    params.set(decode(key), decode(value))
  }
  return params
}

function readPart<T>(params: Params, key: string, read: (text: string) => T | null): Part<T> {
  const text = params.get(key)
  if (text === undefined || text === '') return ABSENT
  const value = read(text)
  return value === null ? { state: 'bad', reason: { key, text, code: 'wrong-form' } } : ok(value)
}

/** Years (`2025`) and runs of months (`2026-01..2026-06`), in order; years that follow each other become one run. */
function readPeriod(params: Params, dropped: BadReason[]): MonthSpan[] {
  const { value, misread } = readItems(params.get('period') ?? '', readSpan)
  dropped.push(...misread.map((text): BadReason => ({ key: 'period', text, code: 'wrong-form' })))
  return joinedSpans(value)
}

/** A layer of earlier links that shows nothing any more. */
const FORMER_LAYER = 'measures' as const

/** If no layer is valid, the defaults apply, not an empty map. */
function readLayers(params: Params, dropped: BadReason[]): Layer[] | null {
  const text = params.get('layers') ?? ''
  const { value, misread } = readItems(text, oneOf([...LAYERS, FORMER_LAYER, 'none']))
  dropped.push(...misread.map((item): BadReason => ({ key: 'layers', text: item, code: 'unknown-value' })))
  const layers = value.filter((item) => item !== 'none' && item !== FORMER_LAYER)
  return layers.length > 0 || text === 'none' || text === FORMER_LAYER ? layers : null
}

/** Parses the filters. Of conflicting facets of one question the last wins; the others are reported. */
function readFilters(params: Params, facets: Facets, dropped: BadReason[]): Filters {
  const read = recordOf<Pick<Filters, FacetKey>>(keysOf(facets), (key) => {
    const { value, misread } = facets[key].read(params.get(key) ?? '')
    dropped.push(
      ...misread.map((text): BadReason => ({ key, text, code: facets[key].fault ?? 'unknown-value' })),
    )
    return value
  })
  const all = readPart(params, 'all', oneOf([ALL_OF] as const))
  const any = readPart(params, 'any', oneOf([ANY_OF] as const))
  dropped.push(...[all, any].flatMap((part) => (part.state === 'bad' ? [part.reason] : [])))
  const { filters, rejected } = normaliseFilters(
    {
      ...read,
      ...(all.state === 'ok' && { all: all.value }),
      ...(any.state === 'ok' && { any: any.value }),
    },
    facets,
  )
  const textOf = <K extends FacetKey>(key: K, choice: ChoiceOf<K>) => facets[key].write(choice)
  dropped.push(
    ...rejected.map(
      ({ group, choice }): BadReason => ({ key: group, text: textOf(group, choice), code: 'beside-period' }),
    ),
  )
  return filters
}

/** Two years (`2024,2025`) or two runs of months (`2024-01..2024-06,2025-01..2025-06`), and `back` where they are turned. */
function readCompared(text: string): ComparedPeriods | null {
  const [one = '', other = '', back, ...more] = text.split(',')
  const [first, second] = [readSpan(one), readSpan(other)]
  if (!first || !second || more.length > 0 || (back !== undefined && back !== 'back')) return null
  return back ? { first, second, isBack: true } : { first, second }
}

/** `<briefing>` or `<briefing>:<step>`. */
function readStep(text: string): StepChoice | null {
  const [briefing, step = null] = splitOnce(text, ':')
  if (readId(briefing) === null || (step !== null && readId(step) === null)) return null
  return { briefing, step }
}

function writeStep({ briefing, step }: StepChoice): string {
  return step === null ? briefing : `${briefing}:${step}`
}

function readSpan(text: string): MonthSpan | null {
  return /^(19|20)\d\d$/.test(text) ? { from: `${text}-01`, to: `${text}-12` } : readMonths(text)
}

function writeCompared({ first, second, isBack }: ComparedPeriods): string {
  return [writeSpan(first), writeSpan(second), ...(isBack ? ['back'] : [])].join(',')
}

function writeSpan(span: MonthSpan): string {
  const years = wholeYears(span)
  return years?.length === 1 ? String(years[0]) : `${span.from}..${span.to}`
}

function readDay(text: string): string | null {
  return periodOfDate(text)?.precision === 'day' ? text : null
}

function readSelection(text: string): Selection | null {
  const [kindText = '', id = ''] = splitOnce(text, ':')
  const kind = oneOf(SELECTION_KINDS)(kindText)
  return kind !== null && readId(id) !== null ? { kind, id } : null
}

function readCamera(text: string): Camera | null {
  const match = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,2}(?:\.\d+)?),(\d{1,2}(?:\.\d+)?)$/.exec(text)
  if (!match) return null
  const longitude = Number(match[1])
  const latitude = Number(match[2])
  const zoom = Number(match[3])
  const inside = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 0 && zoom <= 22
  return inside ? { longitude, latitude, zoom } : null
}

function writeCamera(camera: Camera): string {
  const { longitude, latitude, zoom } = roundCamera(camera)
  return [longitude, latitude, zoom].join(',')
}

/** Leaves commas and colons unescaped: both are legal in a fragment. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone % is kept; it fails later as an unknown value with its own text.
    return text
  }
}

/** A step's view; the derivation has checked that it parses. */
export const viewOfStep = memoizeByObject(
  ({ view }: Pick<BriefingStep, 'view'>): View => parseView(view).view,
)

/** A view's fragment as stored in a step: without Reader, talk and language, and of today, as every paper draws it. */
export function linkOfStep(view: View): string {
  return writeView({ ...view, known: null, reader: null, step: null, given: null, language: null })
}

/** The link to the page Plans under the same filters. */
export function linkToPlans({ filters, whose, language }: View): string {
  return writeView({ ...DEFAULT_VIEW, page: 'plans', filters, whose, language })
}
