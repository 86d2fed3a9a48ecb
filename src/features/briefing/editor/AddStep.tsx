import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import { openEditor, useEditorStore } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { registerShortcut } from '#state/shortcuts.ts'
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
  useEffect(
    () =>
      registerShortcut('addStep', () => {
        const { editing } = useEditorStore.getState()
        // While a briefing is built, its bar has the key.
        if (own.store.getState().entries.has(editing ?? '')) return false
        useEditorStore.setState({ isAdding: true })
        return true
      }),
    [],
  )
  return createPortal(
    <>
      {isOpen && (
        <CodePart
          code={VIEW}
          loading={null}
          renderFault={(retry) => (
            <div className={`${styles.notice} in-row float`} role="alert">
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

/** Confirms an added step, and offers to edit or undo it. */
function AddedNotice() {
  const { t } = useTranslation('ownBriefings')
  const added = useEditorStore((state) => state.added)
  const close = () => useEditorStore.setState({ added: null })
  return (
    <UndoNotice
      text={added && t('add.added', { number: added.number, title: added.title })}
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

interface UndoNoticeProps {
  /** What was done; null shows nothing. */
  text: string | null
  onUndo: () => void
  onClose: () => void
  /** Further buttons, before the one that undoes. */
  children?: ReactNode
}

/** Says what was done to a briefing, until it is closed or undone. */
export function UndoNotice({ text, onUndo, onClose, children }: UndoNoticeProps) {
  const { t } = useTranslation(['ownBriefings', 'common'])
  // Always mounted: screen readers announce only changes inside an existing live region.
  return (
    <div className={styles.place} role="status">
      {text !== null && (
        <div className={`${styles.notice} in-row float`}>
          <p>{text}</p>
          <div className="in-row">
            {children}
            <Button onClick={onUndo}>{t('add.undo')}</Button>
            <Button look="bare" aria-label={t('common:close')} onClick={onClose}>
              <Icon name="close" />
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
