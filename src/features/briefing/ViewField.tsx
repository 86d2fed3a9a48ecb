import { useTranslation } from 'react-i18next'
import type { DraftStep } from '#domain/draftBriefing.ts'
import { viewOfStep } from '#domain/stepView.ts'
import { writeView } from '#domain/viewCodec.ts'
import { useEditorStore } from '#state/editorStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Editor.module.css'
import { StepThumbnail } from './StepThumbnail.tsx'

interface ViewFieldProps {
  briefing: string
  step: DraftStep
  onChange: (view: string) => void
}

/** The view of a step: to be opened and changed on its page, or replaced by the one that was last looked at. */
export function ViewField({ briefing, step, onChange }: ViewFieldProps) {
  const { t } = useTranslation('editor')
  const language = useViewStore((state) => state.view.language)
  const last = useEditorStore((state) => state.lastView)
  const view = viewOfStep(step)
  const link = writeView({ ...view, language, step: { briefing, step: step.id } })
  return (
    <div className={styles.field}>
      <h3 className={styles.label}>{t('edit.view')}</h3>
      <div className={styles.view}>
        <StepThumbnail step={step} />
        <div className={styles.buttons}>
          <a href={link}>{t('edit.openView')}</a>
          <Button
            disabled={last === null || last === step.view}
            onClick={() => last !== null && onChange(last)}
          >
            {t('edit.takeView')}
          </Button>
        </div>
      </div>
    </div>
  )
}
