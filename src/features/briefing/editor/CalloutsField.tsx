import { useMemo } from 'react'
import { placesOfStep } from '#content/stepPlaces.ts'
import { MAX_CALLOUTS, type StepCallout } from '#domain/briefing.ts'
import type { DraftStep } from '#domain/draftBriefing.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { useDataset } from '#state/datasets.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import editorStyles from './Editor.module.css'
import { useStepCells } from './FigureField.tsx'
import styles from './Look.module.css'

const NONE: readonly never[] = []

interface CalloutsFieldProps {
  step: DraftStep
  onChange: (callouts: StepCallout[] | undefined) => void
}

/** Names and numbers on the map, each bound to a place that the step names and to cells among its evidence. */
export function CalloutsField({ step, onChange }: CalloutsFieldProps) {
  const { t } = useTranslation('editor')
  const nameOf = usePlaceName()
  const { sources } = useStepSources(step)
  const routes = useDataset('routes').data?.routes ?? NONE
  const cells = useStepCells(step)
  const { view } = step
  const places = useMemo(() => placesOfStep({ view }, sources, routes), [view, sources, routes])
  const callouts = step.look?.callouts ?? NONE
  const free = places.filter((place) => !callouts.some(({ at }) => at === place))
  const set = (next: readonly StepCallout[]) => onChange(next.length > 0 ? [...next] : undefined)
  const replace = (at: string, number: StepCallout['number']) =>
    set(callouts.map((callout) => (callout.at === at ? { at: callout.at, number } : callout)))
  return (
    <fieldset className={styles.group}>
      <legend>{t('callouts.heading', { most: MAX_CALLOUTS })}</legend>
      {callouts.length > 0 && (
        <ul className={styles.callouts}>
          {callouts.map(({ at, number }) => (
            <li key={at} className={styles.callout}>
              <span>{nameOf(at)}</span>
              <select
                aria-label={t('callouts.number', { name: nameOf(at) })}
                value={number?.cells ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  replace(at, value === '' ? null : { cells: value, against: null })
                }
              >
                <option value="">{t('callouts.nameOnly')}</option>
                {cells.map(({ query, name }) => (
                  <option key={query} value={query}>
                    {name}
                  </option>
                ))}
              </select>
              <Button
                look="bare"
                aria-label={t('callouts.remove', { name: nameOf(at) })}
                onClick={() => set(callouts.filter((callout) => callout.at !== at))}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {places.length === 0 && <p className={editorStyles.note}>{t('callouts.noPlace')}</p>}
      {free.length > 0 && callouts.length < MAX_CALLOUTS && (
        <div className={styles.add}>
          <select
            aria-label={t('callouts.add')}
            value=""
            onChange={({ currentTarget: { value } }) => {
              const own = cells.find(({ query }) =>
                value === 'route:channel' ? !query.includes('route:') : query.endsWith(value),
              )
              set([...callouts, { at: value, number: own ? { cells: own.query, against: null } : null }])
            }}
          >
            <option value="">{t('callouts.add')}</option>
            {free.map((place) => (
              <option key={place} value={place}>
                {nameOf(place)}
              </option>
            ))}
          </select>
        </div>
      )}
    </fieldset>
  )
}

/** The name of a callout's place. */
function usePlaceName(): (at: StepCallout['at']) => string {
  const words = useWords()
  return (at) => {
    const [kind, id = ''] = at.split(':')
    if (kind === 'country') return words.country(id)
    if (kind === 'route') return words.routeShort(id)
    return words.hub(id)
  }
}
