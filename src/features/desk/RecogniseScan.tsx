import { useEffect, useState } from 'react'
import { sourceLanguageOf } from '#domain/language.ts'
import type { RecognisedLanguage } from '#domain/textRecognition.ts'
import { type IncomingFile, recogniseFile } from '#state/desk/incoming.ts'
import {
  findLoaded,
  HAS_RECOGNITION,
  LANGUAGES,
  removeLanguage,
  sizeOfPart,
  useRecognition,
} from '#state/textRecognition.ts'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/Choices.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import shared from './Desk.module.css'
import { FormDialog, useLanguageName } from './PasteDialog.tsx'

/** Seconds that a page of text takes, as measured (`docs/speed.md`). */
const SECONDS = 4

/** Offers text recognition for a file with pages that are pictures. */
export function RecogniseScan({ file: { id, name, stopped } }: { file: IncomingFile }) {
  const { t } = useTranslation('recognition')
  const [isAsking, setAsking] = useState(false)
  if (!HAS_RECOGNITION) return <p>{t('inOneFile')}</p>
  return (
    <>
      {stopped && <p>{t(`stopped.${stopped}`)}</p>}
      <Button onClick={() => setAsking(true)}>{t('recognise')}</Button>
      {isAsking && <LanguagesDialog id={id} name={name} onClose={() => setAsking(false)} />}
    </>
  )
}

/** A number of bytes in the reader's words. */
export function useMegabytes(): (bytes: number) => string {
  const { language } = useWords()
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  })
  return (bytes) => format.format(bytes / 1e6)
}

/** The languages of a scan: which it is read in, what each takes, and which this device has. */
function LanguagesDialog({ id, name, onClose }: { id: number; name: string; onClose: () => void }) {
  const { t } = useTranslation('recognition')
  const { language: own } = useWords()
  const languageOf = useLanguageName()
  const megabytes = useMegabytes()
  const there = useRecognition((state) => state.languages) ?? []
  const hasEngine = useRecognition((state) => state.hasEngine)
  const [chosen, setChosen] = useState<readonly RecognisedLanguage[]>(
    LANGUAGES.filter((language) => language === own),
  )
  useEffect(() => void findLoaded(), [])
  const missing = [
    ...(hasEngine ? [] : (['engine'] as const)),
    ...chosen.filter((language) => !there.includes(language)),
  ].reduce((sum, part) => sum + sizeOfPart(part), 0)
  return (
    <FormDialog
      title={t('recogniseNamed', { name })}
      submit={missing > 0 ? t('startLoading', { size: megabytes(missing) }) : t('start')}
      isOff={chosen.length === 0}
      onSubmit={() => {
        recogniseFile(id, chosen)
        onClose()
      }}
      onClose={onClose}
    >
      <p>{t('lead')}</p>
      <fieldset className="gap-4 stack" aria-label={t('languages')}>
        {LANGUAGES.map((language) => {
          const isThere = there.includes(language)
          return (
            <div key={language} className="apart-16 in-row">
              <CheckBox
                className="gap-8 target row-middle"
                isChecked={chosen.includes(language)}
                onToggle={() =>
                  setChosen(LANGUAGES.filter((one) => chosen.includes(one) !== (one === language)))
                }
              >
                {languageOf(language)}
              </CheckBox>
              <span className="quiet row-type">
                {t(isThere ? 'there' : 'size', { size: megabytes(sizeOfPart(language)) })}
                {sourceLanguageOf(language) === null && <>; {t('toRead')}</>}
              </span>
              {isThere && <RemoveLanguage language={language} />}
            </div>
          )
        })}
      </fieldset>
      {!hasEngine && (
        <p className="quiet row-type">{t('engine', { size: megabytes(sizeOfPart('engine')) })}</p>
      )}
      <p className="quiet row-type">{t('slow', { seconds: SECONDS })}</p>
    </FormDialog>
  )
}

function RemoveLanguage({ language }: { language: RecognisedLanguage }) {
  const { t } = useTranslation('recognition')
  const languageOf = useLanguageName()
  return (
    <Button
      look="text"
      aria-label={t('removeNamed', { language: languageOf(language) })}
      onClick={() => void removeLanguage(language)}
    >
      {t('remove')}
    </Button>
  )
}

/** The languages that this device has, each to be removed by itself; nothing where it has none. */
export function LoadedLanguages() {
  const { t } = useTranslation('recognition')
  const languageOf = useLanguageName()
  const megabytes = useMegabytes()
  const languages = useRecognition((state) => state.languages) ?? []
  useEffect(() => {
    if (HAS_RECOGNITION) void findLoaded()
  }, [])
  if (languages.length === 0) return null
  return (
    <section aria-label={t('loaded')}>
      <h3 className={`${shared.inset} row-type`}>{t('loaded')}</h3>
      <ul>
        {languages.map((language) => (
          <li key={language} className={`apart-16 in-row ${shared.inset}`}>
            {languageOf(language)}
            <span className="quiet row-type">{megabytes(sizeOfPart(language))}</span>
            <RemoveLanguage language={language} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How much of a language is loaded, while it is. */
export function LoadingNote() {
  const { t } = useTranslation('recognition')
  const megabytes = useMegabytes()
  const loading = useRecognition((state) => state.loading)
  if (!loading) return null
  return <>{t('loading', { done: megabytes(loading.bytes), of: megabytes(loading.of) })}</>
}
