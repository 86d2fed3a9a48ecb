import { Fragment, useRef } from 'react'
import { type ChosenFilter, chosenFilters, chosenWords, withoutChosen } from '#content/viewTitle.ts'
import { besidesOpenRoute } from '#domain/filters.ts'
import { drawNow } from '#state/pressPacing.ts'
import { clearFilters, setFilters, undoFilters, useViewStore } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ViewLine.module.css'

/** The active filters with the words that join them: a button to take each away, one step back, and all away. */
export function FilterChips() {
  const { t } = useTranslation('line')
  const { t: filtersT } = useTranslation('filters')
  const words = useWords()
  const filters = useViewStore(({ view }) => view.filters)
  const selected = useViewStore(({ view }) => view.selected)
  const home = useRef<HTMLDivElement>(null)
  const chosen = chosenFilters(besidesOpenRoute({ filters, selected }))

  // The removed chip had the focus: move it to the next chip, or to the container.
  const removeAt = (index: number, condition: ChosenFilter) => {
    drawNow(() => setFilters(withoutChosen(useViewStore.getState().view.filters, condition)))
    const chips = home.current?.querySelectorAll<HTMLElement>('li > button') ?? []
    const next = chips[Math.min(index, chips.length - 1)] ?? home.current
    next?.focus()
  }
  return (
    <div className={`${styles.chips} in-row`} ref={home} tabIndex={-1}>
      {chosen.length > 0 && (
        <>
          <ul className="gap-4 in-row" aria-label={t('chosen')}>
            {chosen.map((condition, index) => {
              const { key, join, choices } = condition
              const label = chosenWords(condition, filtersT, words)
              return (
                <Fragment key={key}>
                  {join && <li className="soft">{t(`join.${join}`)}</li>}
                  <li>
                    <button
                      type="button"
                      className={styles.chip}
                      aria-label={t('remove', { label })}
                      onClick={() => removeAt(index, condition)}
                    >
                      {choices[0].group === 'routes' && <RouteSwatch routeId={choices[0].choice} />}
                      <span>{label}</span>
                      <Icon name="close" />
                    </button>
                  </li>
                </Fragment>
              )
            })}
          </ul>
          <span className="row-middle gap-16 screen-only">
            <TextButton onClick={undoFilters}>{t('undo')}</TextButton>
            <TextButton onClick={clearFilters}>{t('showAll')}</TextButton>
          </span>
        </>
      )}
    </div>
  )
}
