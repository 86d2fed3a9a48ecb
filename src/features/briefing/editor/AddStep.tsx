import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { openEditor, useEditorStore } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { useLatest } from '#state/useProvenance.ts'
import { useShortcut } from '#state/useShortcut.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './AddStep.module.css'

const VIEW = partCode(() => import('./AddView.tsx').then((m) => m.AddView))

/** Adds the current view to a briefing, and says so; pressed in the Present menu or by the key A. */
export function AddStep() {
  const { t } = useTranslation('common')
  const isOpen = useEditorStore((state) => state.isAdding)
  useShortcut('addStep', () => {
    const { editing } = useEditorStore.getState()
    // While a briefing is being built, its bar handles the key.
    const isBuilding = own.store.getState().entries.has(editing ?? '')
    if (!isBuilding) useEditorStore.setState({ isAdding: true })
    return !isBuilding
  })
  return createPortal(
    <>
      {isOpen && (
        <CodePart
          code={VIEW}
          loading={null}
          renderFault={(retry) => (
            <div className={`${styles.notice} breaks in-row float`} role="alert">
              <p>{t('crashed')}</p>
              <Button onClick={retry}>{t('retry')}</Button>
            </div>
          )}
        />
      )}
      <AddedNotice />
    </>,
    document.body,
  )
}

/** Confirms an added step, and offers to edit or undo it: until the talk is edited or begins, or another page opens. */
function AddedNotice() {
  const { t } = useTranslation('ownBriefings')
  const added = useEditorStore((state) => state.added)
  const draft = useOwnBriefings(({ entries }) => entries.get(added?.briefing ?? '')?.history.present)
  const page = useViewStore(({ view }) => view.page)
  const isInTalk = useViewStore(({ view }) => view.step !== null && view.step.step !== null)
  // Later on, undo would take back more than the added step.
  const isOver = added !== null && (draft !== added.draft || page !== added.page || isInTalk)
  useEffect(() => {
    if (isOver) close()
  }, [isOver])
  return (
    <UndoNotice
      text={added && !isOver ? t('add.added', { number: added.number }) : null}
      isPassing
      onUndo={() => {
        close()
        added?.undo()
      }}
      onClose={close}
    >
      <Button
        onClick={() => {
          close()
          if (added) openEditor(added.briefing, added.step)
        }}
      >
        {t('add.openEditor')}
      </Button>
    </UndoNotice>
  )
}

const close = () => useEditorStore.setState({ added: null })

interface UndoNoticeProps {
  /** What was done; null shows nothing. */
  text: string | null
  onUndo: () => void
  onClose: () => void
  /** Whether it disappears by itself, unless the pointer or focus is in it. */
  isPassing?: boolean
  /** Further buttons, before the one that undoes. */
  children?: ReactNode
}

/** Says what was done to a briefing, until it is closed or undone. */
export function UndoNotice({ text, ...rest }: UndoNoticeProps) {
  // Always mounted: screen readers announce only changes inside an existing live region.
  return (
    <div className={`${styles.place} no-pointer stack`} role="status">
      {text !== null && <Notice key={text} text={text} {...rest} />}
    </div>
  )
}

/** How long a passing notice stays, ms. */
const PASSING_MS = 10_000

function Notice({ text, onUndo, onClose, isPassing = false, children }: UndoNoticeProps & { text: string }) {
  const { t } = useTranslation(['ownBriefings', 'common'])
  const [isHeld, setIsHeld] = useState({ byPointer: false, byFocus: false })
  const isWaiting = isPassing && !isHeld.byPointer && !isHeld.byFocus
  const pass = useLatest(onClose)
  useEffect(() => {
    if (!isWaiting) return
    const timer = window.setTimeout(() => pass.current(), PASSING_MS)
    return () => window.clearTimeout(timer)
  }, [isWaiting, pass])
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // What was deleted had the focus with it.
    if (!isPassing && document.activeElement === document.body) undo.current?.focus()
  }, [isPassing])
  const hold = (part: Partial<typeof isHeld>) => setIsHeld((before) => ({ ...before, ...part }))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes where the pointer and focus are.
    <div
      className={`${styles.notice} breaks in-row float`}
      onPointerEnter={() => hold({ byPointer: true })}
      onPointerLeave={() => hold({ byPointer: false })}
      onFocus={() => hold({ byFocus: true })}
      onBlur={() => hold({ byFocus: false })}
    >
      <p>{text}</p>
      <div className="in-row">
        {children}
        <Button ref={undo} onClick={onUndo}>
          {t('shared:undo')}
        </Button>
        <Button look="bare" aria-label={t('common:close')} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
    </div>
  )
}
