import { useTranslation } from 'react-i18next'
import { SourceQualitySigns } from '#ui/SourceQualitySigns.tsx'
import { useWords } from '#words/words.ts'
import type { DrawnMark } from './layoutTimeline.ts'
import styles from './MarkTip.module.css'
import type { MarkWords } from './useMarkWords.ts'

interface MarkTipProps {
  drawn: DrawnMark
  words: MarkWords
  /** Size of the drawing with its axis, px: the tooltip stays inside. */
  width: number
  height: number
  /** Top of the lanes within it, px; negative once they scroll. */
  lanesTop: number
}

const TIP_WIDTH = 260

/** Tooltip of the hovered mark. Hidden from assistive technology: the mark's accessible name has the same text. */
export function MarkTip({ drawn, words, width, height, lanesTop }: MarkTipProps) {
  const { t } = useTranslation('timeline')
  const { status, sourceQuality } = useWords()
  const { mark, sign, target } = drawn
  const centre = sign.x + Math.min(sign.width, 20) / 2
  const left = Math.max(0, Math.min(centre - TIP_WIDTH / 2, width - TIP_WIDTH))
  const top = lanesTop + target.y
  const isAbove = top > height / 2
  const place = isAbove ? { bottom: height - top + 6 } : { top: top + target.height + 6 }
  const overdue = words.overdue(mark)
  return (
    <div
      className={styles.tip}
      style={{ left, width: Math.min(TIP_WIDTH, width), ...place }}
      aria-hidden="true"
    >
      <p className={styles.title}>{words.title(mark)}</p>
      <p>
        {mark.status === null ? t('event') : (overdue ?? status(mark.status))} · {words.date(mark)}
      </p>
      {overdue !== null && <p>{t('timePassed')}</p>}
      <SourceQualitySigns
        sourceQuality={sourceQuality(mark.thing.kind === 'measure' ? mark.thing.measure : mark.thing.event)}
      />
    </div>
  )
}
