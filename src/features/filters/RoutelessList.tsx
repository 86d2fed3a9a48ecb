import type { KeyboardEvent } from 'react'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { ROUTELESS_GROUPS, type RoutelessMeasures } from '#domain/routelessMeasures.ts'
import { setUi } from '#state/uiStore.ts'
import { select } from '#state/viewStore.ts'
import { SourceQualitySign } from '#ui/SourceQualitySign.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useFocusWhileOpen } from '#ui/useFocusWhileOpen.ts'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import styles from './RoutelessList.module.css'

interface RoutelessListProps {
  groups: RoutelessMeasures
  id: string
}

/** The measures that name no route, by reason; each opens its dossier. Closes by Escape and by a press outside. */
export function RoutelessList({ groups, id }: RoutelessListProps) {
  const { t } = useTranslation('chips')
  const words = useWords()
  const card = useFocusWhileOpen<HTMLDivElement>((open) =>
    open?.parentElement?.querySelector('[aria-expanded]'),
  )

  useOutsidePress((target) => card.current?.parentElement?.contains(target) === true, close)

  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: handles Escape for all buttons inside; the card itself is not interactive.
    <div ref={card} id={id} className={styles.card} tabIndex={-1} onKeyDown={closeByKey}>
      {ROUTELESS_GROUPS.map(
        (group) =>
          groups[group].length > 0 && (
            <section key={group} aria-labelledby={`${id}-${group}`}>
              <h2 id={`${id}-${group}`} className={styles.head}>
                {t(`routelessGroup.${group}`)} <span className={styles.count}>{groups[group].length}</span>
              </h2>
              <ul>
                {groups[group].map((measure) => (
                  <li key={measure.id}>
                    <Row measure={measure} words={words} />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  )
}

function close() {
  setUi({ mapMenu: null })
}

function Row({ measure, words }: { measure: Measure; words: Words }) {
  const quality = useSourceQuality(words)
  const { publishers, reviews } = quality.parts(measure)
  const line = quality.line(measure)
  return (
    <button
      type="button"
      className={styles.row}
      onClick={() => {
        close()
        select({ kind: 'measure', id: measure.id })
      }}
    >
      <StatusSign look={STATUS_LOOK[measure.status]} own={words.own(measure)} />
      <span className={styles.title}>
        {words.measureTitle(measure)}
        <span className={styles.note}>{noteOf(measure, words)}</span>
      </span>
      <span className={styles.marks} title={line}>
        <span className="visually-hidden">{line}</span>
        {[...publishers, ...reviews].map(({ look }) => (
          <SourceQualitySign key={look} look={look} />
        ))}
      </span>
    </button>
  )
}

/** What the title omits (a composed title already has status and period), and the places. */
function noteOf(measure: Measure, words: Words): string {
  const places = [...measure.countries.map(words.country), ...measure.regions.map(words.region)]
  const passed = words.overduePlan(measure)
  return [
    ...(measure.title ? [words.measureStatus(measure), words.period(measure.period)] : []),
    ...(!measure.title && passed !== null ? [passed] : []),
    ...(places.length > 0 ? [words.list(places)] : []),
  ].join(' · ')
}
