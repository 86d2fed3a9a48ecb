import { useTranslation } from 'react-i18next'
import type { Lens, Tie } from '#domain/lens.ts'
import { addEnglish } from '#i18n/laterEnglish.ts'
import lens from '#i18n/messages/en/lens.json'
import { Icon } from '#ui/Icon.tsx'
import styles from './LensKey.module.css'

addEnglish({ lens })

interface LensKeyProps {
  lens: Lens
  /** The chosen kinds of measures, or the name of the chosen thing. */
  name: string
  onLeave: () => void
}

type Sign = 'solid' | 'dashed' | 'hollow' | 'area' | 'ring' | 'disc'

/** What the lens shows, what its signs mean, and the way out of it: only signs that are on the map are explained. */
export function LensKey({ lens, name, onLeave }: LensKeyProps) {
  const { t } = useTranslation('lens')
  const { subject, measures } = lens
  const isOfMeasures = subject.kind === 'categories' || subject.kind === 'choice'
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
          onClick={onLeave}
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

/** What each sign of the lens means, as rows of a list: only signs that are on the map, which may leave out regions. */
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

/** Whether a line is tied in this way; else it is a region. */
function hasLine(lens: Lens, tie: Tie): boolean {
  return [...lens.routes.values()].some((place) => place.tie === tie)
}
