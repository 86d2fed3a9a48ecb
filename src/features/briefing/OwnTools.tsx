import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { openEditor } from '#state/editorStore.ts'
import { Button } from '#ui/Button.tsx'
import { useWords } from '#words/words.ts'
import pageStyles from './Briefing.module.css'
import { DeleteBriefing } from './DeleteBriefing.tsx'
import styles from './Own.module.css'
import { SaveBriefing } from './SaveBriefing.tsx'

interface OwnToolsProps {
  draft: DraftBriefing
  /** What of it can be shown; undefined where no step stands. */
  shown: Briefing | undefined
  /** Whether its steps could be held against their evidence. */
  isChecked: boolean
}

/** What can be done to an own briefing, and what of it is left out. */
export function OwnTools({ draft, shown, isChecked }: OwnToolsProps) {
  const { t } = useTranslation('editor')
  const words = useWords()
  const standing = new Set(shown?.steps.map(({ id }) => id))
  const withheld = draft.steps.flatMap(({ id }, index) => (standing.has(id) ? [] : [String(index + 1)]))
  return (
    <>
      <div className={styles.buttons}>
        <Button {...(shown ? {} : { look: 'main' })} onClick={() => openEditor(draft.id)}>
          {t('list.edit')}
        </Button>
        <SaveBriefing draft={draft} />
        <DeleteBriefing draft={draft} />
      </div>
      {isChecked && withheld.length > 0 && (
        <p className={styles.warning}>
          {t('list.withheld', { count: withheld.length, steps: words.list(withheld) })}
        </p>
      )}
    </>
  )
}

/** An own briefing of which nothing can be shown yet. */
export function UnshownBriefing({ draft, isChecked }: Omit<OwnToolsProps, 'shown'>) {
  const { t } = useTranslation('editor')
  return (
    <header className={pageStyles.head}>
      <h2 className={pageStyles.title} lang={draft.language}>
        {draft.title.trim() || t('list.untitled')}
      </h2>
      <p>{isChecked ? t('list.empty') : t('list.notRead')}</p>
      <OwnTools draft={draft} shown={undefined} isChecked={isChecked} />
    </header>
  )
}
