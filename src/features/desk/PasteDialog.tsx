import { useId, useState } from 'react'
import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import { languageName } from '#i18n/formats.ts'
import { titleOfLines } from '#lib/titleOfLines.ts'
import { desk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Dialog.module.css'

/** Takes a text that was copied elsewhere; makes a project if none is open. */
export function PasteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk')
  const [text, setText] = useState('')
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState<SourceLanguage>('en')
  const id = useId()
  const add = async () => {
    if (!desk.store.getState().project) await desk.newProject(t('untitled'))
    const lines = text.trim().split('\n')
    const heading = titleOfLines(lines) ?? lines[0] ?? ''
    await desk.addText({
      format: 'paste',
      text: text.normalize('NFC'),
      title: title.trim() || heading.slice(0, 80),
      fileName: '',
      pages: [],
      publisher: null,
      date: null,
      language,
    })
    onClose()
  }
  return (
    <ModalDialog name={t('pasteTitle')} look="note" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <h2>{t('pasteTitle')}</h2>
        <label htmlFor={`${id}-title`}>{t('pasteName')}</label>
        <input id={`${id}-title`} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        <LanguageField language={language} onChange={setLanguage} />
        <label htmlFor={`${id}-text`}>{t('pasteText')}</label>
        <textarea
          id={`${id}-text`}
          rows={12}
          required
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button type="submit" look="main" disabled={text.trim() === ''}>
            {t('pasteAdd')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </ModalDialog>
  )
}

interface LanguageFieldProps {
  language: SourceLanguage
  onChange: (language: SourceLanguage) => void
}

/** The language of a text, among those that the rules read. */
export function LanguageField({ language, onChange }: LanguageFieldProps) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{t('textLanguage')}</label>
      <select
        id={id}
        value={language}
        onChange={(event) => onChange(event.currentTarget.value as SourceLanguage)}
      >
        {SOURCE_LANGUAGES.map((one) => (
          <option key={one} value={one}>
            {languageName(one, words.language)}
          </option>
        ))}
      </select>
    </>
  )
}
