import { type ReactNode, useState } from 'react'
import { SOURCE_LANGUAGES } from '#domain/language.ts'
import { titleOfLines } from '#domain/titleOfLines.ts'
import { languageName } from '#i18n/formats.ts'
import { addressIn } from '#lib/webAddress.ts'
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
  const [language, setLanguage] = useState('en')
  /** The document with the same text, once it is named: then the text is added all the same. */
  const [known, setKnown] = useState<{ id: string; title: string } | null>(null)
  const isAddress = addressIn(text) !== null
  const add = async () => {
    if (!desk.store.getState().project) await desk.newProject(t('untitled'))
    const same = await desk.sameText(text.normalize('NFC'))
    if (same && same.id !== known?.id) {
      setKnown(same)
      return
    }
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
      isOff={text.trim() === '' || isAddress}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <Field label={t('shared:title')}>
        <Input value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      </Field>
      <LanguageField language={language} onChange={setLanguage} />
      {known && <p role="alert">{t('sameText', { name: t('pasteText'), title: known.title })}</p>}
      <Field label={t('pasteText')}>
        <TextArea rows={12} required value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </Field>
      {isAddress && <p role="alert">{t('pastedAddress')}</p>}
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
        className={`${styles.form} stack`}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <h2 className="title-16">{title}</h2>
        {children}
        <div className="gap-8 row-wrap">
          <Button type="submit" look="main" disabled={isOff}>
            {submit}
          </Button>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
        </div>
      </form>
    </ModalDialog>
  )
}

interface LanguageFieldProps {
  language: string
  onChange: (language: string) => void
  /** For a field in a table, whose column names it. */
  label?: string
}

/** The language of a text: those that the rules read, the one that was found, and any other. */
export function LanguageField({ language, onChange, label }: LanguageFieldProps) {
  const { t } = useTranslation('desk')
  const languageOf = useLanguageName()
  const choice = (
    <Select aria-label={label} value={language} onChange={(event) => onChange(event.currentTarget.value)}>
      {[...new Set([...SOURCE_LANGUAGES, language, ANOTHER_LANGUAGE])].map((one) => (
        <option key={one} value={one}>
          {languageOf(one)}
        </option>
      ))}
    </Select>
  )
  return label === undefined ? <Field label={t('textLanguage')}>{choice}</Field> : choice
}

/** A language that is not known, ISO 639-2. */
export const ANOTHER_LANGUAGE = 'und'

/** The name of a text's language in the reader's. */
export function useLanguageName(): (language: string) => string {
  const { t } = useTranslation('desk')
  const words = useWords()
  return (language) =>
    language === ANOTHER_LANGUAGE ? t('otherLanguage') : languageName(language, words.language)
}
