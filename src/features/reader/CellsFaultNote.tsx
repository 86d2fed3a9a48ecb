import type { RefObject } from 'react'
import type { CellsFault } from '#content/cellsModel.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { useCellWords } from '#parts/useCellWords.ts'
import { openPage, openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ReaderFrame.module.css'
import { ReaderFrame } from './ReaderFrame.tsx'

type CellsFaultNoteProps = {
  dialogRef: RefObject<HTMLDialogElement | null>
  query: CellQuery
  source: FigureSource | null
} & ({ fault: CellsFault } | { message: string })

/** Explains why a query matches no cell, and leads to the cells that exist. */
export function CellsFaultNote({ dialogRef, query, source, ...rest }: CellsFaultNoteProps) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const faultText = useFaultText()
  const isAboutCells = 'fault' in rest
  const column = isAboutCells && rest.fault.code === 'column' ? rest.fault.known[0] : query.count
  return (
    <ReaderFrame dialogRef={dialogRef} title={source ? words.localized(source.title) : null}>
      <div className={styles.state}>
        <p className="strong">{isAboutCells ? faultText(rest.fault) : rest.message}</p>
        {isAboutCells && <p>{t('faultRemedy')}</p>}
        <p>
          {isAboutCells && column !== undefined ? (
            <Button
              onClick={() =>
                openReader({
                  type: 'cells',
                  query: { table: query.table, count: column, spans: [], where: {} },
                })
              }
            >
              {t('wholeTable')}
            </Button>
          ) : (
            <Button onClick={() => openPage('sources')}>{t('common:sources')}</Button>
          )}
        </p>
      </div>
    </ReaderFrame>
  )
}

function useFaultText(): (fault: CellsFault) => string {
  const { t } = useTranslation('cells')
  const words = useWords()
  const cellWords = useCellWords()
  return (fault) => {
    switch (fault.code) {
      case 'column':
      case 'dimension':
        return t(`fault.${fault.code}`, { asked: fault.asked, known: words.list(fault.known) })
      case 'key':
        return t('fault.key', {
          dimension: cellWords.dimension(fault.dimension),
          asked: words.list(fault.asked),
        })
      case 'not-covered':
        return t('fault.not-covered', monthEnds(fault.coverage, words.months))
      case 'part-of-year':
      case 'empty':
        return t(`fault.${fault.code}`)
    }
  }
}

/** The first and last month of a span, in words. */
export function monthEnds(
  { from, to }: { from: string; to: string },
  months: (span: { from: string; to: string }) => string,
): { from: string; to: string } {
  return { from: months({ from, to: from }), to: months({ from: to, to }) }
}
