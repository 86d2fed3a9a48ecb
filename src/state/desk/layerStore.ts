import { bytesToHex } from '@noble/hashes/utils.js'
import type { Evidence } from '#domain/evidence.ts'
import type { OwnData } from '#domain/own/data.ts'
import type { OwnFigure } from '#domain/own/table.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { isSameList } from '#lib/listChange.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { shareEqual } from '#lib/shareEqual.ts'
import type { ShelfStore } from '#state/shelf/shelf.ts'

/**
 * The stores of what is published, which this version of the app made from the others. `ownItems`: claims and marks, those
 * of neighbouring sentences together, so that a decision writes a few; `ownDocuments`: the documents with their texts;
 * `figures`: some thousand per part, since reading all at once would block the page.
 */
export const LAYER_STORES = ['own', 'ownItems', 'ownDocuments', 'figures'] as const

/** The lists that grow with the accepted claims. */
const LISTS = ['claims', 'measures', 'events', 'routes', 'regions'] as const
type List = (typeof LISTS)[number]

/** A run of items of one bucket, in the order of the list. */
type Run = readonly [bucket: string, count: number]

/** Published data without its lists, documents and figures, which are in stores of their own. */
interface OwnRecord {
  readonly form: number
  readonly write: string
  readonly own: Omit<OwnData, List | 'figures' | 'documents'>
  readonly reviews: Readonly<Record<string, KeptReview>>
  readonly documents: readonly string[]
  readonly lists: Readonly<Record<List, readonly Run[]>>
}

/** What a document's last review was based on; `misfits`: the decisions that fitted no proposal. */
export interface KeptReview {
  readonly revision: string
  readonly misfits: readonly string[]
}

/** What is published, with the reviews behind it by document: unchanged ones need not be made again. */
export interface KeptOwn {
  readonly own: OwnData
  readonly reviews: Readonly<Record<string, KeptReview>>
}

/** What is stored, with an id of the write that stored it. */
export interface StoredOwn {
  readonly own: OwnData
  readonly write: string
}

type Item = OwnData[List][number]

/** Raise it when the published data change shape: data kept by an older version are then made again. */
const OWN_FORM = 6

/** Figures per part. */
const PART = 2000

/** Claims within 2^13 UTF-16 code units of a text share a bucket. */
const BUCKET_BITS = 13

function placeOf([first]: readonly Evidence[]): string {
  if (first?.type !== 'citation') return ''
  const { documentId, start } = first.citation
  return `${documentId} ${start >> BUCKET_BITS}`
}

/** Marks of neighbouring sentences share a bucket, so that a decision writes a few of them and not all. */
function bucketOf(list: List, item: Item): string {
  if (list === 'routes' || list === 'regions') return item.id
  if ('citation' in item) return `${item.citation.documentId} ${item.citation.start >> BUCKET_BITS}`
  return placeOf(item.evidence)
}

const bucketed = memoizeByArguments((list: List, items: readonly Item[]) => {
  const buckets = new Map<string, Item[]>()
  const runs: [string, number][] = []
  for (const item of items) {
    const bucket = bucketOf(list, item)
    const known = buckets.get(bucket)
    if (known) known.push(item)
    else buckets.set(bucket, [item])
    const run = runs.at(-1)
    if (run?.[0] === bucket) run[1] += 1
    else runs.push([bucket, 1])
  }
  return { buckets, runs }
})

type Stores = (name: (typeof LAYER_STORES)[number]) => ShelfStore

/** The record of this form; null where an older version wrote it, or nobody. */
async function recordOf(store: Stores, id: string): Promise<OwnRecord | null> {
  const stored = await store('own').get(id)
  return Object(stored).form === OWN_FORM ? (stored as OwnRecord) : null
}

/**
 * Writes what is published. Of lists, documents and figures it writes only what differs from what was stored `before`, unless
 * another tab has written since.
 */
export async function writeLayer(
  store: Stores,
  id: string,
  { own, reviews }: KeptOwn,
  before: StoredOwn | null,
): Promise<StoredOwn> {
  const there = await recordOf(store, id)
  const known = there && there.write === before?.write ? before.own : null
  const { figures, documents, claims, measures, events, routes, regions, ...rest } = own
  const lists = { claims, measures, events, routes, regions }
  const [items, texts, parts] = [store('ownItems'), store('ownDocuments'), store('figures')]
  if (!known) for (const one of [items, texts, parts]) void one.deleteAll([id])
  const runs: Partial<Record<List, OwnRecord['lists'][List]>> = {}
  for (const list of LISTS) {
    const now = bucketed(list, lists[list])
    const old = known ? bucketed(list, known[list]).buckets : new Map<string, Item[]>()
    for (const [bucket, mine] of now.buckets) {
      if (!isSameList(mine, old.get(bucket) ?? [])) void items.put(mine, [id, list, bucket])
    }
    for (const bucket of old.keys()) if (!now.buckets.has(bucket)) void items.delete([id, list, bucket])
    runs[list] = now.runs
  }
  const ids = documents.map((document) => document.id)
  const oldDocuments = new Map(known?.documents.map((document) => [document.id, document]))
  for (const document of documents) {
    if (oldDocuments.get(document.id) !== document) void texts.put(document, [id, document.id])
    oldDocuments.delete(document.id)
  }
  for (const old of oldDocuments.keys()) void texts.delete([id, old])
  if (known?.figures !== figures) {
    void parts.deleteAll([id])
    for (let at = 0; at < figures.length; at += PART)
      void parts.put(figures.slice(at, at + PART), [id, at / PART])
  }
  const mark = bytesToHex(crypto.getRandomValues(new Uint8Array(6)))
  const written = { form: OWN_FORM, write: mark, own: rest, reviews, documents: ids }
  void store('own').put({ ...written, lists: runs as OwnRecord['lists'] }, id)
  return { own, write: mark }
}

/** What `writeLayer` wrote; null where there is nothing, or where an older version wrote it. */
export async function readLayer(store: Stores, id: string): Promise<(KeptOwn & StoredOwn) | null> {
  const record = await recordOf(store, id)
  if (!record) return null
  const items = store('ownItems')
  const [keys, values] = await Promise.all([items.getAllKeys([id]), items.getAll([id])])
  const buckets = new Map(
    keys.map(([, list, bucket], index) => [`${list} ${bucket}`, values[index] as readonly unknown[]]),
  )
  const listOf = <Name extends List>(list: Name) => {
    const taken = new Map<string, number>()
    return record.lists[list].flatMap(([bucket, count]) => {
      const from = taken.get(bucket) ?? 0
      taken.set(bucket, from + count)
      return (buckets.get(`${list} ${bucket}`) ?? []).slice(from, from + count) as OwnData[Name][number][]
    })
  }
  const figures: OwnFigure[] = []
  for (const key of await store('figures').getAllKeys([id]))
    figures.push(...((await store('figures').get(key)) as readonly OwnFigure[]))
  const texts = (await store('ownDocuments').getAll([id])) as readonly SourceDocument[]
  const byId = new Map(texts.map((document) => [document.id, document]))
  const own: OwnData = {
    ...record.own,
    claims: listOf('claims'),
    measures: listOf('measures'),
    events: listOf('events'),
    routes: listOf('routes'),
    regions: listOf('regions'),
    documents: record.documents.flatMap((one) => byId.get(one) ?? []),
    figures,
  }
  return shareEqual({ own, reviews: record.reviews, write: record.write })
}
