import type { ExtractFault } from '#extract/extractedDocument.ts'

/** The text of a page that a reader saved, or why it cannot be read. */
export type PageText =
  | { ok: true; text: string }
  | { ok: false; fault: ExtractFault['code'] | 'no-text' | 'unreadable' }

/**
 * Reads a saved page (HTML, PDF, Word, text) beside the page, with what its reader leaves out as furniture, because a sentence
 * may stand there. Nothing leaves the device.
 */
export async function readPage(file: File): Promise<PageText> {
  try {
    const { deskWorker } = await import('./desk/desk.ts')
    const read = await deskWorker().read(
      { name: file.name, bytes: file },
      { signal: new AbortController().signal, onProgress: () => {} },
    )
    if (!read.ok) return { ok: false, fault: read.fault.code }
    if (!('document' in read)) return { ok: false, fault: 'no-text' }
    const { text, dropped } = read.document
    return { ok: true, text: [text, ...dropped.map((line) => line.text)].join('\n') }
  } catch {
    return { ok: false, fault: 'unreadable' }
  }
}
