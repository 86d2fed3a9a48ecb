import * as z from 'zod/mini'
import { jsonErrorOffset, jsonShapeFault } from '#lib/jsonFaults.ts'
import { Briefing } from './briefing.ts'
import { DraftBriefing, ownId } from './draftBriefing.ts'
import { Deliveries, type Delivery } from './snapshot.ts'

/** Version of the file format: the one written, and the newest one read. */
const FILE_VERSION = 4

/** Maximum file size, bytes; 200 full steps stay far below it. */
export const MAX_BYTES = 4_000_000

export const FILE_ENDING = '.briefing.json'

/** File header: format, version, and the version of the published data (null: unknown). */
const Mark = z.strictObject({
  format: z.literal('briefing'),
  version: z.int().check(z.gte(1), z.lte(FILE_VERSION)),
  data: z.nullable(z.string()),
})

/** Whose a briefing is: a published one becomes the reader's own. */
const Owner = z.object({ id: Briefing.shape.id, translates: Briefing.shape.translates })

/** What a file holds: header, briefing, and the days on which it was given. For those who write or check files elsewhere. */
export function briefingFileShape() {
  return { throughline: Mark, ...DraftBriefing.shape, ...Owner.shape, givings: z.optional(Deliveries) }
}

/** What is wrong with a field: unknown, absent, of another type, no day of the calendar, too long, or another value. */
export type MisfitReason = 'unknown' | 'missing' | 'type' | 'day' | 'long' | 'value'

/** Why a file is rejected; `place` is the path to the fault. */
export type ImportFault =
  | { readonly code: 'too-large' }
  | { readonly code: 'torn'; readonly line: number; readonly column: number }
  | { readonly code: 'foreign' }
  | { readonly code: 'newer'; readonly version: number }
  | { readonly code: 'misfit'; readonly place: string; readonly reason: MisfitReason }
  | { readonly code: 'repeated'; readonly name: string; readonly line: number; readonly column: number }
  | { readonly code: 'doubled'; readonly name: string; readonly first: number; readonly second: number }

/** Serialises a briefing to a file: a published briefing with a header, and the days on which it was given. */
export function writeBriefingFile(
  briefing: Briefing,
  data: string | null,
  deliveries: readonly Delivery[] = [],
): string {
  const throughline = { format: 'briefing', version: FILE_VERSION, data }
  const given = deliveries.length > 0 ? { givings: deliveries } : {}
  return `${JSON.stringify({ throughline, ...briefing, ...given }, null, 2)}\n`
}

/** Reads a file completely or rejects it. A published briefing becomes an own one. */
export function readBriefingFile(
  file: string,
):
  | { briefing: DraftBriefing; deliveries: readonly Delivery[]; fault: null }
  | { briefing: null; fault: ImportFault } {
  const refuse = (fault: ImportFault) => ({ briefing: null, fault })
  if (file.length > MAX_BYTES) return refuse({ code: 'too-large' })
  // Some editors begin a file with a byte-order mark.
  const text = file.replace(/^\ufeff/, '')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse({ code: 'torn', ...placeIn(text, jsonErrorOffset(text) ?? text.length) })
  }
  if (typeof json !== 'object' || json === null || !('throughline' in json))
    return refuse({ code: 'foreign' })
  const shape = jsonShapeFault(text)
  if (shape) {
    const place = placeIn(text, shape.offset)
    return refuse(
      shape.code === 'deep' ? { code: 'torn', ...place } : { code: 'repeated', name: shape.name, ...place },
    )
  }
  const { throughline, givings = [], ...rest } = json as typeof json & { givings?: unknown }
  const mark = Mark.safeParse(throughline)
  if (!mark.success) {
    const version = newerVersion(throughline)
    return refuse(version === null ? { code: 'foreign' } : { code: 'newer', version })
  }
  const { id, translates } = Owner.shape
  const owner = id.safeParse(Object(rest).id)
  const own = {
    ...rest,
    ...(owner.success ? { id: ownId(owner.data) } : {}),
    ...(translates.safeParse(Object(rest).translates).success ? { translates: null } : {}),
  }
  const read = DraftBriefing.safeParse(own)
  const given = Deliveries.safeParse(givings)
  if (read.success && given.success) return { briefing: read.data, deliveries: given.data, fault: null }
  if (read.success)
    return refuse({
      code: 'misfit',
      place: placeOf(['givings', ...(given.error?.issues[0]?.path ?? [])]),
      reason: 'value',
    })
  const [issue] = read.error.issues
  // The path of an unknown field ends above it.
  const unknown = issue && 'keys' in issue ? issue.keys.slice(0, 1) : []
  const place = placeOf([...(issue?.path ?? []), ...unknown])
  const misfit: ImportFault = { code: 'misfit', place, reason: reasonOf(issue, own) }
  return refuse((place === 'steps' ? doubledStep(rest) : null) ?? misfit)
}

function reasonOf(issue: z.core.$ZodIssue | undefined, file: unknown): MisfitReason {
  if (!issue || 'keys' in issue) return 'unknown'
  const found = issue.path.reduce<unknown>((value, key) => Object(value)[key], file)
  if (found === undefined) return 'missing'
  if (issue.code === 'invalid_type') return 'type'
  if (issue.path.at(-1) === 'date') return 'day'
  return issue.code === 'too_big' ? 'long' : 'value'
}

/** The first two steps of a file with one id; null if there are none. */
function doubledStep(file: object): ImportFault | null {
  const steps: readonly unknown[] = 'steps' in file && Array.isArray(file.steps) ? file.steps : []
  const ids = steps.map((step) =>
    typeof step === 'object' && step !== null && 'id' in step ? step.id : null,
  )
  const second = ids.findIndex((id, index) => id !== null && ids.indexOf(id) !== index)
  const name = ids[second]
  if (typeof name !== 'string') return null
  return { code: 'doubled', name, first: ids.indexOf(name) + 1, second: second + 1 }
}

/** The version of a header newer than this code; else null. */
function newerVersion(mark: unknown): number | null {
  if (typeof mark !== 'object' || mark === null || !('format' in mark) || !('version' in mark)) return null
  const { format, version } = mark
  return format === 'briefing' && typeof version === 'number' && version > FILE_VERSION ? version : null
}

function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/** A path such as `steps[2].title`, counted from 1 as in the lists on screen. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}
