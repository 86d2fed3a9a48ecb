import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineMark, TimelineModel } from '#state/selectors/timelineModel.ts'
import { useWords } from '#state/words.ts'
import { layoutTimeline } from './layoutTimeline.ts'
import { MarkTip } from './MarkTip.tsx'
import { TimelineDrawing } from './TimelineDrawing.tsx'
import { TimelineMarks } from './TimelineMarks.tsx'
import styles from './TimelinePlot.module.css'
import type { DrawnMark } from './timelineGeometry.ts'
import { useElementWidth } from './useElementWidth.ts'
import type { MarkWords } from './useMarkWords.ts'

interface TimelinePlotProps {
  model: TimelineModel
  span: { firstYear: number; lastYear: number }
  hasUndated: boolean
  words: MarkWords
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
}

/** The width that is drawn before the real one is known: the dock at 1440 px. */
const FIRST_WIDTH = 728
/** What the dock's 192 px leave below its header, px. */
const ROOM = 154

/** The drawing, the buttons over it, and the tip of the mark that is pointed at. */
export function TimelinePlot({ model, span, hasUndated, words, selectedKey, onSelect }: TimelinePlotProps) {
  const { t } = useTranslation('timeline')
  const { number } = useWords()
  const [ref, width] = useElementWidth(FIRST_WIDTH)
  const [pointed, setPointed] = useState<DrawnMark | null>(null)
  const layout = useMemo(() => {
    const wording = {
      long: (years: string) => t('bandLong', { years }),
      short: (years: string) => t('bandShort', { years }),
    }
    return layoutTimeline({ model, span, width, hasUndated, room: ROOM, wording })
  }, [model, span, width, hasUndated, t])

  return (
    <div className={styles.plot} ref={ref} style={{ height: layout.height }}>
      <TimelineDrawing
        layout={layout}
        width={width}
        undatedCount={number(model.undated.length)}
        selectedKey={selectedKey}
      />
      <TimelineMarks
        marks={layout.marks}
        words={words}
        selectedKey={selectedKey}
        onSelect={onSelect}
        onPoint={setPointed}
      />
      {pointed && layout.marks.includes(pointed) && (
        <MarkTip drawn={pointed} words={words} width={width} height={layout.height} />
      )}
    </div>
  )
}
