import { STATUSES } from './claim.ts'
import { PUBLISHER_CHOICES, REVIEW_CHOICES } from './doubt.ts'
import { askPeriod } from './filters.ts'
import { UI_LANGUAGES } from './language.ts'
import { MonthSpan, wholeYears } from './period.ts'
import { readId, readReader, splitOnce, writeReader } from './readerLink.ts'
import {
  type Camera,
  type ComparedPeriods,
  DEFAULT_VIEW,
  type Filters,
  LAYERS,
  type Layer,
  NO_FILTERS,
  Page,
  roundCamera,
  SELECTION_KINDS,
  type Selection,
  type StepChoice,
  type View,
  type YearChoice,
} from './view.ts'

/** The version of the link that this code writes; raise it with an entry in MIGRATIONS. */
export const LINK_VERSION = 1

/** What one part of a link came to: understood, not understood (with the reason), or not there. */
export type Part<T> = { state: 'ok'; value: T } | { state: 'bad'; reason: BadReason } | { state: 'absent' }

/** Why a part of a link was dropped: a code for the reader's language, with the part and its text as written. */
export type BadReason = { key: string; text: string; code: BadCode }
export type BadCode =
  | 'unknown-key'
  | 'unknown-value'
  | 'not-a-year'
  | 'not-a-version'
  | 'wrong-form'
  | 'unknown-page'
  | 'newer-version'
  | 'beside-period'

type Params = ReadonlyMap<string, string>

/** Rewrites the parameters of an old link into those of the next version; the entry at index n migrates version n. */
const MIGRATIONS: readonly ((params: Params) => Params)[] = [
  // Links without a version are those of version 1.
  (params) => params,
]

const KEYS = [
  'years',
  'period',
  'status',
  'measures',
  'routes',
  'regions',
  'actors',
  'publishers',
  'review',
  'selected',
  'reader',
  'compare',
  'step',
  'layers',
  'camera',
  'lang',
  'v',
] as const

const ok = <T>(value: T): Part<T> => ({ state: 'ok', value })
const ABSENT = { state: 'absent' } as const

/**
 * Reads a link's fragment (`#/explore?years=2025&measures=border-control`). What cannot be understood is left out
 * and told in `dropped`; the rest is kept. Never throws.
 */
