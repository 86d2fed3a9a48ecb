import * as z from 'zod/mini'
import { Publication } from '#domain/publisher.ts'
import { WebAddress } from '#domain/webAddress.ts'
import { keysOf } from '#lib/recordOf.ts'
import type { Fault } from './fault.ts'
import { parseJsonFile, type TextFile } from './jsonText.ts'
import { publisherNameFault } from './publisherNames.ts'
import type { PublisherReading } from './readPublisher.ts'
import { faultIn, type TextRow, type TidyRow, textIn } from './tidyTable.ts'

/** Figures collected from press releases; `period` is part of the year: `2024-01/2024-08`, or one month. */
const StatedList = z.array(
  z.strictObject({
    year: z.int(),
    route: z.string(),
    detections: z.int(),
    status: z.string(),
    source: z.strictObject({
      title: z.string(),
      ...Publication.shape,
      publisher: z.string(),
      url: WebAddress,
    }),
    period: z.optional(z.string()),
    note: z.optional(z.string()),
  }),
)

/** The words of a status, and those that mean preliminary. Text in brackets belongs to the note. */
const WORDS = ['stated', 'rounded', 'preliminary', 'initial consolidated', 'part-year']
const PRELIMINARY = ['preliminary', 'initial consolidated']

/**
 * Converts the list to rows of our table. Known figures keep their note and, on the same page, their publisher; a new
 * figure gets the list's note in all three languages, for somebody to rewrite and translate.
 */
export function readStatedList(file: TextFile, before: readonly TidyRow[]): PublisherReading {
  const parsed = parseJsonFile(file, StatedList, 'correct the entry of the list')
  if (!parsed.value) return { texts: [], report: [], warnings: [], faults: parsed.faults }
  const known = new Map(before.map((row) => [textIn(row, 'id'), row]))
  const faults: Fault[] = []
  const warnings: string[] = []
  const texts = parsed.value.map((entry, index): TextRow => {
    const row = index + 1
    const { from, to } = monthsOf(entry.period ?? `${entry.year}-01/${entry.year}-12`)
    const words = entry.status.replace(/\s*\([^)]*\)/g, '').split(', ')
    const unknownWords = words.filter((word) => !WORDS.includes(word))
    if (unknownWords.length > 0) {
      const remedy = `use ${WORDS.join(', ')}`
      faults.push(
        faultIn({ path: file.path }, row, 'status', `“${unknownWords.join(', ')}” is not known`, remedy),
      )
    }
    const id = `${entry.route}-${from}-${to}`
    const earlier = known.get(id)
    const note = entry.note ?? ''
    const publication = publicationOf(entry.source, earlier)
    const named = publisherNameFault(publication.page_publisher)
    if (named) faults.push(faultIn({ path: file.path }, row, 'source', named.problem, named.remedy))
    if (!earlier && note) warnings.push(`${id}: rewrite its note in our own words, in three languages`)
    return {
      row,
      texts: new Map([
        ['id', id],
        ['from', from],
        ['to', to],
        ['route', entry.route],
        ['detections', String(entry.detections)],
        ['rounded', words.includes('rounded') ? 'yes' : 'no'],
        ['preliminary', words.some((word) => PRELIMINARY.includes(word)) ? 'yes' : 'no'],
        ...['note_en', 'note_fr', 'note_nl'].map(
          (name) => [name, earlier ? textIn(earlier, name) : note] as const,
        ),
        ['page_title', entry.source.title],
        ...Object.entries(publication),
        ['page_url', entry.source.url],
      ]),
    }
  })
  return { texts, report: [`figures read: ${texts.length}`], warnings, faults }
}

/** Language and publication of a figure's page: those of its row while the page is the same. */
function publicationOf(source: Publication & { url: string }, earlier: TidyRow | undefined) {
  const given = {
    page_language: '',
    page_publisher: source.publisher,
    page_republished_by: source.republishedBy ?? '',
    page_via: source.via ?? '',
    page_citing: (source.citing ?? []).join(', '),
  }
  if (!earlier || textIn(earlier, 'page_url') !== source.url) return given
  return Object.fromEntries(keysOf(given).map((column) => [column, textIn(earlier, column)])) as typeof given
}

function monthsOf(period: string): { from: string; to: string } {
  const [from = '', to = from] = period.split('/')
  return { from, to }
}
