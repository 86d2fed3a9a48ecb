import * as z from 'zod/mini'
import { Briefing } from './briefing.ts'
import { IsoDate } from './period.ts'
import type { Provenance } from './provenance.ts'
import { DEFAULT_VIEW } from './view.ts'
import { writeView } from './viewCodec.ts'

/**
 * What the one HTML file says of itself, and the briefing that was chosen for it. `version` is that of the data in it, `date` the day on
 * which it was made (YYYY-MM-DD), `address` that of the app from which it was taken, null where it was built from the sources: links
 * that are copied in the file then lead to a file. `start` is the view with which it opens, null for that of any first visit.
 */
export const CarriedParcel = z.strictObject({
  version: z.string(),
  date: IsoDate,
  address: z.nullable(z.string()),
  start: z.nullable(z.string().check(z.startsWith('#/'))),
  citations: z.array(z.string()),
  evidence: z.array(z.strictObject({ id: z.string(), name: z.string(), link: z.string() })),
  filters: z.nullable(z.string()),
  caveats: z.array(z.string()),
  briefing: z.nullable(Briefing),
})
export type CarriedParcel = z.infer<typeof CarriedParcel>

/** The element of the file that holds the parcel, as JSON. */
export const PARCEL_ID = 'throughline-parcel'

/** The page among the packed files, and what stands in it in the place of these. */
export const PACKED_PAGE = 'page.html'
export const PACKED_PLACE = '(packed files)'
/** The element of the file that holds the packed files. */
export const PACKED_ID = 'throughline-packed'
/** The element of the file that holds the licences of the software in it, as text. */
export const NOTICES_ID = 'throughline-notices'

/** The view with which a file opens that carries a briefing: its page, in its language. */
export function startWith({ id, language }: Pick<Briefing, 'id' | 'language'>): string {
  return writeView({ ...DEFAULT_VIEW, page: 'briefing', language, step: { briefing: id, step: null } })
}

const PARCEL =
  /<!-- parcel[\s\S]*?-->\s*<script type="application\/json" id="throughline-parcel">[\s\S]*?<\/script>/

/** The part of the file that may differ from one copy to the next: the same for people, as a comment, and for the app. */
export function parcelHtml(parcel: CarriedParcel): string {
  const lines = [
    parcel.briefing ? `Throughline: ${parcel.briefing.title} (${parcel.briefing.author})` : 'Throughline',
    `Data version: ${parcel.version}`,
    `Made on: ${parcel.date}`,
    ...(parcel.address === null ? [] : [`From: ${parcel.address}`]),
    ...(parcel.filters === null ? [] : [`Filters: ${parcel.filters}`]),
    'Sources:',
    ...parcel.citations.map((citation) => `  ${citation}`),
    ...(parcel.evidence.length === 0 ? [] : ['Evidence:']),
    ...parcel.evidence.map(({ id, name }) => `  ${id} (${name})`),
    ...parcel.caveats,
  ]
  // A comment ends at "--" in some readers, and a script at its closing tag in all.
  const comment = lines.join('\n').replaceAll('<', '‹').replaceAll('>', '›').replaceAll('--', '- -')
  const json = JSON.stringify(parcel).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')
  return `<!-- parcel\n${comment}\n-->\n<script type="application/json" id="${PARCEL_ID}">${json}</script>`
}

/** What is put into a copy that the app hands out: where the export comes from, and where it opens. */
export function parcelWith(
  { version, date, citations, evidence, filters, caveats }: Provenance,
  { address, start, briefing }: Pick<CarriedParcel, 'address' | 'start' | 'briefing'>,
): CarriedParcel {
  return {
    version,
    date,
    address,
    start,
    citations: [...citations],
    evidence: evidence.map(({ id, name, link }) => ({ id, name, link })),
    filters,
    caveats: [...caveats],
    briefing,
  }
}

/**
 * The address that a copy names as its origin, for links that are copied in it; null where it means nothing to others: on the machine
 * of the one who made it, or in a file.
 */
export function originOf(address: string): string | null {
  const { protocol, hostname, origin, pathname } = new URL(address)
  const isOwn = /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  return /^https?:$/.test(protocol) && !isOwn ? `${origin}${pathname.replace(/index\.html$/, '')}` : null
}

/** A copy of the file with another parcel; null for a text that is none of these files. */
export function withParcel(html: string, parcel: CarriedParcel): string | null {
  return PARCEL.test(html) ? html.replace(PARCEL, () => parcelHtml(parcel)) : null
}

/** The parcel of a file; null where the text has none that can be read. */
export function parcelOf(html: string): CarriedParcel | null {
  const found = PARCEL.exec(html)?.[0]
  const json = found?.slice(found.indexOf('">') + 2, found.lastIndexOf('</script>'))
  if (json === undefined) return null
  try {
    return CarriedParcel.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
