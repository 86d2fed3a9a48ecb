import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { followReads } from '#state/editorStore.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { useUiStore } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { AddedNotice, useAddedStep } from './AddedNotice.tsx'
import styles from './AddStep.module.css'
import { EditorIcon } from './EditorIcon.tsx'

const DIALOG = partCode(() => import('./AddStepDialog.tsx').then((m) => m.AddStepDialog))

/** Button that adds the current view to a briefing; also the shortcut A. */
export function AddStepButton() {
  const { t } = useTranslation(['editor', 'common'])
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const isOpen = useAddedStep((state) => state.isDialogOpen)
  const [isFailed, setIsFailed] = useState(false)
  const open = () => {
    setIsFailed(false)
    useAddedStep.setState({ isDialogOpen: true })
    return true
  }
  useEffect(followReads, [])
  useEffect(
    () =>
      registerShortcut('addStep', () => {
        useAddedStep.setState({ isDialogOpen: true })
        return true
      }),
    [],
  )
  return (
    <>
      <Button
        look="bare"
        className={styles.open}
        aria-label={t('add.open')}
        aria-haspopup="dialog"
        aria-keyshortcuts={areLettersOn ? 'A' : undefined}
        title={areLettersOn ? `${t('add.open')} (A)` : t('add.open')}
        onClick={open}
      >
        <EditorIcon name="addStep" />
        <span className={styles.word}>{t('add.word')}</span>
      </Button>
      {/* On a narrow screen the button is in a card that closes; dialog and notice must stay. */}
      {createPortal(
        <>
          {isOpen && !isFailed && (
            <CodePart
              code={DIALOG}
              loading={null}
              renderFault={(retry) => (
                <div className={styles.notice} role="alert">
                  <p>{t('common:crashed')}</p>
                  <Button onClick={retry}>{t('common:retry')}</Button>
                </div>
              )}
            />
          )}
          <AddedNotice />
        </>,
        document.body,
      )}
    </>
  )
}
