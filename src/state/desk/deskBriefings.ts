import { type DraftBriefing, ownId } from '#domain/draftBriefing.ts'
import { readReader } from '#domain/readerLink.ts'
import { namedBy } from '#domain/restsOn.ts'
import { Deliveries, type Delivery } from '#domain/snapshot.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import type { ProjectContent } from '#worker/projectFile.ts'
import { DELIVERIES } from '#worker/projectParts.ts'
import type { DeskEnvironment, DeskState } from './deskState.ts'

/** Whether a step shows or cites one of these documents, tables or marks. */
export function standsOn({ steps }: Pick<DraftBriefing, 'steps'>, ids: ReadonlySet<string>): boolean {
  return steps.some((step) => {
    const { selected, reader } = viewOfStep(step)
    const opened = [...step.evidence.map(readReader), reader]
    const named = [...opened.map((target) => target && namedBy(target)?.id), selected?.id]
    return named.some((id) => typeof id === 'string' && ids.has(id))
  })
}

/** The briefings that stand on the open project: on its texts, tables, or what its claims publish. */
export async function briefingsOfProject(
  shelf: DeskEnvironment['briefings'],
  { project, own }: Pick<DeskState, 'project' | 'own'>,
): Promise<readonly DraftBriefing[]> {
  const things = [project?.documents, project?.tables, own?.measures, own?.events]
  const ids = new Set(things.flatMap((some) => some?.map(({ id }) => id) ?? []))
  return (await shelf.all()).filter((briefing) => standsOn(briefing, ids))
}

const pathOfDeliveries = (id: string) => `${DELIVERIES}${id}.json`

/** The parts of a project's file that say when its briefings were given. */
export async function deliveryParts(
  shelf: DeskEnvironment['briefings'],
  briefings: readonly DraftBriefing[],
): Promise<readonly (readonly [path: string, part: Blob])[]> {
  const all = await Promise.all(briefings.map(async ({ id }) => [id, await shelf.deliveries(id)] as const))
  return all
    .filter(([, deliveries]) => deliveries.length > 0)
    .map(([id, deliveries]) => [pathOfDeliveries(id), new Blob([JSON.stringify(deliveries)])] as const)
}

/** Those of a part; none where it does not fit. */
async function deliveriesIn(part: Blob | undefined): Promise<readonly Delivery[]> {
  try {
    return Deliveries.safeParse(JSON.parse((await part?.text()) ?? '[]')).data ?? []
  } catch {
    return []
  }
}

/** Adds a project file's briefings to this browser's. One changed here since stays; the file's is added beside it, once. */
export async function takeBriefings(
  { briefings: shelf, sha256 }: DeskEnvironment,
  { briefings, parts }: Pick<ProjectContent, 'briefings' | 'parts'>,
): Promise<void> {
  if (briefings.length === 0) return
  const there = new Map((await shelf.all()).map((briefing) => [briefing.id, JSON.stringify(briefing)]))
  for (const briefing of briefings) {
    const text = JSON.stringify(briefing)
    const known = there.get(briefing.id)
    if (known === undefined) shelf.put(briefing)
    else if (known !== text) {
      const id = ownId(sha256(text).slice(0, 12))
      if (!there.has(id)) shelf.put({ ...briefing, id })
    }
    const deliveries = await deliveriesIn(parts.get(pathOfDeliveries(briefing.id)))
    if (deliveries.length > 0) await shelf.addDeliveries(briefing.id, deliveries)
  }
}
