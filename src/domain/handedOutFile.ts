import type { Briefing } from './briefing.ts'
import type { DraftBriefing } from './draftBriefing.ts'
import { readReader } from './readerLink.ts'
import type { Snapshot } from './snapshot.ts'

/** A slide, or all of a document without slides. */
export interface GivenPage {
  /** From 1. */
  readonly number: number
  readonly text: string
  /** Its text by lines and their sentences; left out where nothing has split it, which makes each line one. */
  readonly sentences?: readonly (readonly string[])[]
  /** Of the speaker. */
  readonly notes: string
  /** Paths of its parts in an Office file: the slide or document, its notes or footnotes, and its charts. */
  readonly parts: readonly string[]
  /** BCP 47 tag of most of its text; '' where it says none. */
  readonly language: string
}

export type HandedOutFormat = 'pptx' | 'docx' | 'html' | 'briefing' | 'project' | 'csv' | 'text'

/** A file that was given to others, as far as it can be checked. */
export interface HandedOutFile {
  readonly format: HandedOutFormat
  /** What it stated when it was made; null for a file of another program or of an earlier version. */
  readonly snapshot: Snapshot | null
  /** It has such a part that cannot be read. */
  readonly isTorn: boolean
  readonly pages: readonly GivenPage[]
  /** The evidence that it names, in link form. */
  readonly evidence: readonly string[]
  /** The briefings in the file, which show today's numbers. */
  readonly briefings: readonly (Briefing | DraftBriefing)[]
}

/** A text alone, as one page. */
export function plainHandedOut(format: HandedOutFormat, text: string, language = ''): HandedOutFile {
  return {
    format,
    snapshot: null,
    isTorn: false,
    pages: text === '' ? [] : [{ number: 1, text, notes: '', parts: [], language }],
    evidence: evidenceIn(text),
    briefings: [],
  }
}

const ID = /(?<![\w:-])(?:cells:|record:|[a-z][a-z0-9-]*:\d)[\p{L}\p{N}_.+:,-]*/gu

/** The evidence that a text names by ids or by links into the app. */
export function evidenceIn(text: string): string[] {
  const decoded = text.includes('reader=')
    ? `${text} ${text.replaceAll(/%3A/gi, ':').replaceAll(/%2C/gi, ',')}`
    : text
  const ids = [...decoded.matchAll(ID)].map(([id]) => id.replace(/[.,:+-]+$/, ''))
  return [...new Set(ids)].filter((id) => {
    const target = readReader(id)
    return target !== null && !(target.type === 'document' && target.span === null)
  })
}
