import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { followReads } from '#state/editorStore.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { AddedNotice, useAddedStep } from './AddedNotice.tsx'
import styles from './AddStep.module.css'

const DIALOG = partCode(() => import('./AddStepDialog.tsx').then((m) => m.AddStepDialog))

/** The dialog that adds the current view to a briefing, and its notice; opened by the Present menu or by the key A. */
export function AddStep() {
  const { t } = useTranslation('common')
  const isOpen = useAddedStep((state) => state.isDialogOpen)
  useEffect(followReads, [])
  useEffect(
    () =>
      registerShortcut('addStep', () => {
        useAddedStep.setState({ isDialogOpen: true })
        return true
      }),
    [],
  )
  return createPortal(
    <>
      {isOpen && (
        <CodePart
          code={DIALOG}
          loading={null}
          renderFault={(retry) => (
            <div className={styles.notice} role="alert">
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
