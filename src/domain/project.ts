import * as z from 'zod/mini'
import { LogEntry, type ReviewedPart } from './decisionLog.ts'
import { Instant, ReducedDate } from './instant.ts'
import type { UiLanguage } from './language.ts'
import type { ShownOutcome } from './own/outcome.ts'
import { ProjectTable } from './own/table.ts'
import { OWN_PREFIX } from './own/whose.ts'
import { TextLanguage } from './sourceDocument.ts'
import { Recognition } from './textRecognition.ts'

/** The formats of a reader's own texts; `paste` is typed or pasted, `image` a picture whose text was recognised. */
export const TextFormat = z.enum([
  ...(['pdf', 'docx', 'odt', 'rtf', 'epub', 'pptx', 'html', 'mhtml', 'webarchive'] as const),
  ...(['eml', 'msg', 'txt', 'md', 'paste', 'image'] as const),
])
export type TextFormat = z.infer<typeof TextFormat>

/** A page of a document: UTF-16 offsets into its text, `end` exclusive. */
export const PageSpan = z.strictObject({
  number: z.int().check(z.positive()),
  start: z.int().check(z.nonnegative()),
  end: z.int().check(z.nonnegative()),
})
export type PageSpan = z.infer<typeof PageSpan>

/** More claims than any text that is read can have. */
const MOST_CLAIMS = 100_000

/**
 * A document of a project: its text is frozen when it is read, and everything points at that text. `date` is ISO 8601 of
 * reduced precision. A null is "not stated". `claims` is the number of proposals when it was last read.
 */
export const ProjectDocument = z.strictObject({
  id: z.string().check(z.regex(/^own-[0-9a-f]{12}$/)),
  fileName: z.string(),
  format: TextFormat,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  title: z.string(),
  publisher: z.nullable(z.string()),
  date: z.nullable(ReducedDate),
  language: TextLanguage,
  /** The day on which the file was made, where the text states none: a guess that dates no claim. */
  fileDate: z.optional(ReducedDate),
  /** What was left out of the text when it was read, by reason. */
  dropped: z.optional(z.array(z.strictObject({ reason: z.string(), texts: z.array(z.string()) }))),
  /** Whether title, publisher, date and language are as they were read, and nobody has confirmed them. */
  unconfirmed: z.optional(z.literal(true)),
  /** How text was recognised in pictures of pages; its words are a part of their own. */
  recognition: z.optional(Recognition),
  addedAt: Instant,
  claims: z.int().check(z.nonnegative(), z.lte(MOST_CLAIMS)),
  pages: z.array(PageSpan),
  text: z.string(),
})
export type ProjectDocument = z.infer<typeof ProjectDocument>

/** All of a document but its text. */
export const DocumentHead = z.omit(ProjectDocument, { text: true })
export type DocumentHead = z.infer<typeof DocumentHead>

/** What a reader may correct of a document. */
export type DocumentFacts = Pick<ProjectDocument, 'title' | 'publisher' | 'date' | 'language'>

/** A project of the Desk: documents, the log of all decisions on their claims, and tables. */
export const Project = z.strictObject({
  id: z.string().check(z.minLength(1)),
  title: z.string(),
  createdAt: Instant,
  documents: z.array(ProjectDocument),
  tables: z.array(ProjectTable),
  log: z.array(LogEntry),
})
export type Project = z.infer<typeof Project>

/** The ending of a project file: a ZIP of a project's parts, with their hashes in `manifest.json`. */
export const PROJECT_ENDING = '.throughline'

/**
 * What is wrong with a file or with one of its parts. `part` is the part's path in the file, null for the whole file;
 * `place` is the field, entry or version. `kept` is no damage: a part of a newer version, carried along.
 */
export interface ProjectFault {
  readonly code:
    | 'too-large'
    | 'torn'
    | 'foreign'
    | 'newer'
    | 'missing'
    | 'changed'
    | 'unreadable'
    | 'unpacks-too-large'
    | 'misfit'
    | 'unlogged'
    | 'name'
    | 'doubled'
    | 'unlisted'
    | 'kind'
    | 'too-many'
    | 'log-too-long'
    | 'kept'
  readonly part: string | null
  readonly place: string | null
}