export function parseView(fragment: string): { view: View; dropped: readonly BadReason[] } {
  const dropped: BadReason[] = []
  const body = fragment.replace(/^#?\/?/, '')
  const [path = '', query = ''] = splitOnce(body, '?')
  const page = Page.safeParse(path === '' ? 'explore' : path)
  if (!page.success) dropped.push({ key: 'page', text: path, code: 'unknown-page' })

  const params = migrate(readParams(query), dropped)
  for (const [key, text] of params) {
    if (!KEYS.some((known) => known === key)) dropped.push({ key, text, code: 'unknown-key' })
  }

  const take = <T>(part: Part<T>, fallback: T): T => {
    if (part.state === 'bad') dropped.push(part.reason)
    return part.state === 'ok' ? part.value : fallback
  }
  const list = <T>(key: string, read: (item: string) => T | null): T[] => readList(params, key, read, dropped)

  const view: View = {
    page: page.success ? page.data : DEFAULT_VIEW.page,
    filters: {
      ...NO_FILTERS,
      ...readTime(params, list('years', readYear), dropped),
      status: list('status', oneOf(STATUSES)),
      measures: list('measures', readId),
      routes: list('routes', readId),
      regions: list('regions', readId),
      actors: list('actors', readId),
      publishers: list('publishers', oneOf(PUBLISHER_CHOICES)),
      review: list('review', oneOf(REVIEW_CHOICES)),
    },
    selected: take(readPart(params, 'selected', readSelection), null),
    reader: take(readPart(params, 'reader', readReader), null),
    compare: take(readPart(params, 'compare', readCompared), null),
    step: take(readPart(params, 'step', readStep), null),
    layers: readLayers(params, dropped),
    camera: take(readPart(params, 'camera', readCamera), null),
    language: take(readPart(params, 'lang', oneOf(UI_LANGUAGES)), null),
  }
  return { view, dropped }
}

/** Writes the fragment of a view: only what differs from the default, in a fixed order. */
export function writeView(view: View): string {
  const { filters } = view
  const parts: [string, string][] = [
    ['years', filters.years.join(',')],
    ['period', filters.period ? `${filters.period.from}..${filters.period.to}` : ''],
    ['status', filters.status.join(',')],
    ['measures', filters.measures.join(',')],
    ['routes', filters.routes.join(',')],
    ['regions', filters.regions.join(',')],
    ['actors', filters.actors.join(',')],
    ['publishers', filters.publishers.join(',')],
    ['review', filters.review.join(',')],
    ['selected', view.selected ? `${view.selected.kind}:${view.selected.id}` : ''],
    ['reader', view.reader ? writeReader(view.reader) : ''],
    ['compare', view.compare ? writeCompared(view.compare) : ''],
    ['step', view.step ? writeStep(view.step) : ''],
    ['layers', view.layers ? view.layers.join(',') || 'none' : ''],
    ['camera', view.camera ? writeCamera(view.camera) : ''],
    ['lang', view.language ?? ''],
  ]
  const written = parts.filter(([, value]) => value !== '')
  const query = written.map(([key, value]) => `${key}=${encode(value)}`).join('&')
  return query === '' ? `#/${view.page}` : `#/${view.page}?${query}&v=${LINK_VERSION}`
}

function migrate(params: Map<string, string>, dropped: BadReason[]): Params {
  const text = params.get('v')
  const version = text === undefined ? 0 : Number(text)
  if (!Number.isInteger(version) || version < 0) {
    dropped.push({ key: 'v', text: text ?? '', code: 'not-a-version' })
    return params
  }
  if (version > LINK_VERSION) dropped.push({ key: 'v', text: text ?? '', code: 'newer-version' })
  return MIGRATIONS.slice(version).reduce<Params>((current, step) => step(current), params)
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

function readList<T>(
  params: Params,
  key: string,
  read: (item: string) => T | null,
  dropped: BadReason[],
): T[] {
  const items: T[] = []
  for (const text of (params.get(key) ?? '').split(',')) {
    if (text === '' || (key === 'layers' && text === 'none')) continue
    const value = read(text)
    if (value === null) dropped.push({ key, text, code: key === 'years' ? 'not-a-year' : 'unknown-value' })
    else if (!items.includes(value)) items.push(value)
  }
  return items
}

/** Layers that are named wrongly through and through ask for nothing: the default set stands, not an empty map. */
function readLayers(params: Params, dropped: BadReason[]): Layer[] | null {
  const layers = readList(params, 'layers', oneOf(LAYERS), dropped)
  return layers.length > 0 || params.get('layers') === 'none' ? layers : null
}

/** Years and a period are one question; a link that asks both is read for its period, and the years are told. */
function readTime(
  params: Params,
  years: YearChoice[],
  dropped: BadReason[],
): Pick<Filters, 'years' | 'period'> {
  const part = readPart(params, 'period', readPeriod)
  if (part.state === 'bad') dropped.push(part.reason)
  if (part.state !== 'ok') return { years, period: null }
  for (const year of years) {
    if (year !== 'not-stated') dropped.push({ key: 'years', text: String(year), code: 'beside-period' })
  }
  return askPeriod({ years, period: null }, part.value)
}

function readPeriod(text: string): MonthSpan | null {
  const [from = '', to] = splitOnce(text, '..')
  const span = MonthSpan.safeParse({ from, to: to ?? from })
  return span.success ? span.data : null
}

/** Two years (`2024,2025`) or two runs of months (`2024-01..2024-06,2025-01..2025-06`). */
function readCompared(text: string): ComparedPeriods | null {
  const spans = text.split(',').map(readSpan)
  const [first, second] = spans
  return spans.length === 2 && first && second ? { first, second } : null
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
  return /^(19|20)\d\d$/.test(text) ? { from: `${text}-01`, to: `${text}-12` } : readPeriod(text)
}

function writeCompared({ first, second }: ComparedPeriods): string {
  return [first, second]
    .map((span) => {
      const years = wholeYears(span)
      return years?.length === 1 ? String(years[0]) : `${span.from}..${span.to}`
    })
    .join(',')
}

function readYear(text: string): YearChoice | null {
  if (text === 'not-stated') return text
  return /^(19|20)\d\d$/.test(text) ? Number(text) : null
}

function oneOf<const T extends string>(values: readonly T[]): (text: string) => T | null {
  return (text) => values.find((value) => value === text) ?? null
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

/** Keeps commas and colons readable: both are legal in a fragment. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone % is kept as written, and fails later as an unknown value with its own text.
    return text
  }
}
