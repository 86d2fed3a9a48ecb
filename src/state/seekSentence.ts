import type { Locator } from '#domain/datedRecord.ts'
import type { FoundSentence } from '#domain/findSentence.ts'
import type { ExtractFault } from '#extract/extractedDocument.ts'

/** Seeks a sealed sentence in a page's text. Its code loads with the first search. */
export async function seekSentence(text: string, locator: Locator): Promise<FoundSentence> {
  const [{ findSentence }, { sha256 }, { bytesToHex, utf8ToBytes }] = await Promise.all([
    import('#domain/findSentence.ts'),
    import('@noble/hashes/sha2.js'),
    import('@noble/hashes/utils.js'),
  ])
  return findSentence(text, locator, (value) => bytesToHex(sha256(utf8ToBytes(value))))
}

/** The text of a page that a reader saved, or why it cannot be read. */
export type PageText =
  | { ok: true; text: string }
  | { ok: false; fault: ExtractFault['code'] | 'no-text' | 'unreadable' }

/** Reads a saved page beside the page, furniture included, because a sentence may stand there. Nothing leaves the device. */
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
