import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import * as z from 'zod/mini'
import { type EditionChanges, isUnchanged } from '#domain/editions/compareEditions.ts'
import { EditionId, type HostedEditions, whatChangedLink } from '#domain/editions/edition.ts'
import { IsoDate, periodOfDate } from '#domain/period.ts'
import { useChangeCounts } from '#features/methods/useChangeCounts.ts'
import { useEditionChanges, useHostedEditions } from '#state/editionChanges.ts'
import { readersToday } from '#state/readersToday.ts'
import { readStored, writeStored } from '#state/shelf/readStored.ts'
import { useViewStore } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './SinceVisit.module.css'

const VISIT_KEY = 'throughline.visit'

/** The day of a visit, and the edition that was the newest then; null after a first visit, which does not ask for it. */
const Visit = z.strictObject({ on: IsoDate, edition: z.nullable(EditionId) })
type Visit = z.infer<typeof Visit>

/** Where the card goes: over what is there, so that nothing moves when it appears. */
const HOMES = { explore: '.shell-map', sources: '.shell-page' }

/** On Explore and Sources, a card with what is new since an earlier visit; nothing on a first visit or without storage. */
export function SinceVisit() {
  const page = useViewStore(({ view }) => view.page)
  const today = readersToday()
  const [visit, setVisit] = useState(() => readStored(VISIT_KEY, Visit))
  useEffect(() => {
    if (visit === null) writeStored(VISIT_KEY, { on: today, edition: null })
  }, [visit, today])
  if (!(page in HOMES) || visit === null || visit.on >= today) return null
  const see = (edition: EditionId) => {
    const seen = { on: today, edition }
    writeStored(VISIT_KEY, seen)
    setVisit(seen)
  }
  return <Newer key={page} visit={visit} see={see} />
}

/** The edition that was the newest at a visit, and the newest now; null for none. */
function editionsSince(hosted: HostedEditions | null | undefined, { on, edition }: Visit) {
  const kept = hosted?.editions.filter(({ withdrawn }) => withdrawn === null) ?? []
  const before = hosted?.editions.find(({ id }) => id === edition) ?? kept.find(({ day }) => day <= on)
  return { before: before?.id ?? null, now: kept[0]?.id ?? null }
}

interface NewerProps {
  visit: Visit
  /** Remembers the edition. */
  see: (edition: EditionId) => void
}

function Newer({ visit, see }: NewerProps) {
  const { t } = useTranslation(['visit', 'methods'])
  const words = useWords()
  const { before, now } = editionsSince(useHostedEditions(), visit)
  const isNewer = before !== null && now !== null && before !== now
  const { data } = useEditionChanges(before ?? '', now ?? '', isNewer)
  const changes = useShortCounts()
  const [home, setHome] = useState<Element | null>(null)
  useEffect(() => setHome(document.querySelector(Object.values(HOMES).join())), [])
  const isNothing = now !== null && (!isNewer || (data !== undefined && isUnchanged(data)))
  useEffect(() => {
    if (isNothing) see(now)
  })
  if (!home || !isNewer || !data || isNothing) return null
  const day = words.period(periodOfDate(visit.on))
  return createPortal(
    <aside className={`${styles.card} soft row-type screen-only float`} aria-label={t('label')}>
      {t('since', { day, changes: changes(data) })}{' '}
      <a href={whatChangedLink(before, now)} onClick={() => see(now)}>
        {t('methods:section.changed')}
      </a>{' '}
      <TextButton onClick={() => see(now)}>{t('shared:dismiss')}</TextButton>
    </aside>,
    home,
  )
}

/** Kinds of changes that fit into two lines. */
const SHOWN = 2

/** The changes that concern most readers, as counts in words. */
function useShortCounts(): (changes: EditionChanges) => string {
  const { t } = useTranslation('visit')
  const words = useWords()
  const counts = useChangeCounts()
  return (changes) => {
    const all = [
      ...counts.ofFigures(changes, ['revised']),
      ...counts.ofItems(changes, ['outcomes', 'records']),
      ...counts.ofFigures(changes, ['rowsAdded', 'tablesAdded']),
      ...counts.ofItems(changes, ['claims', 'legs', 'texts']),
      ...counts.ofFigures(changes, ['rowsGone', 'tablesGone']),
    ]
    return words.list(all.length > SHOWN ? [...all.slice(0, SHOWN), t('more')] : all)
  }
}
