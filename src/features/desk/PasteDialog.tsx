import { type ReactNode, useState } from 'react'
import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import { languageName } from '#i18n/formats.ts'
import { titleOfLines } from '#lib/titleOfLines.ts'
import { desk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Input, Select, TextArea } from '#ui/Field.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Desk.module.css'

/** Takes a text that was copied elsewhere; makes a project if none is open. */
export function PasteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk')
  const [text, setText] = useState('')
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState<SourceLanguage>('en')
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
    <FormDialog
      title={t('pasteTitle')}
      submit={t('pasteAdd')}
      isOff={text.trim() === ''}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <Field label={t('pasteName')}>
        <Input value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      </Field>
      <LanguageField language={language} onChange={setLanguage} />
      <Field label={t('pasteText')}>
        <TextArea rows={12} required value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </Field>
    </FormDialog>
  )
}

interface FormDialogProps {
  title: string
  /** The word of the button that submits. */
  submit: string
  isOff: boolean
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog with fields, a button that takes them and one that leaves. */
export function FormDialog({ title, submit, isOff, onSubmit, onClose, children }: FormDialogProps) {
  const { t } = useTranslation('desk')
  return (
    <ModalDialog name={title} look="note" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <h2>{title}</h2>
        {children}
        <div className={styles.buttons}>
          <Button type="submit" look="main" disabled={isOff}>
            {submit}
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
  return (
    <Field label={t('textLanguage')}>
      <Select value={language} onChange={(event) => onChange(event.currentTarget.value as SourceLanguage)}>
        {SOURCE_LANGUAGES.map((one) => (
          <option key={one} value={one}>
            {languageName(one, words.language)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
