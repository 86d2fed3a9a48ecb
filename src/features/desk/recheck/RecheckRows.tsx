import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Recheck, RecheckRow } from '#content/recheck.ts'
import type { HandedOutFile } from '#domain/handedOutFile.ts'
import { readReader } from '#domain/readerLink.ts'
import { useDataset } from '#state/datasets.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/CheckBox.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { Table } from '#ui/Table.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Recheck.module.css'

const TABS = ['changed', 'holds', 'open'] as const

interface RecheckRowsProps {
  found: Recheck
  given: HandedOutFile
  /** Keys of the rows to correct. */
  ticked: ReadonlySet<string>
  onToggle: (key: string) => void
  correct: ReactNode
}

/** What changed, holds or cannot be told, each with its evidence. */
export function RecheckRows({ found, given, ticked, onToggle, correct }: RecheckRowsProps) {
  const { t } = useTranslation('recheck')
  const [tab, setTab] = useState(TABS.find((name) => found[name].length > 0) ?? 'changed')
  const wordsOf = useRowWords()
  const headline = useRef<HTMLHeadingElement>(null)
  // It is read out, and comes into sight below the form of a phone.
  useEffect(() => headline.current?.focus(), [])
  const rows = found[tab]
  const isAsGiven = found.changed.length === 0 && found.holds.length > 0
  const count = TABS.reduce((sum, name) => sum + found[name].length, 0)
  const canCorrect = tab === 'changed' && rows.some(({ correction }) => correction !== null)
  const list = () =>
    rows
      .map((row) => {
        const { what, was, now, note } = wordsOf(row)
        return [row.page ?? '', what, was, now, note].join('\t')
      })
      .join('\n')
  return (
    <>
      <h2 ref={headline} className={styles.headline} tabIndex={-1}>
        {isAsGiven && found.open.length === 0
          ? t('empty.changed')
          : t('headline', { changed: found.changed.length, count })}
      </h2>
      <div className={`${styles.bar} in-row`}>
        <fieldset className={styles.tabs}>
          {TABS.map((name) => (
            <Button key={name} aria-pressed={name === tab} onClick={() => setTab(name)}>
              {t(`tab.${name}`)} {found[name].length}
            </Button>
          ))}
        </fieldset>
        <CopyTextButton label={t('copy')} copied={t('copied')} byHand={t('byHand')} text={list} />
        {found.changed.length > 0 && correct}
      </div>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t(`empty.${tab}`)}</p>
      ) : (
        <div className={styles.scroll}>
          <Table isHeadSticky>
            <thead>
              <tr>
                {given.format === 'pptx' && <th scope="col">{t('column.slide')}</th>}
                <th scope="col">{t('column.what')}</th>
                <th scope="col" data-number>
                  {t('column.was')}
                </th>
                <th scope="col">{t('column.now')}</th>
                <th scope="col">{t('column.evidence')}</th>
                {canCorrect && <th scope="col">{t('column.correct')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => {
                const { what, was, now, note } = wordsOf(row)
                const isLost = row.verdict === 'gone' || (row.verdict === 'changed' && row.now === null)
                return (
                  <tr key={row.key} data-found={row.foundBy}>
                    {given.format === 'pptx' && (
                      <td>{row.page === rows[at - 1]?.page ? '' : <strong>{row.page}</strong>}</td>
                    )}
                    <td>{what}</td>
                    <td data-number>{row.verdict === 'changed' ? <s>{was}</s> : was}</td>
                    <td>{isLost ? <mark className={styles.lost}>{now}</mark> : <strong>{now}</strong>}</td>
                    <td>
                      <div className={styles.evidence}>
                        <span
                          className="quiet"
                          role="img"
                          aria-label={t(`by.${row.foundBy}`)}
                          title={t(`by.${row.foundBy}`)}
                        >
                          {row.foundBy === 'cells' ? '☑' : '⬚'}
                        </span>
                        <EvidenceButton row={row} name={what} note={note} />
                      </div>
                    </td>
                    {canCorrect && (
                      <td>
                        {row.correction !== null && (
                          <CheckBox
                            className={styles.tick}
                            name={t('tick', { name: what })}
                            isChecked={ticked.has(row.key)}
                            onToggle={() => onToggle(row.key)}
                          />
                        )}
                      </td>
                    )}
                  </tr>
                )
              })}
            </tbody>
          </Table>
          <p className={styles.quiet}>
            ☑ {t('by.cells')} · ⬚ {t('by.value')}
          </p>
        </div>
      )}
    </>
  )
}

function EvidenceButton({ row, name, note }: { row: RecheckRow; name: string; note: string }) {
  const { t } = useTranslation('recheck')
  const link = row.cells[0]?.link ?? row.evidence[0]
  const target = link === undefined ? null : readReader(link)
  const words = useWords()
  const figures = useDataset('figures').data
  const table = target?.type === 'cells' ? target.query.table : null
  const publisher = figures?.sources.find(({ id }) => id === table)?.publisher
  const source = publisher && words.publisherName(publisher)
  if (!target) return <>{note}</>
  return (
    <TextButton
      aria-label={`${t('open', { name })}${note === '' ? '' : `: ${note}`}`}
      onClick={() => openReader(target)}
    >
      {note === '' ? (source ?? t('evidence')) : note}
    </TextButton>
  )
}

/** A row in words. */
function useRowWords() {
  const { t } = useTranslation('recheck')
  const words = useWords()
  return (row: RecheckRow): { what: string; was: string; now: string; note: string } => {
    const { place, name, was, now, verdict, typed, proposal, cells, evidence } = row
    const isWords = place === 'title' || place === 'line'
    const what = isWords
      ? t(`place.${place}`, { text: was })
      : place === 'change' || place === 'chart'
        ? t(`place.${place}`, { name })
        : place === 'quotation'
          ? was
          : words.upperCase(name.charAt(0)) + name.slice(1)
    const values = place === 'chart' ? t('values', { count: evidence.length }) : was
    const [cell] = cells
    const number = (value: number | null) => (value === null ? '–' : words.number(value))
    const note =
      typed !== null
        ? t('typed', { was })
        : proposal !== null
          ? t('proposed', { text: proposal })
          : cell
            ? t('cell', { key: cell.key, was: number(cell.was), now: number(cell.now) })
            : ''
    return {
      what,
      was: isWords || place === 'quotation' ? '' : (typed ?? values),
      now: verdict === 'gone' ? t('gone') : (now ?? (verdict === 'changed' ? t('lost') : '')),
      note,
    }
  }
}