/**
 * Faults that leave all that the manifest lists intact: parts that were put in from outside, which are not read, and originals of
 * another kind, which are kept under an ending that opens nothing.
 */
export const HARMLESS: ReadonlySet<ProjectFault['code']> = new Set([
  'kept',
  'name',
  'doubled',
  'unlisted',
  'kind',
])

/** The id of an own document, by the hash of its text: the same text is the same document. */
export function ownDocumentId(sha256: string): string {
  return `${OWN_PREFIX}${sha256.slice(0, 12)}`
}

/** The pages of which a document has no text: blank ones, pictures, and pages that were broken in the file. */
export function pagesWithoutText(pages: readonly PageSpan[]): readonly number[] {
  return pages.flatMap(({ number, start, end }) => (start === end ? number : []))
}

/** Ascending page numbers in short: "4, 7–9". */
export function pageRanges(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = []
  for (const number of numbers) {
    const range = ranges.at(-1)
    if (range && number === range[1] + 1) range[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first}–${last}`)).join(', ')
}

/** The meta file that hands the document to the pipeline, which derives the same from it. */
export function metaOf({ id, title, publisher, date, language, sha256, recognition }: DocumentHead) {
  const facts = { id, title, publisher, date, language, sha256 }
  return recognition ? { ...facts, recognised: true as const } : facts
}

/** A part of the decisions as the pipeline's review file, with who decided and how. */
export function deskReview({ documentId, agreement, readers, decisions }: ReviewedPart) {
  const reviewer = { en: readers.join(', ') }
  return { documentId, reviewer, method: DESK_METHODS[agreement], decisions: [...decisions] }
}

/**
 * What came of plans by own documents, for whoever takes the project over: beside `outcomes.json` and marked as one's own, since
 * a published outcome cites a page. Plans have the ids that the pipeline gives them.
 */
export function deskOutcomes(outcomes: readonly ShownOutcome[]) {
  return {
    own: true,
    note: OWN_OUTCOMES_NOTE,
    plans: outcomes.map(({ measureId, since, outcome, readers }) => {
      const { state, tie, note, shownBy, planSentence } = outcome
      const plan = measureId.startsWith(OWN_PREFIX) ? measureId.slice(OWN_PREFIX.length) : measureId
      return { plan, own: true, state, since, tie, note, readers, planSentence, shownBy }
    }),
  }
}

/** Words of the program: none falls back to English. */
type InEveryLanguage = Readonly<Record<UiLanguage, string>>

const OWN_OUTCOMES_NOTE = {
  en: 'Set by readers on the Desk by sentences of their own documents. The pipeline does not read this file: to publish an outcome, find a page that shows it and write it into outcomes.json.',
  fr: 'Fixé par des lecteurs sur le Bureau d’après des phrases de leurs propres documents. La chaîne de traitement ne lit pas ce fichier : pour publier une suite, trouvez une page qui la montre et inscrivez-la dans outcomes.json.',
  nl: 'Door lezers op het Bureau vastgesteld op grond van zinnen uit eigen documenten. De verwerking leest dit bestand niet: zoek om een uitkomst te publiceren een pagina die haar toont, en zet die in outcomes.json.',
} as const satisfies InEveryLanguage

/** How claims were reviewed, in the pipeline's words, by how the readers agree. */
export const DESK_METHODS = {
  once: {
    en: 'read on the Desk, claim by claim, beside the text',
    fr: 'lu sur le Bureau, affirmation par affirmation, à côté du texte',
    nl: 'gelezen op het Bureau, bewering voor bewering, naast de tekst',
  },
  twice: {
    en: 'read on the Desk by two or more readers, who decided the same',
    fr: 'lu sur le Bureau par deux lecteurs ou plus, qui ont décidé de même',
    nl: 'gelezen op het Bureau door twee of meer lezers, die hetzelfde beslisten',
  },
  settled: {
    en: 'read on the Desk by two or more readers, who differed and settled it with a reason',
    fr: 'lu sur le Bureau par deux lecteurs ou plus, qui divergeaient et ont réglé le conflit avec un motif',
    nl: 'gelezen op het Bureau door twee of meer lezers, die verschilden en het met een reden beslechtten',
  },
} as const satisfies Readonly<Record<ReviewedPart['agreement'], InEveryLanguage>>
