import { useId, useState } from 'react'
import type { SourceLanguage } from '#domain/language.ts'
import { periodOfDate } from '#domain/period.ts'
import type { DocumentFacts } from '#domain/project.ts'
import { desk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Dialog.module.css'
import { LanguageField } from './LanguageField.tsx'

interface FactsDialogProps {
  document: DocumentFacts & { id: string; fileName: string }
  onClose: () => void
}

/** Corrects what is known of a document; an empty field is "not stated". */
export function FactsDialog({ document, onClose }: FactsDialogProps) {
  const { t } = useTranslation(['desk', 'common'])
  const id = useId()
  const [title, setTitle] = useState(document.title)
  const [publisher, setPublisher] = useState(document.publisher ?? '')
  const [date, setDate] = useState(document.date ?? '')
  const [language, setLanguage] = useState<SourceLanguage>(document.language)
  const facts = {
    title: title.trim() || document.fileName || document.title,
    publisher: publisher.trim() || null,
    date: date.trim() || null,
    language,
  }
  const isDateWrong = facts.date !== null && periodOfDate(facts.date) === null
  const fields = [
    ['title', t('pasteName'), title, setTitle, ''],
    ['publisher', t('publisher'), publisher, setPublisher, t('common:notStated')],
    ['date', t('date'), date, setDate, t('common:notStated')],
  ] as const
  return (
    <ModalDialog name={t('factsOf', { name: document.title })} look="note" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isDateWrong) return
          void desk.setFacts(document.id, facts)
          onClose()
        }}
      >
        <h2>{t('factsOf', { name: document.title })}</h2>
        {fields.map(([field, label, value, set, placeholder]) => (
          <p key={field}>
            <label htmlFor={`${id}-${field}`}>{label}</label>
            <input
              id={`${id}-${field}`}
              value={value}
              placeholder={placeholder}
              aria-describedby={field === 'date' ? `${id}-form` : undefined}
              aria-invalid={field === 'date' && isDateWrong}
              onChange={(event) => set(event.currentTarget.value)}
            />
          </p>
        ))}
        <p id={`${id}-form`} role={isDateWrong ? 'alert' : undefined}>
          {t(isDateWrong ? 'dateWrong' : 'dateForm')}
        </p>
        <LanguageField language={language} onChange={setLanguage} />
        <div className={styles.buttons}>
          <Button type="submit" look="main" disabled={isDateWrong}>
            {t('keepFacts')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </ModalDialog>
  )
}
