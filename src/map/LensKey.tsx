import { useTranslation } from 'react-i18next'
import type { Lens, LensSubject, Tie } from '#domain/lens.ts'
import { Icon } from '#ui/Icon.tsx'
import type { Words } from '#words/words.ts'
import styles from './LensKey.module.css'

interface LensKeyProps {
  lens: Lens
  words: Pick<Words, 'list' | 'categoryShort' | 'measureTitle' | 'region' | 'route'>
  onLeave: (lens: Lens) => void
}

type Sign = 'solid' | 'dashed' | 'hollow' | 'area' | 'ring' | 'disc'

/** Title of the lens, a key to its signs on the map, and a button to leave it. */
export function LensKey({ lens, words, onLeave }: LensKeyProps) {
  const { t } = useTranslation(['lens', 'map'])
  const { subject, measures } = lens
  const isOfMeasures = subject.kind === 'categories' || subject.kind === 'choice'
  const name = subject.kind === 'choice' ? t('map:thisChoice') : nameOf(subject, measures, words)
  return (
    <div className={styles.lens}>
      <p className={styles.head}>
        <strong className={styles.title}>
          {isOfMeasures ? t('title', { name, count: measures.length }) : name}
        </strong>
        <button
          type="button"
          className={styles.leave}
          aria-label={t('leave')}
          title={t('leave')}
          onClick={() => onLeave(lens)}
        >
          <Icon name="close" />
        </button>
      </p>
      <ul className={styles.keys}>
        <LensSigns lens={lens} />
      </ul>
    </div>
  )
}

/** Name of the subject: a route, region or measure, or a list of kinds of measures. */
function nameOf(
  subject: Exclude<LensSubject, { kind: 'choice' }>,
  measures: Lens['measures'],
  words: LensKeyProps['words'],
): string {
  switch (subject.kind) {
    case 'categories':
      return words.list(subject.ids.map(words.categoryShort))
    case 'measure': {
      const [measure] = measures
      return measure ? words.measureTitle(measure) : ''
    }
    case 'region':
      return words.region(subject.id)
    case 'route':
      return words.route(subject.id)
  }
}

/** A row per sign of the lens on the map; `hasRegions` is false while regions are hidden. */
export function LensSigns({ lens, hasRegions = true }: { lens: Lens; hasRegions?: boolean }) {
  const { t } = useTranslation('lens')
  const { subject, routes, countries, regions } = lens
  const has = (tie: Tie) =>
    [...routes.values(), ...(hasRegions ? regions.values() : [])].some((place) => place.tie === tie)
  const isOfMeasures = subject.kind === 'categories' || subject.kind === 'choice'
  const byText = isOfMeasures || subject.kind === 'measure' ? 'measures' : 'places'
  const rows: readonly (readonly [Sign, string])[] = [
    ...(has('text') ? [[hasLine(lens, 'text') ? 'solid' : 'ring', t(`key.${byText}`)] as const] : []),
    ...(has('classification')
      ? [[hasLine(lens, 'classification') ? 'dashed' : 'disc', t('key.classification')] as const]
      : []),
    ...(countries.size > 0 ? [['area', t('key.country')] as const] : []),
    ['hollow', t(subject.kind === 'route' ? 'key.otherRoutes' : 'key.dimmed')],
  ]
  return rows.map(([sign, text]) => (
    <li key={text}>
      <span className={styles.sign} data-sign={sign} aria-hidden="true" />
      {text}
    </li>
  ))
}

/** Whether any line has this tie; else a region has it. */
function hasLine(lens: Lens, tie: Tie): boolean {
  return [...lens.routes.values()].some((place) => place.tie === tie)
}
