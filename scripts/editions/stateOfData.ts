import type { EditionItem, EditionState, EditionTable } from '#domain/editions/edition.ts'
import type { SourceText } from '#domain/language.ts'
import { type Period, reducedDate } from '#domain/period.ts'
import { sha256 } from '#scripts/readInput.ts'

type Json = Readonly<Record<string, unknown>>

/** A state, and the text of the cells of its tables by their hash. */
export interface MadeState {
  state: EditionState
  cells: ReadonlyMap<string, string>
}

/**
 * What the files of `data/derived` of any build state; `read` returns a file, or null where the build has none. It names
 * only what it reads, because the files of earlier builds have other fields.
 */
export function stateOfData(read: (name: string) => Json | null): MadeState {
  const records = listOf(read('records')?.records)
  const documents = listOf(read('documents')?.documents)
  const languages = new Map(documents.map(({ id, language }) => [id, text(language)]))
  const plans = objectOf(read('outcomes')?.plans)
  const tables = tablesOf(read)
  const titles = new Map(records.map((record) => [text(record.id), sourceText(record.title)]))
  const cells = new Map<string, string>()
  const references = [...tables].map(([id, table]) => {
    const written = `${JSON.stringify(table)}\n`
    const hash = sha256(Buffer.from(written)).slice(0, 16)
    cells.set(hash, written)
    return [id, { hash, rows: rowCount(table) }] as const
  })
  return {
    state: {
      tables: sortedRecord(references),
      records: itemsOf(records, recordItem),
      claims: itemsOf(listOf(read('claims')?.claims), (claim) =>
        claimItem(claim, languages.get(objectOf(claim.citation).documentId) ?? ''),
      ),
      outcomes: sortedRecord(
        Object.entries(plans).map(([id, found]) => [id, outcomeItem(listOf(found), titles.get(id) ?? null)]),
      ),
      legs: itemsOf(
        listOf(read('routes')?.routes).flatMap(({ legs }) => listOf(legs)),
        legItem,
      ),
      texts: sortedRecord([
        ...documents.map((one) => [text(one.id), documentItem(one)] as const),
        ...listOf(read('briefings')?.briefings).map((one) => [text(one.id), talkItem(one)] as const),
      ]),
    },
    cells,
  }
}

function recordItem(record: Json): EditionItem {
  return {
    title: sourceText(record.title),
    facts: {
      ...shortFacts(record, ['kind', 'form', 'categories', 'status', 'scope', 'actors', 'countries']),
      ...shortFacts(record, ['routes', 'regions', 'statedOn', 'period']),
      summary: fingerprint(record.summary),
      values: listOf(record.values)
        .map(({ value, unit }) => `${value} ${unit}`)
        .join(';'),
      sources: fingerprint(listOf(record.sources).map(({ url }) => url)),
      note: fingerprint(record.note ?? null),
    },
  }
}

function claimItem({ citation, ...claim }: Json, language: string): EditionItem {
  return {
    title: { given: text(objectOf(citation).exact), language },
    facts: shortFacts(claim, [
      ...['kind', 'category', 'facet', 'status', 'years', 'date', 'values', 'trend'],
      ...['actors', 'routes', 'regions', 'countries'],
    ]),
  }
}

/** The newest outcome of a plan comes first. */
function outcomeItem(found: readonly Json[], title: SourceText | null): EditionItem {
  return {
    title,
    facts: {
      ...shortFacts(found[0] ?? {}, ['state', 'since', 'tie']),
      found: fingerprint(found.map(({ what, evidence }) => [what, listOf(evidence).map(({ url }) => url)])),
    },
  }
}

function legItem(leg: Json): EditionItem {
  return {
    title: null,
    facts: {
      ...shortFacts(leg, ['branch', 'from', 'to', 'mode', 'counted', 'main', 'page']),
      geometry: fingerprint(leg.geometry),
    },
  }
}

function documentItem(document: Json): EditionItem {
  return {
    title: { given: text(document.title), language: text(document.language) },
    facts: {
      kind: 'document',
      ...shortFacts(document, ['publisher', 'date']),
      text: `#${text(document.sha256).slice(0, 8)}`,
    },
  }
}

