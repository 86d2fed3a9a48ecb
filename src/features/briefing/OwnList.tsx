import { useTranslation } from 'react-i18next'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { newDraft } from '#domain/draftBriefing.ts'
import { uiLanguageOf } from '#domain/language.ts'
import { noteUse, openEditor } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { readersToday } from '#state/readersToday.ts'
import { openBriefing } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { useWords } from '#words/words.ts'
import pageStyles from './Briefing.module.css'
import { ImportBriefing } from './ImportBriefing.tsx'
import styles from './Own.module.css'

/** The reader's own briefings, those that cannot be read any more, and the ways to a new one. */
export function OwnList({ drafts, open }: { drafts: readonly DraftBriefing[]; open: string | undefined }) {
  const { t } = useTranslation(['editor', 'briefing'])
  const { language: spoken } = useWords()
  const isKept = useOwnBriefings((state) => state.isKept)

  const begin = () => {
    const draft = newDraft({
      id: own.newId(),
      title: t('newTitle'),
      author: drafts.at(-1)?.author ?? '',
      language: uiLanguageOf(spoken),
      date: readersToday(),
    })
    own.put(draft)
    noteUse(draft.id)
    openEditor(draft.id)
  }

  return (
    <section className={pageStyles.list} aria-label={t('list.heading')}>
      <h2 className={pageStyles.subheading}>{t('list.heading')}</h2>
      {drafts.length === 0 && <p className={pageStyles.lead}>{t('list.none')}</p>}
      <ul className={pageStyles.briefings}>
        {drafts.map(({ id, title, language, steps }) => (
          <li key={id}>
            <button
              type="button"
              className={pageStyles.entry}
              aria-current={id === open ? 'true' : undefined}
              onClick={() => openBriefing(id)}
            >
              <span lang={language}>{title.trim() || t('list.untitled')}</span>
              <span className={pageStyles.caption}>{t('briefing:steps', { count: steps.length })}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button onClick={begin}>{t('list.new')}</Button>
        <ImportBriefing drafts={drafts} />
      </div>
      <TornRecords />
      <p className={isKept ? pageStyles.caption : styles.warning}>
        {isKept ? t('list.kept') : t('list.notKept')}
      </p>
    </section>
  )
}

/** Records that this version does not understand: said, offered as a file, and deleted only when the reader says so. */
function TornRecords() {
  const { t } = useTranslation('editor')
  const torn = useOwnBriefings((state) => state.torn)
  return torn.map(({ id, raw }) => (
    <div key={id} className={styles.warning}>
      <p>{t('list.torn', { id })}</p>
      <div className={styles.buttons}>
        <Button
          onClick={() =>
            download(JSON.stringify(raw, null, 2), `${id || 'briefing'}.json`, 'application/json')
          }
        >
          {t('list.tornSave')}
        </Button>
        <Button onClick={() => own.removeTorn(id)}>{t('list.tornDelete')}</Button>
      </div>
    </div>
  ))
}
