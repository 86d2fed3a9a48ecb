import { useTranslation } from 'react-i18next'
import { useWords } from '#state/words.ts'
import styles from './MarkTip.module.css'
import type { DrawnMark } from './timelineGeometry.ts'
import type { MarkWords } from './useMarkWords.ts'

interface MarkTipProps {
  drawn: DrawnMark
  words: MarkWords
  /** Of the drawing, px: the tip stays inside. */
  width: number
  height: number
}

const TIP_WIDTH = 260

/** Title, date and status of the mark that is pointed at. The mark's own name says the same aloud. */
export function MarkTip({ drawn, words, width, height }: MarkTipProps) {
  const { t } = useTranslation('timeline')
  const { status } = useWords()
  const { mark, target } = drawn
  const centre = target.x + Math.min(target.width, 20) / 2
  const left = Math.max(0, Math.min(centre - TIP_WIDTH / 2, width - TIP_WIDTH))
  const isAbove = target.y > height / 2
  const place = isAbove ? { bottom: height - target.y + 6 } : { top: target.y + target.height + 6 }
  return (
    <div
      className={styles.tip}
      style={{ left, width: Math.min(TIP_WIDTH, width), ...place }}
      aria-hidden="true"
    >
      <p className={styles.title}>{words.title(mark)}</p>
      <p>
        {mark.status === null ? t('event') : status(mark.status)} · {words.date(mark)}
      </p>
    </div>
  )
}
