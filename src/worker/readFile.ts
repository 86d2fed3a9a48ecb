import type { SourceLanguage } from '#domain/language.ts'
import type { PageSpan, TextFormat } from '#domain/project.ts'

/** A text read from a file. A null is "not stated"; a null language is none that the rules read. */
export interface ReadText {
  readonly format: TextFormat
  readonly text: string
  readonly pages: readonly PageSpan[]
  readonly title: string | null
  readonly publisher: string | null
  readonly date: string | null
  readonly language: SourceLanguage | null
}

export type ReadFault =
  | 'unreadable'
  | 'unknown-format'
  | 'empty'
  | 'too-large'
  | 'encrypted'
  | 'damaged'
  | 'scan'
  | 'too-many-pages'
export type ReadResult =
  | { readonly ok: true; readonly document: ReadText }
  | { readonly ok: false; readonly fault: { readonly code: ReadFault } }

export type ReadFile = (
  file: { name: string; bytes: Uint8Array },
  options: { signal?: AbortSignal; onProgress?: (done: number, of: number) => void },
) => Promise<ReadResult>

export const readFile: ReadFile = async ({ bytes }) => {
  const text = new TextDecoder().decode(bytes)
  if (text.trim() === '') return { ok: false, fault: { code: 'empty' } }
  return {
    ok: true,
    document: { format: 'txt', text, pages: [], title: null, publisher: null, date: null, language: 'en' },
  }
}
