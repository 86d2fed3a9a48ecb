import { useId, useRef, useState } from 'react'
import type { Locator, RecordSource } from '#domain/datedRecord.ts'
import type { FoundSentence } from '#domain/findSentence.ts'
import { periodOfDate } from '#domain/period.ts'
import { sentenceLink } from '#domain/sentenceLink.ts'
import { useDataset } from '#state/datasets.ts'
import { readPage, seekSentence } from '#state/seekSentence.ts'
import { Button } from '#ui/Button.tsx'
import { TextArea } from '#ui/Field.tsx'
import { StrokeIcon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { OutLink } from './OutLink.tsx'
import styles from './Sources.module.css'

/** Hex digits of a hash that are shown: enough to compare by eye. */
const SHOWN_DIGITS = 8

/** A ticked box: the sentence is sealed. A dashed one: only its page is named. */
const SEAL_ICONS = {
  sealed: 'M3 2.500h10v11H3zM5.500 8l2 2L11 6',
  page: 'M3 2.500h2M7 2.500h2M11 2.500h2v2M13 6.500v2.500M13 11v2.500h-2M9 13.500H7M5 13.500H3V11M3 9V6.500M3 4.500v-2',
} as const

/** Whether the sentence of a page is sealed; the word is beside it. */
export function SealSign({ isSealed }: { isSealed: boolean }) {
  return <StrokeIcon path={SEAL_ICONS[isSealed ? 'sealed' : 'page']} />
}

/**
 * The decisive sentence of a source: its ends, when it was read, the way to it on the publisher's page, its last check, and a check
 * of a page that the reader saved or copied. Its text is not kept. Without a locator only the last check of the page.
 */
export function SentenceSeal({ source, hasCheck = true }: { source: RecordSource; hasCheck?: boolean }) {
  const { t } = useTranslation('seal')
  const words = useWords()
  const { locator, url } = source
  if (!locator) return hasCheck ? <LastCheck url={url} hash={null} /> : null
  return (
    <div className="below-4">
      <p className="quoted">
        <SentenceEnds locator={locator} />
      </p>
      <p className="breaks small soft">
        <SealSign isSealed={true} /> {t('sealed', { day: words.period(periodOfDate(locator.readOn)) })}
      </p>
      <div className="wraps apart-12 row-type row-baseline">
        <OutLink url={sentenceLink(url, locator)} language={locator.lang}>
          {t('open')}
        </OutLink>
        {hasCheck && <LastCheck url={url} hash={locator.sha256} />}
        {hasCheck && <PageCheck locator={locator} />}
      </div>
    </div>
  )
}

/** The first and last words of a sealed sentence as a quotation: “The council […] of the year.” */
function SentenceEnds({ locator: { first, last, lang } }: { locator: Locator }) {
  const { t } = useTranslation('seal')
  return (
    <q lang={lang}>
      {first} <span title={t('omitted')}>[…]</span> {last}
    </q>
  )
}

/** What the last check of the page found, or that nobody has checked it since it was read. */
function LastCheck({ url, hash }: { url: string; hash: string | null }) {
  const { t } = useTranslation('seal')
  const words = useWords()
  const file = useDataset('checks').data
  if (!file) return null
  const check = file.checks.find((one) => one.url === url && one.sha256 === hash)
  if (!check) return <p className="breaks small soft">{t('never')}</p>
  return (
    <p className="breaks small soft">
      {t(`check.${check.result}`, { day: words.period(periodOfDate(check.on)) })}{' '}
      {check.movedTo !== null && <OutLink url={check.movedTo}>{t('moved')}</OutLink>}
    </p>
  )
}

type Checked = { kind: 'none' | 'reading' } | { kind: 'fault'; name: string } | FoundIn

interface FoundIn {
  kind: 'found'
  /** The file's name; null for pasted text. */
  name: string | null
  found: FoundSentence
}

/** Seeks the sealed sentence in a page that the reader saved or copied. Nothing is kept or sent. */
function PageCheck({ locator }: { locator: Locator }) {
  const { t } = useTranslation('seal')
  const [checked, setChecked] = useState<Checked>({ kind: 'none' })
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const areaId = useId()
  // Of several searches the last one counts, whichever ends last.
  const last = useRef(0)
  async function run(search: () => Promise<Checked>) {
    last.current += 1
    const own = last.current
    const result = await search()
    if (own === last.current) setChecked(result)
  }
  const seek = async (name: string | null, text: string): Promise<Checked> => ({
    kind: 'found',
    name,
    found: await seekSentence(text, locator),
  })
  function choose(file: File | undefined) {
    if (!file) return
    setChecked({ kind: 'reading' })
    void run(async () => {
      const page = await readPage(file)
      return page.ok ? seek(file.name, page.text) : { kind: 'fault', name: file.name }
    })
  }
  return (
    <>
      <Button look="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('checkPage')}
      </Button>
      {isOpen && (
        <div className={`${styles.form} gap-8 stack`}>
          <p className="breaks small soft">
            {t('checkHelp', { hash: locator.sha256.slice(0, SHOWN_DIGITS) })}
          </p>
          <label htmlFor={areaId}>{t('paste')}</label>
          <TextArea
            id={areaId}
            rows={4}
            onChange={({ currentTarget: { value } }) =>
              void run(async () => (value.trim() === '' ? { kind: 'none' } : seek(null, value)))
            }
          />
          <span>
            <Button onClick={() => input.current?.click()}>{t('chooseFile')}</Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".html,.htm,.pdf,.docx,.txt,.md,text/html,text/plain,application/pdf"
              onChange={({ currentTarget }) => {
                choose(currentTarget.files?.[0])
                // The same file can be chosen again.
                currentTarget.value = ''
              }}
            />
          </span>
          <div role="status">
            <CheckResult checked={checked} lang={locator.lang} />
          </div>
        </div>
      )}
    </>
  )
}

function CheckResult({ checked, lang }: { checked: Checked; lang: string }) {
  const { t } = useTranslation('seal')
  switch (checked.kind) {
    case 'none':
      return null
    case 'reading':
      return <p>{t('reading')}</p>
    case 'fault':
      return <p>{t('fileFault', { file: checked.name })}</p>
    case 'found': {
      const { found, name } = checked
      const where = name ?? t('pasted')
      if (found.state === 'not-found') return <p>{t('found.not-found', { where })}</p>
      return (
        <>
          <p>
            <strong>{t(`found.${found.state}`, { where })}</strong>
          </p>
          <blockquote className={`${styles.found} quoted`} lang={lang}>
            {found.before}
            <mark>{found.sentence}</mark>
            {found.after}
          </blockquote>
        </>
      )
    }
  }
}
