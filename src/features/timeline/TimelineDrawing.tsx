import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './TimelineDrawing.module.css'
import { type Box, type DrawnMark, SIZE, type TimelineLayout } from './timelineGeometry.ts'

interface TimelineDrawingProps {
  layout: TimelineLayout
  width: number
  /** How many things have no date, as written. */
  undatedCount: string
  selectedKey: string | null
}

/** The picture of the timeline. It says nothing aloud: the buttons that lie over it carry the names. */
export const TimelineDrawing = memo(function TimelineDrawing({
  layout,
  width,
  undatedCount,
  selectedKey,
}: TimelineDrawingProps) {
  const { t } = useTranslation('timeline')
  const { plot, height } = layout
  // The chosen one is drawn last, over its neighbours.
  const selected = layout.marks.find(({ mark }) => mark.key === selectedKey)
  return (
    <svg className={styles.drawing} width={width} height={height} aria-hidden="true">
      {layout.lanes.map(({ lane, y }) => (
        <text key={lane} className={styles.laneLabel} x={0} y={y}>
          {t(`lane.${lane}`)}
        </text>
      ))}
      {layout.ticks.map(({ x, year, month }) => (
        <g key={`${year}-${month}`}>
          {month === null && <line className={styles.yearLine} x1={x} x2={x} y1={0} y2={plot.height} />}
          <text className={month === null ? styles.yearLabel : styles.monthLabel} x={x + 3} y={height - 5}>
            {month === null ? year : t('july')}
          </text>
        </g>
      ))}
      <line
        className={styles.axis}
        x1={plot.x}
        x2={plot.x + plot.width}
        y1={plot.height + 0.5}
        y2={plot.height + 0.5}
      />
      {layout.bands.map((band) => (
        <g key={band.key}>
          <rect className={styles.band} {...inset(band, 0.5)} rx={2} />
          {band.words !== 'none' && (
            <text className={styles.bandWords} x={band.wordsX} y={band.y + 12}>
              {t(band.words === 'long' ? 'bandLong' : 'bandShort', { years: band.years })}
            </text>
          )}
        </g>
      ))}
      {layout.undatedX !== null && (
        <g>
          <line
            className={styles.undatedLine}
            x1={layout.undatedX - 4}
            x2={layout.undatedX - 4}
            y1={0}
            y2={plot.height}
          />
          <text className={styles.monthLabel} x={layout.undatedX} y={height - 5}>
            {t('noDateCount', { number: undatedCount })}
          </text>
        </g>
      )}
      {layout.marks.map(
        ({ mark, hairline }) =>
          hairline && (
            <line
              key={mark.key}
              className={styles.hairline}
              x1={hairline.x1}
              x2={hairline.x2}
              y1={hairline.y}
              y2={hairline.y}
            />
          ),
      )}
      {layout.marks.map(
        (drawn) => drawn !== selected && <Sign key={drawn.mark.key} drawn={drawn} isSelected={false} />,
      )}
      {selected && <Sign drawn={selected} isSelected />}
    </svg>
  )
})

function Sign({ drawn, isSelected }: { drawn: DrawnMark; isSelected: boolean }) {
  const { mark, sign, shape, badge } = drawn
  const look = mark.status ?? 'done'
  return (
    <g data-status={look} className={styles.sign}>
      {isSelected && <rect className={styles.ring} {...inset(badge ? drawn.target : sign, -2.5)} rx={3} />}
      {shape === 'bar' && <rect {...inset(sign, look === 'done' ? 0 : 0.6)} rx={1} />}
      {shape === 'diamond' && <path d={diamond(sign)} />}
      {shape === 'dot' && !badge && (
        <circle
          cx={sign.x + sign.width / 2}
          cy={sign.y + sign.height / 2}
          r={look === 'done' ? SIZE.dot : SIZE.dot - 0.25}
        />
      )}
      {badge && (
        <>
          <circle cx={badge.cx} cy={badge.cy} r={look === 'done' ? SIZE.badge : SIZE.badge - 0.6} />
          <text className={styles.number} x={badge.cx} y={badge.cy + 3.5}>
            {mark.number}
          </text>
        </>
      )}
    </g>
  )
}

function inset(box: Box, by: number): Box {
  return {
    x: box.x + by,
    y: box.y + by,
    width: Math.max(0.5, box.width - 2 * by),
    height: Math.max(0.5, box.height - 2 * by),
  }
}

/** A diamond; where the date is a month, its body is as wide as the month. */
function diamond({ x, y, width, height }: Box): string {
  const half = height / 2
  const flat = Math.max(0, width - height)
  return `M${x} ${y + half}l${half} ${-half}h${flat}l${half} ${half}l${-half} ${half}h${-flat}z`
}
