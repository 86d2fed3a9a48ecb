import { useId } from 'react'
import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import { languageName } from '#i18n/formats.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

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
