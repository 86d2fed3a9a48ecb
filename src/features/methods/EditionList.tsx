import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Edition, ITEM_KINDS } from '#domain/editions/edition.ts'
import { periodOfDate } from '#domain/period.ts'
import { editionAddress } from '#state/edition.ts'
import { useEditionChanges, useHostedEditions } from '#state/editionChanges.ts'
import { TextButton } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import pageStyles from './SourcesPage.module.css'
import { useChangeCounts } from './useChangeCounts.ts'
import type { ComparedEnds } from './WhatChanged.tsx'

interface EditionListProps {
  /** Shows in What changed all that changed between two editions. */
  onCompare: (ends: ComparedEnds) => void
}

/** The editions that this host keeps, the newest first, each with what changed since the one before and where it opens. */
export function EditionList({ onCompare }: EditionListProps) {
  const { t } = useTranslation(['editions', 'common'])
  const hosted = useHostedEditions()
  if (hosted === undefined) return <p className="waits quiet">{t('common:loading')}</p>
  if (hosted === null) return <p>{t('none')}</p>
  const { editions, here, now } = hosted
  const since = (before: Edition | undefined, after: string) =>
    before && (
      <Since before={before} after={after} onCompare={() => onCompare({ from: before.id, to: after })} />
    )
  return (
    <>
      <p>{t('lead')}</p>
      <div className={`${pageStyles.editions} gap-16 stack`}>
        {now === 'now' && (
          <article>
            <h3 className="strong title-14">{t('unfrozen')}</h3>
            {since(editions[0], now)}
          </article>
        )}
        {editions.map((edition, at) => (
          <EditionEntry
            key={edition.id}
            edition={edition}
            address={here.includes(edition.id) ? editionAddress(`${edition.id}/`) : null}
          >
            {since(editions[at + 1], edition.id)}
          </EditionEntry>
        ))}
      </div>
    </>
  )
}

interface EditionEntryProps {
  edition: Edition
  /** Of its frozen app; null where this host has none. */
  address: string | null
  /** What changed since the one before. */
  children: ReactNode
}

function EditionEntry({ edition, address, children }: EditionEntryProps) {
  const { t } = useTranslation(['editions', 'common'])
  const words = useWords()
  const dayName = useDay()
  const { id, counts, files, withdrawn } = edition
  const day = dayName(edition.day)
  return (
    <article data-frozen>
      <h3 className="strong title-14">
        {day} <code className="regular row-type breaks">{id}</code>
      </h3>
      {withdrawn && (
        <p>
          <strong>
            {t('withdrawn', { day: dayName(withdrawn.on), reason: words.localized(withdrawn.reason) })}
          </strong>
        </p>
      )}
      <p>{t('counts', { records: words.number(counts.records), figures: words.number(counts.figures) })}</p>
      {children}
      <p className={`${pageStyles.links} apart-16 in-row`}>
        <CopyTextButton
          look="text"
          label={t('cite')}
          copied={t('shared:copied')}
          byHand={t('shared:copyFailed')}
          text={() =>
            [t('citation', { id, day, data: edition.data }), address ?? edition.address]
              .filter(Boolean)
              .join(' ')
          }
        />
        {address !== null && files && (
          <>
            <a href={`${address}throughline.html`} download={`throughline-${id}.html`}>
              {t('file', { size: words.number(Math.round(files.singleBytes / 1e5) / 10) })}
            </a>
            <a href={`${address}#/explore`}>{t('open')}</a>
          </>
        )}
        {address === null && <span>{files ? t('notHere') : t('dataOnly')}</span>}
      </p>
    </article>
  )
}

/** The day of an edition in words. */
function useDay(): (day: string) => string {
  const words = useWords()
  return (day) => words.period(periodOfDate(day))
}

/** What changed since an edition, in a line; loaded when it scrolls into view. */
function Since({ before, after, onCompare }: { before: Edition; after: string; onCompare: () => void }) {
  const { t } = useTranslation(['editions', 'common'])
  const words = useWords()
  const dayName = useDay()
  const counts = useChangeCounts()
  const [line, isSeen] = useIsSeen()
  const { data, isError } = useEditionChanges(before.id, after, isSeen)
  const parts = data ? [...counts.ofItems(data, ITEM_KINDS), ...counts.ofFigures(data)] : []
  const found = parts.length > 0 ? words.list(parts) : t('unchanged')
  return (
    <p ref={line}>
      {data || isError
        ? t('since', { day: dayName(before.day), changes: data ? found : t('failedShort') })
        : t('common:loading')}{' '}
      {parts.length > 0 && <TextButton onClick={onCompare}>{t('compare')}</TextButton>}
    </p>
  )
}

/** Whether an element has been in sight; at once where the browser cannot tell. */
function useIsSeen() {
  const element = useRef<HTMLParagraphElement>(null)
  const [isSeen, setIsSeen] = useState(typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    if (isSeen || !element.current) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setIsSeen(true)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [isSeen])
  return [element, isSeen] as const
}
