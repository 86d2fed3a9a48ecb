import type { Span } from './patterns.ts'
import type { Passage } from './rules.ts'
import type { SentenceTime } from './sentenceTime.ts'

/** A sentence with what was read from it so far; spans and offsets of cues are those of the document. */
export type Reading = Readonly<{
  span: Span
  line: number
  /** Number of the stretch between two headings that the sentence stands in. */
  section: number
  heading: string | null
  passage: Passage
  time: SentenceTime
}>