function talkItem(talk: Json): EditionItem {
  return {
    title: { given: text(talk.title), language: text(talk.language) },
    facts: {
      kind: 'talk',
      steps: String(listOf(talk.steps).length),
      text: fingerprint(talk.steps),
    },
  }
}

/** All tables, also incidents, whose file has one column for each field, and figures that were stated in words. */
function tablesOf(read: (name: string) => Json | null): ReadonlyMap<string, EditionTable> {
  const tables = ['figures', 'nationalities', 'channel', 'comparisons'].flatMap((file) =>
    listOf(read(file)?.tables).map((table) => [text(table.id), codedTable(table)] as const),
  )
  const stated = listOf(read('figures')?.stated)
  const incidents = read('incidents')
  return new Map([
    ...tables,
    [
      'stated',
      columnsOf(
        'id',
        stated.map(({ id }) => text(id)),
        { value: stated.map(({ value }) => value) },
      ),
    ],
    ...(incidents
      ? [
          [
            'missing-migrants-incidents',
            columnsOf('id', (incidents.id as unknown[]).map(text), {
              dead: incidents.dead,
              missing: incidents.missing,
              dead_and_missing: incidents.deadAndMissing,
            }),
          ] as const,
        ]
      : []),
  ])
}

/** The rows in the order of their keys, so that tables of the same cells have the same text. */
function codedTable(table: Json): EditionTable {
  const dimensions = listOf(table.dimensions).map(({ name, keys, codes }) => ({
    name: text(name),
    keys: (keys as unknown[]).map(text),
    codes: codes as number[],
  }))
  const counts = listOf(table.counts).map(({ name, values }) => ({
    name: text(name),
    values: values as (number | null)[],
  }))
  return ordered({ dimensions, counts })
}

function columnsOf(name: string, ids: readonly string[], columns: Json): EditionTable {
  return ordered({
    dimensions: [{ name, keys: [...ids], codes: ids.map((_, at) => at) }],
    counts: Object.entries(columns).map(([column, values]) => ({
      name: column,
      values: values as (number | null)[],
    })),
  })
}

function ordered({ dimensions, counts }: EditionTable): EditionTable {
  const byName = <T extends { name: string }>(list: readonly T[]) =>
    [...list].sort((one, other) => (one.name < other.name ? -1 : 1))
  const sorted = byName(dimensions).map(({ name, keys, codes }) => {
    const order = [...new Set(keys)].sort()
    const place = new Map(order.map((key, at) => [key, at]))
    return { name, keys: order, codes: codes.map((code) => place.get(keys[code] ?? '') ?? 0) }
  })
  const rows = Array.from(sorted[0]?.codes ?? [], (_, at) => at).sort((one, other) => {
    for (const { codes } of sorted) {
      const difference = (codes[one] ?? 0) - (codes[other] ?? 0)
      if (difference !== 0) return difference
    }
    return one - other
  })
  return {
    dimensions: sorted.map((dimension) => ({
      ...dimension,
      codes: rows.map((row) => dimension.codes[row] ?? 0),
    })),
    counts: byName(counts).map(({ name, values }) => ({
      name,
      values: rows.map((row) => values[row] ?? null),
    })),
  }
}

function rowCount(table: EditionTable | undefined): number {
  return table?.dimensions[0]?.codes.length ?? 0
}

/** Facts that a reader can compare by eye: words, dates and lists of ids. */
function shortFacts(item: Json, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (name in item ? [[name, short(item[name])]] : [])))
}

function short(value: unknown): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map(short).join(';')
  if (typeof value !== 'object') return String(value)
  if (!('start' in value)) return JSON.stringify(value)
  const period = value as Period
  return `${reducedDate(period)}${period.end === null ? '/..' : ''}`
}

function fingerprint(value: unknown): string {
  return `#${sha256(Buffer.from(JSON.stringify(value) ?? 'null')).slice(0, 8)}`
}

function itemsOf(list: readonly Json[], read: (item: Json) => EditionItem): Record<string, EditionItem> {
  return sortedRecord(
    list.map((item, at) => [typeof item.id === 'string' ? item.id : String(at), read(item)]),
  )
}

/** By id, so that a state has the same text whatever the order of its files. */
function sortedRecord<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function sourceText(value: unknown): SourceText | null {
  return value === null || value === undefined ? null : (value as SourceText)
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : []
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}
