import { useEffect, useRef, useState } from 'react'
import type { View } from '#domain/view.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { setDeskPlace, useViewStore } from '#state/viewStore.ts'

const isSame = (a: View['desk'], b: View['desk']) => a?.join(' ') === b?.join(' ')

/**
 * Opens the project, document, claim and table that the link names, and names what is open in the link. Returns whether the
 * link names a project that this device does not have.
 */
export function useDeskLink(): boolean {
  const linked = useViewStore(({ view }) => view.desk)
  const isReady = useDesk((state) => state.isReady)
  const project = useDesk((state) => state.project?.id ?? null)
  const document = useDesk((state) => state.documentId)
  const claim = useDesk((state) => state.claimId)
  const table = useDesk((state) => state.tableId)
  // The link as this page wrote it: another one came from outside, and is to be opened.
  const written = useRef<View['desk']>(null)
  const [isMissing, setMissing] = useState(false)
  const [isOpening, setOpening] = useState(false)

  useEffect(() => {
    if (!isReady || linked === null || isSame(linked, written.current)) return
    // A project shows before the Desk is ready: a table that was opened meanwhile stays open.
    const isLate = written.current === null && desk.store.getState().tableId !== null
    written.current = linked
    if (isLate) return
    const { heads, damaged } = desk.store.getState()
    const isHere = heads.some(({ id }) => id === linked[0])
    setMissing(!isHere && !damaged.includes(linked[0] ?? ''))
    if (!isHere) return
    setOpening(true)
    void openPlace(linked).finally(() => setOpening(false))
  }, [isReady, linked])

  useEffect(() => {
    // While a link is being opened, or names what is not here, the reader can still copy it.
    if (!isReady || isOpening || (isMissing && project === null)) return
    const place = project === null ? null : [project, document ?? '', claim ?? '', table ?? '']
    written.current = place
    if (project !== null) setMissing(false)
    if (!isSame(place, useViewStore.getState().view.desk)) setDeskPlace(place)
  }, [isReady, isOpening, isMissing, project, document, claim, table])
  return isMissing && project === null
}

async function openPlace([
  project = '',
  document = '',
  claim = '',
  table = '',
]: readonly string[]): Promise<void> {
  const { getState } = desk.store
  if (getState().project?.id !== project) await desk.openProject(project)
  const isThere = getState().project?.documents.some(({ id }) => id === document) ?? false
  if (isThere) await desk.openDocument(document, claim || null)
  const hasTable = getState().project?.tables.some(({ id }) => id === table) ?? false
  if (hasTable) desk.openTable(table)
}
