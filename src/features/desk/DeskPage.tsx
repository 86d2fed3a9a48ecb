import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import type { View } from '#domain/view.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { setDeskPlace, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { DeskStart } from './DeskStart.tsx'
import { ForkedDialog } from './ProjectFile.tsx'
import { LoadingPage, ProjectView } from './ProjectView.tsx'

const RecheckView = lazy(() => import('./recheck/RecheckView.tsx').then((m) => ({ default: m.RecheckView })))

/** The Desk: the open project, or the way to one; or what was given to others, being checked. */
export function DeskPage() {
  const { t } = useTranslation('desk')
  const isReady = useDesk((state) => state.isReady)
  const isOpen = useDesk((state) => state.project !== null)
  const isMissing = useDeskLink()
  const frame = useKeptFocus()
  const [isChecking, setChecking] = useState(false)
  if (isChecking && !isOpen)
    return (
      <Suspense fallback={<LoadingPage title={t('start.recheck')} />}>
        <RecheckView onClose={() => setChecking(false)} />
      </Suspense>
    )
  return (
    <div ref={frame} style={{ display: 'contents' }}>
      {isMissing && <p role="alert">{t('notHere')}</p>}
      {isOpen ? (
        <ProjectView />
      ) : isReady ? (
        <DeskStart onRecheck={() => setChecking(true)} />
      ) : (
        <LoadingPage title={t('start.title')} />
      )}
      <ForkedDialog />
    </div>
  )
}

const isSame = (a: View['desk'], b: View['desk']) => a?.join(' ') === b?.join(' ')

/** Opens what the link names, and names what is open in it. Returns whether the link names a project that is not here. */
function useDeskLink(): boolean {
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

/** Controls that take no letters: what a reader types on must not end in another field. */
const CONTROLS = 'button:not(:disabled), a[href], summary, [tabindex="0"]'

/**
 * For the frame of a page whose parts come and go: when the control that has the focus goes, the focus moves to the same
 * control in its new place, to the first one of the nearest part that is left, or to the page, and never into a field.
 * Otherwise the keyboard and a screen reader would start again at the top of the window.
 */
export function useKeptFocus(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const root = frame.current
    if (!root) return
    /** The control that had the focus last, and the parts around it, the nearest first. */
    let last: { control: Element; parts: readonly Element[] } | null = null
    const note = ({ target }: Event) => {
      const parts: Element[] = []
      if (!(target instanceof Element)) return
      for (let part = target.parentElement; part && part !== root; part = part.parentElement) parts.push(part)
      last = { control: target, parts }
    }
    // After a press outside all controls, no control is to get the focus back.
    const forget = () => {
      last = null
    }
    const observer = new MutationObserver(() => {
      if (!last || last.control.isConnected || document.activeElement !== document.body) return
      const { control, parts } = last
      const nameOf = (one: Element) => one.getAttribute('aria-label') ?? one.textContent
      const isSame = (other: Element) =>
        other.tagName === control.tagName && nameOf(other) === nameOf(control)
      const same = [...root.querySelectorAll(CONTROLS)].find(isSame)
      const left = parts
        // Not the whole project: its first control leaves it.
        .filter((part) => part.isConnected && part.parentElement !== root)
        .map((part) => part.querySelector(CONTROLS))
        .find((first) => first !== null)
      const next = same ?? left ?? root.closest('main')
      if (next instanceof HTMLElement) next.focus({ preventScroll: next.tagName === 'MAIN' })
    })
    observer.observe(root, { childList: true, subtree: true })
    root.addEventListener('focusin', note)
    root.addEventListener('pointerdown', forget)
    return () => {
      observer.disconnect()
      root.removeEventListener('focusin', note)
      root.removeEventListener('pointerdown', forget)
    }
  }, [])
  return frame
}
