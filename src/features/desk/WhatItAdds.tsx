import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { STATUS_LOOK, STATUSES, type Status } from '#domain/claim.ts'
import { countedDecisions, type LogEntry } from '#domain/decisionLog.ts'
import type { Measure } from '#domain/measure.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { usePublished } from '#state/datasets.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { openPage } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useImported } from '#ui/CodePart.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ClaimCard.module.css'
import { useSeenEntries } from './useReview.ts'

const MAP = lazyImport(() => import('./AddsMap.tsx'))

const NONE: readonly Measure[] = []
/** Maximum number of signs drawn in a cell; more are counted instead. */
const SIGNS = 3

/** What the accepted claims do to the board: own measures by kind and status beside the published ones. */
export function WhatItAdds() {
  const { t } = useTranslation(['desk', 'agreement'])
  const words = useWords()
  const own = useDesk((state) => state.own?.measures) ?? NONE
  const misfits = useDesk((state) => state.misfits)
  const published = usePublished('measures')?.measures ?? NONE
  const last = useLastChange(own)
  const entries = useSeenEntries()
  const conflicts = useMemo(
    () => [...countedDecisions(entries).values()].filter(({ agreement }) => agreement === 'conflict').length,
    [entries],
  )
  const tableId = useId()
  // On a low or narrow window the text needs the room.
  const isRoomy = useMediaQuery('(min-width: 80em) and (min-height: 47.5em), (max-width: 47.9375em)')
  const isWide = useMediaQuery('(min-width: 80em)')
  const [chosen, setChosen] = useState<boolean | null>(null)
  const isOpen = chosen ?? isRoomy
  const unplaced = own.filter(({ scope }) => scope === 'unplaced').length
  return (
    <section className={`${styles.adds} anchor shrinks scrolls-across ruled`} aria-label={t('adds')}>
      <header className="apart-16 soft row-type in-row">
        <h2 className="strong row-type">
          {t('addsTitle', { count: own.length, published: published.length })}
        </h2>
        {unplaced > 0 && <span>{t('addsUnplaced', { count: unplaced })}</span>}
        <HiddenNote />
        {conflicts > 0 && <span>{t('agreement:conflictsLeave', { count: conflicts })}</span>}
        {misfits.length > 0 && <span role="alert">{t('misfits', { count: misfits.length })}</span>}
        <span className="at-end" role="status">
          {last && t('addsLast', last.words(words.measureTitle))}
        </span>
        <Button look="text" aria-expanded={isOpen} aria-controls={tableId} onClick={() => setChosen(!isOpen)}>
          {t('addsByKind')}
        </Button>
        <Button look="text" onClick={() => openPage('explore')}>
          {t('openExplore')}
        </Button>
      </header>
      {isOpen && (
        <div className={`${styles.content} row`}>
          {isWide && <LazyMap own={own} lit={last?.id} />}
          <AddsTable id={tableId} own={own} published={published} lit={last?.id} />
        </div>
      )}
    </section>
  )
}

/** The map, once its code is there; without it the table says the same. */
function LazyMap(props: Parameters<typeof import('./AddsMap.tsx')['AddsMap']>[0]) {
  const AddsMap = useImported(MAP)?.AddsMap
  return AddsMap ? <AddsMap {...props} /> : <div className={`${styles.map} anchor rigid clipped`} />
}

interface AddsTableProps {
  id: string
  own: readonly Measure[]
  published: readonly Measure[]
  /** The measure of the last decision. */
  lit: string | undefined
}

/** Own measures by kind and status, as signs, beside how many are published. */
function AddsTable({ id, own, published, lit }: AddsTableProps) {
  const { t } = useTranslation(['desk', 'common'])
  const words = useWords()
  const categories = usePublished('vocabulary')?.categories ?? []
  const inCell = (measures: readonly Measure[], category: string, status: Status) =>
    measures.filter((measure) => measure.status === status && measure.categories.includes(category))
  return (
    <Table className={`${styles.table} grow`} id={id}>
      <caption className="visually-hidden">{t('addsTable')}</caption>
      <TableHead names={['', ...categories.map(({ id }) => words.categoryShort(id))]} />
      <tbody>
        {STATUSES.map((status) => (
          <tr key={status}>
            <th scope="row">{words.status(status)}</th>
            {categories.map(({ id: category }) => {
              const mine = inCell(own, category, status)
              const theirs = inCell(published, category, status).length
              const shown = mine.length > SIGNS ? SIGNS - 1 : mine.length
              return (
                <td key={category} data-lit={mine.some((measure) => measure.id === lit)}>
                  <span aria-hidden="true" className="gap-4 inline-middle">
                    {mine.slice(0, shown).map((measure) => (
                      <StatusSign
                        key={measure.id}
                        look={STATUS_LOOK[status]}
                        radius={3.5}
                        own={t('common:yours')}
                      />
                    ))}
                    {mine.length > shown && <strong>+{mine.length - shown}</strong>}
                    <span className={`${styles.published} quiet`}>{theirs}</span>
                  </span>
                  <span className="visually-hidden">
                    {t('cell', { own: mine.length, published: theirs })}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function logNow(): readonly LogEntry[] {
  return desk.store.getState().project?.log ?? []
}

/** How long the last change stays lit, ms. */
const LIT_MS = 2000

/** The measure that the reader's last decision added or took away, for a short while; null for marks loaded or joined. */
function useLastChange(own: readonly Measure[]) {
  const before = useRef(own)
  const known = useRef(logNow().length)
  const [last, setLast] = useState<{
    id: string
    words: (title: (measure: Measure) => string) => { sign: string; count: number; title: string }
  } | null>(null)
  useEffect(() => {
    const [added] = own.filter(({ id }) => !before.current.some((other) => other.id === id))
    const [removed] = before.current.filter(({ id }) => !own.some((other) => other.id === id))
    const count = Math.abs(own.length - before.current.length) || 1
    // A decision reaches the marks later than the log.
    const log = logNow()
    const isDecided = log.length > known.current && log.at(-1)?.who === desk.store.getState().reader
    before.current = own
    known.current = log.length
    const changed = added ?? removed
    if (!(changed && isDecided)) return
    setLast({
      id: changed.id,
      words: (title) => ({ sign: added ? '+' : '−', count, title: title(changed) }),
    })
    const timer = setTimeout(() => setLast(null), LIT_MS)
    return () => clearTimeout(timer)
  }, [own])
  return last
}

/** Says that others' decisions are hidden while this reader has not decided, with a way to see them, and back. */
function HiddenNote() {
  const { t } = useTranslation('agreement')
  const entries = useSeenEntries()
  const all = useDesk(({ project }) => project?.log.length ?? 0)
  const showsOthers = useDesk((state) => state.showsOthers)
  if (!showsOthers && entries.length === all) return null
  return (
    <span>
      {typeof showsOthers === 'string'
        ? t('hidden.shownOf', { who: showsOthers })
        : t(showsOthers ? 'othersShown' : 'othersHidden')}{' '}
      <Button look="text" onClick={() => desk.setShowsOthers(showsOthers === false)}>
        {t(showsOthers ? 'hideOthers' : 'showOthers')}
      </Button>
    </span>
  )
}
