import * as z from 'zod/mini'
import { Briefing } from './briefing.ts'
import type { Claim } from './claim.ts'
import { OwnExcerpt } from './own/excerpt.ts'
import { IsoDate } from './period.ts'
import type { Provenance } from './provenance.ts'
import { DEFAULT_VIEW } from './view.ts'
import { writeView } from './viewCodec.ts'

/**
 * Metadata of the single-file edition, with its briefing. `version` is the edition or the data's version, `date` the day it was made
 * (YYYY-MM-DD). `address` is the app it was saved from (null for a build); links copied in the file use it. `start` is
 * the opening view, null for the default.
 */
export const FileParcel = z.strictObject({
  version: z.string(),
  date: IsoDate,
  address: z.nullable(z.string()),
  start: z.nullable(z.string().check(z.startsWith('#/'))),
  citations: z.array(z.string()),
  evidence: z.array(z.strictObject({ id: z.string(), name: z.string(), link: z.string() })),
  filters: z.nullable(z.string()),
  caveats: z.array(z.string()),
  briefing: z.nullable(z.strictObject({ ...Briefing.shape, author: z.string() })),
  /** The evidence of the briefing from documents and tables of its author's own. */
  own: z.optional(z.nullable(OwnExcerpt)),
  /** What the briefing stated on the day that the file was made: JSON of a `Snapshot`, which only those who check it read. */
  snapshot: z.optional(z.string()),
})
export type FileParcel = z.infer<typeof FileParcel>

/** Id of the element that holds the parcel, JSON. */
export const PARCEL_ID = 'throughline-parcel'

/** Ids of the elements that hold the styles and the packed files. */
export const STYLES_ID = 'throughline-styles'
export const PACKED_ID = 'throughline-packed'
/** Names of packed files: the page without what an open file still holds, and the software licences. */
export const PACKED_PAGE = 'page.html'
export const NOTICES_FILE = 'third-party-notices.txt'

/** What stands in the packed page for an element that an open file still holds as it was written. */
export const placeOf = (id: string) => `(${id})`
const PLACE = new RegExp(`\\((${[PARCEL_ID, STYLES_ID, PACKED_ID].join('|')})\\)`, 'g')

/** The whole page: `held` gives the HTML of each element that the packed page leaves out, by its id. */
export function wholePage(page: string, held: (id: string) => string): string {
  return page.replace(PLACE, (_, id: string) => held(id))
}

/** Opening view of a file with a briefing: its page, in its language. */
export function startWith({ id, language }: Pick<Briefing, 'id' | 'language'>): string {
  return writeView({ ...DEFAULT_VIEW, page: 'briefing', language, step: { briefing: id, step: null } })
}

const PARCEL =
  /<!-- parcel[\s\S]*?-->\s*<script type="application\/json" id="throughline-parcel">[\s\S]*?<\/script>/

/** The part of the file that differs between copies: a comment for people and JSON for the app. */
export function parcelHtml(parcel: FileParcel): string {
  const lines = [
    parcel.briefing
      ? `Throughline: ${parcel.briefing.title} (${parcel.briefing.author || 'no author'})`
      : 'Throughline',
    `Version: ${parcel.version}`,
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
  const comment = lines
    .join('\n')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll(/-(?=-)/g, '- ')
  const json = JSON.stringify(parcel).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')
  return `${parcelComment(comment)}<script type="application/json" id="${PARCEL_ID}">${json}</script>`
}

const parcelComment = (text: string) => `<!-- parcel\n${text}\n-->\n`
/** The parcel in the packed page: whoever takes a copy gives it a parcel of its own. */
export const PARCEL_PLACE = `${parcelComment('')}${placeOf(PARCEL_ID)}`

/** The parcel of a copy saved from the app: its origin and opening view. */
export function parcelWith(
  { version, date, citations, evidence, filters, caveats }: Provenance,
  {
    address,
    start,
    briefing,
    own,
    snapshot,
  }: Pick<FileParcel, 'address' | 'start' | 'briefing' | 'own' | 'snapshot'>,
): FileParcel {
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
    own,
    ...(snapshot ? { snapshot } : {}),
  }
}

/** The origin that a copy's links use; null for localhost and files, which nobody else can open. */
export function originOf(address: string): string | null {
  const { protocol, hostname, origin, pathname } = new URL(address)
  const isLocal = /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  return /^https?:$/.test(protocol) && !isLocal ? `${origin}${pathname.replace(/index\.html$/, '')}` : null
}

/** Replaces the parcel of a file; null when the text is not such a file. */
export function withParcel(html: string, parcel: FileParcel): string | null {
  return PARCEL.test(html) ? html.replace(PARCEL, () => parcelHtml(parcel)) : null
}

/** The parcel of a file; null when it has none or it is invalid. */
export function parcelOf(html: string): FileParcel | null {
  const found = PARCEL.exec(html)?.[0]
  const json = found?.slice(found.indexOf('">') + 2, found.lastIndexOf('</script>'))
  if (json === undefined) return null
  try {
    return FileParcel.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}

/**
 * A short id hashed from content, never from order, so that links survive when other content changes. 64-bit FNV-1a over
 * the UTF-16 code units of the parts, in base 36; a collision stops the derivation. Source: Fowler, Noll, Vo, "The FNV
 * non-cryptographic hash algorithm" (64-bit offset basis and prime).
 */
export function contentId(...parts: readonly string[]): string {
  const prime = 0x100000001b3n
  let hash = 0xcbf29ce484222325n
  for (const part of parts) {
    for (let index = 0; index < part.length; index += 1) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(part.charCodeAt(index))) * prime)
    }
    // A unit separator, so that ("ab", "c") and ("a", "bc") differ.
    hash = BigInt.asUintN(64, (hash ^ 0x1fn) * prime)
  }
  return hash.toString(36).padStart(13, '0')
}

/** A claim's id, hashed from its document, quote, the text before it (which tells equal sentences apart) and its statement. */
export function claimId(claim: Pick<Claim, 'kind' | 'category' | 'facet' | 'citation'>): string {
  const { documentId, exact, prefix } = claim.citation
  return contentId(documentId, exact, claim.kind, claim.category, claim.facet ?? '', prefix)
}
