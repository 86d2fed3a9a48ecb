import { useTranslation } from 'react-i18next'
import { setTimelineLanes, TIMELINE_LANES, useUiStore } from '#state/uiStore.ts'
import styles from './LanesChoice.module.css'

/** Chooses what the lanes group by: status or category. */
export function LanesChoice() {
  const { t } = useTranslation('timeline')
  const lanes = useUiStore((state) => state.timelineLanes)
  return (
    <select
      className={styles.choice}
      aria-label={t('lane.choice')}
      value={lanes}
      onChange={({ target }) => {
        const chosen = TIMELINE_LANES.find((choice) => choice === target.value)
        if (chosen) setTimelineLanes(chosen)
      }}
    >
      {TIMELINE_LANES.map((choice) => (
        <option key={choice} value={choice}>
          {t(`lane.by.${choice}`)}
        </option>
      ))}
    </select>
  )
}
