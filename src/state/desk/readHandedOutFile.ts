import { type ExtractFault, LIMITS } from '#extract/extractedDocument.ts'
import type { HandedOutResult } from '#extract/readHandedOut.ts'
import { deskWorker } from './desk.ts'

/** Why a file cannot be checked. */
export type HandedOutFault =
  | { readonly code: ExtractFault['code'] | 'unreadable' }
  | { readonly code: 'briefing'; readonly place: string | null }

/** Reads a file that was given to others, or a text that was pasted, in the worker. Never rejects. */
export async function readHandedOutFile(
  file: File | string,
): Promise<(HandedOutResult & { ok: true }) | { ok: false; fault: HandedOutFault }> {
  if (typeof file !== 'string' && file.size > LIMITS.bytes) return { ok: false, fault: { code: 'too-large' } }
  try {
    if (typeof file === 'string') return { ok: true, given: await deskWorker().readPasted(file) }
    const read = await deskWorker().readHandedOut({ name: file.name, bytes: file })
    if (read.ok) return read
    const { fault } = read
    if (!/\.json$/i.test(file.name)) return { ok: false, fault: { code: fault.code as ExtractFault['code'] } }
    const place = 'line' in fault ? `${fault.line}:${fault.column}` : 'place' in fault ? fault.place : null
    return { ok: false, fault: { code: 'briefing', place } }
  } catch {
    return { ok: false, fault: { code: 'unreadable' } }
  }
}
