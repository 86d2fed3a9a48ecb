import type { ReactNode } from 'react'
import type { Selection, SelectionKind } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { closeDossier, select, useViewStore } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import details from './Details.module.css'
import styles from './Dossier.module.css'

/** Above every dossier: the way back to the overview, and the kind of the dossier or its place in a list. */
export function DossierTop({ kind, onBack }: { kind?: ReactNode; onBack?: () => void }) {
  const { t } = useTranslation(['dossier', 'overview'])
  const words = useWords()
  const opener = useViewStore(({ openedIn }) => openedIn)
  const name = opener && words.route(opener.id)
  return (
    <div className={`${styles.top} ends-middle`}>
      <Button
        look="text"
        className={styles.back ?? ''}
        data-clears={onBack === undefined}
        aria-label={name === null ? t('backToOverview') : t('backTo', { name })}
        onClick={onBack ?? closeDossier}
      >
        <Icon name="back" />
        <span>{name ?? t('overview:overview')}</span>
      </Button>
      {kind !== undefined && <span className="small quiet">{kind}</span>}
    </div>
  )
}

interface DossierHeaderProps {
  /** `place`: a region that is a place within a country; `category`: a kind of measure. */
  kind: SelectionKind | 'place' | 'category'
  /** Added to the kind: "by sea". */
  kindNote?: string | null
  title: ReactNode
  /** Its place in a list, instead of the kind. */
  place?: ReactNode
  /** Language of a title quoted from a source. */
  titleLanguage?: string
  /** What the way back does; by default it clears the selection. */
  onBack?: () => void
  /** With tabs, the header stays while their content scrolls. */
  tabs?: ReactNode
  children?: ReactNode
}

/** Kind, title (the panel's h2), a short description and the tabs. */
export function DossierHeader(props: DossierHeaderProps) {
  const { kind, kindNote = null, place, title, titleLanguage, onBack, tabs, children } = props
  const { t } = useTranslation('line')
  const kindWords = [t(`kind.${kind}`), ...(kindNote === null ? [] : [kindNote])].join(' · ')
  return (
    <header
      className={
        tabs
          ? `${details.head} ${styles.header} one-column gap-4 stack`
          : `${styles.header} one-column gap-4 stack`
      }
    >
      <DossierTop kind={place ?? kindWords} {...(onBack ? { onBack } : {})} />
      <h2
        className={titleLanguage === undefined ? details.title : `${details.title} serif`}
        lang={titleLanguage}
        tabIndex={-1}
      >
        {title}
      </h2>
      {children}
      {tabs}
    </header>
  )
}

/** Shown when the selected id does not exist. */
export function UnknownDossier({ kind, id }: { kind: SelectionKind; id: string }) {
  const { t } = useTranslation('dossier')
  return (
    <DossierHeader kind={kind} title={t('unknown.title')}>
      <p>{t('unknown.text', { id })}</p>
    </DossierHeader>
  )
}

/** Names that each open a dossier; null for an empty list, so that a Fact shows "not stated". */
export function namesOf(kind: NamedKind, ids: readonly string[]): ReactNode {
  return ids.length > 0 ? <Names kind={kind} ids={ids} /> : null
}

type NamedKind = Extract<Selection['kind'], 'route' | 'region' | 'actor' | 'country' | 'driver'>

function Names({ kind, ids }: { kind: NamedKind; ids: readonly string[] }) {
  const words = useWords()
  const name: Record<NamedKind, (id: string) => string> = {
    route: words.route,
    region: words.region,
    actor: words.actor,
    country: words.country,
    driver: words.driver,
  }
  return (
    <span className="apart-12 row-wrap">
      {ids.map((id) => (
        <TextButton
          key={id}
          look="quiet"
          className="target"
          // States have a country dossier, which separates measures by the country from measures in it.
          onClick={() => select({ kind: kind === 'actor' && isCountryCode(id) ? 'country' : kind, id })}
        >
          {name[kind](id)}
        </TextButton>
      ))}
    </span>
  )
}
