import type { CSSProperties } from 'react'
import { ChangeBar, changeScale } from '#charts/ChangeBar.tsx'
import type { ContentRanking, RankingRow } from '#content/stepRanking.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ChangeRows.module.css'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'

/** Heights of the ranking, of the words for the other unit, which may take two lines, and of a row at most: px of the canvas. */
const RANKING = 548
const OTHER_UNIT = 78
const MAX_ROW = 72

/** Two periods on two maps, and the places ranked by their change. */
export function CompareFace({ step, content, built, Heading }: FaceProps) {
  const { t } = useTranslation('stage')
  const { ranking } = content
  const { rows = [], otherUnit = [], periods } = ranking ?? {}
  const room = RANKING - (otherUnit.length > 0 ? OTHER_UNIT : 0)
  const row = Math.min(MAX_ROW, room / Math.max(1, rows.length + otherUnit.length))
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      {ranking && (
        <>
          <div className={styles.periods}>
            {periods?.map(({ name, total, change, cells }) => (
              <p key={name} className={styles.period}>
                <strong>{name}</strong>
                <CellsButton cells={cells} className={styles.total}>
                  {total}
                </CellsButton>
                {change && <b>{change}</b>}
              </p>
            ))}
          </div>
          <div className={styles.ranking} style={{ '--row': String(row) } as CSSProperties}>
            <ChangeLists rows={rows} otherUnit={otherUnit} />
          </div>
        </>
      )}
      <div className={styles.below}>
        <FaceLines step={step} built={built} />
        <p className={styles.legend}>{t('fewerMore')}</p>
      </div>
    </>
  )
}

/** The places of a step over its whole width, ranked by their change, or by size where nothing is compared. */
export function RankedFace({ step, content, built, Heading }: FaceProps) {
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
      {content.ranking && <WideRows {...content.ranking} />}
    </>
  )
}

/** Height of a ranking over the whole width, and of a row of it at most: px of the canvas. */
const WIDE = 470
const WIDE_ROW = 58

type Ranked = Pick<ContentRanking, 'rows' | 'otherUnit'>

/** A ranking over the whole width. */
export function WideRows({ rows, otherUnit }: Ranked) {
  const room = WIDE - (otherUnit.length > 0 ? OTHER_UNIT : 0)
  const row = Math.min(WIDE_ROW, room / Math.max(1, rows.length + otherUnit.length))
  return (
    <div className={styles.wide} style={{ '--row': String(row) } as CSSProperties}>
      <ChangeLists rows={rows} otherUnit={otherUnit} />
    </div>
  )
}

/** The places of a ranking, and apart those that are counted in another unit. */
function ChangeLists({ rows, otherUnit }: Ranked) {
  const { t } = useTranslation('stage')
  return (
    <>
      <ChangeList rows={rows} others={otherUnit} />
      {otherUnit.length > 0 && (
        <>
          <p className={styles.unit}>{t('otherUnit')}</p>
          <ChangeList rows={otherUnit} others={rows} />
        </>
      )}
    </>
  )
}

interface ChangeListProps {
  rows: readonly RankingRow[]
  /** Rows of another list on the same scale. */
  others?: readonly RankingRow[]
}

/** Bars from one zero line, each of which opens its cells. */
function ChangeList({ rows, others = [] }: ChangeListProps) {
  const { t } = useTranslation('stage')
  const words = useWords()
  const all = [...rows, ...others]
  const scale = changeScale(
    all.map(({ difference }) => difference),
    all.some(({ before }) => before !== null),
  )
  return (
    <ul className={styles.list}>
      {rows.map(({ place, name, before, after, difference, signed, change, cells }) => (
        <li key={place}>
          <CellsButton
            cells={cells}
            className={styles.row}
            name={
              before === null
                ? words.labelled(name, signed)
                : t('compared', {
                    name,
                    after: words.number(after),
                    before: words.number(before),
                    change: `${signed}, ${change}`,
                  })
            }
          >
            <span className={styles.name}>{name}</span>
            <span className={styles.change} data-more={difference > 0 && before !== null}>
              {change}
            </span>
            <ChangeBar
              className={styles.track}
              difference={difference}
              scale={scale}
              colour={`var(--route-${place}, var(--bar))`}
            >
              <span className={styles.difference}>{signed}</span>
            </ChangeBar>
          </CellsButton>
        </li>
      ))}
    </ul>
  )
}
