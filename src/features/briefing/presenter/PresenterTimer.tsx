import { useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { clockFace, elapsed, readLength, STOPPED_TIMER, startedTimer, toggledTimer } from '#domain/talk.ts'
import { useNow } from '#features/briefing/useNow.ts'
import { speakerChoices, storeSpeakerChoices, targetOf } from '#state/speakerChoices.ts'
import { changeTalk, useTalkStore } from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import pageStyles from './Presenter.module.css'
import styles from './PresenterTimer.module.css'

/** Elapsed time, target length and time of day. */
export function PresenterTimer({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation('presenter')
  const { language } = useWords()
  const now = useNow()
  const timer = useTalkStore(({ talk }) => talk?.timer) ?? STOPPED_TIMER
  const [target, setTarget] = useState(() => targetOf(briefing.id, briefing.steps.length))
  const ran = elapsed(timer, now)
  const over = target === null ? 0 : ran - target
  const isRunning = timer.since !== null
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const changeTarget = (length: number | null) => {
    setTarget(length)
    storeSpeakerChoices({ targets: { ...speakerChoices().targets, [briefing.id]: length } })
  }
  return (
    <section className={styles.timer} aria-label={t('time')}>
      <div className={styles.times}>
        <div>
          <p className={pageStyles.label}>{t('elapsed')}</p>
          <p className={styles.elapsed} role="timer" aria-label={t('elapsed')}>
            {clockFace(ran)}
          </p>
        </div>
        <TargetField key={target} target={target} onTarget={changeTarget} />
        <div className={styles.clock}>
          <p className={pageStyles.label}>{t('clock')}</p>
          <p className={styles.time}>{time.format(now)}</p>
        </div>
      </div>
      <div className={pageStyles.row}>
        <p className={styles.over}>{over > 0 && t('over', { time: clockFace(over) })}</p>
        <span className={pageStyles.tools}>
          <Button look="text" onClick={() => changeTalk({ timer: toggledTimer(timer, Date.now()) })}>
            {isRunning ? t('pause') : t(ran > 0 ? 'goOn' : 'start')}
          </Button>
          <Button look="text" onClick={() => changeTalk({ timer: startedTimer(Date.now()) })}>
            {t('restart')}
          </Button>
        </span>
      </div>
    </section>
  )
}

interface TargetFieldProps {
  target: number | null
  onTarget: (length: number | null) => void
}

/** Target length of the talk; empty for none. Invalid input shows an error and is reverted on blur. */
function TargetField({ target, onTarget }: TargetFieldProps) {
  const { t } = useTranslation('presenter')
  const [text, setText] = useState(target === null ? '' : clockFace(target))
  const length = readLength(text)
  const isWrong = text.trim() !== '' && length === null
  return (
    <label className={styles.target}>
      <span className={pageStyles.label}>{t('target')}</span>
      <input
        className={styles.time}
        value={text}
        size={6}
        inputMode="numeric"
        placeholder="–"
        aria-invalid={isWrong}
        aria-description={t(isWrong ? 'targetWrong' : 'targetHow')}
        title={t(isWrong ? 'targetWrong' : 'targetHow')}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (isWrong) setText(target === null ? '' : clockFace(target))
          else if (length !== target) onTarget(length)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
    </label>
  )
}
