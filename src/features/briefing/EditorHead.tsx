import { useTranslation } from 'react-i18next'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { ownLanguageName } from '#i18n/formats.ts'
import { own } from '#state/ownBriefings.ts'
import styles from './Editor.module.css'

/** Title, author, day and language of the briefing. */
export function EditorHead({ draft }: { draft: DraftBriefing }) {
  const { t } = useTranslation('editor')
  const edit = (part: Partial<DraftBriefing>, burst?: string) =>
    own.edit(draft.id, (before) => ({ ...before, ...part }), burst)
  return (
    <section className={styles.head} aria-label={t('edit.head')}>
      <h1 className="visually-hidden">{t('edit.heading', { title: draft.title })}</h1>
      <label className={`${styles.field} ${styles.wide}`}>
        {t('edit.title')}
        <input
          className={styles.title}
          lang={draft.language}
          value={draft.title}
          maxLength={400}
          onChange={(event) => edit({ title: event.currentTarget.value }, 'head title')}
        />
      </label>
      <label className={styles.field}>
        {t('edit.author')}
        <input
          value={draft.author}
          maxLength={400}
          onChange={(event) => edit({ author: event.currentTarget.value }, 'head author')}
        />
      </label>
      <label className={styles.field}>
        {t('edit.date')}
        <input
          type="date"
          value={draft.date}
          required
          onChange={(event) => {
            // A date that is being typed is none yet.
            if (/^\d{4}-\d{2}-\d{2}$/.test(event.currentTarget.value))
              edit({ date: event.currentTarget.value })
          }}
        />
      </label>
      <label className={styles.field}>
        {t('edit.language')}
        <select
          value={draft.language}
          onChange={(event) => {
            const language = UI_LANGUAGES.find((known) => known === event.currentTarget.value)
            if (language) edit({ language })
          }}
        >
          {UI_LANGUAGES.map((language) => (
            <option key={language} value={language} lang={language}>
              {ownLanguageName(language)}
            </option>
          ))}
        </select>
      </label>
    </section>
  )
}
