import { Fact, Facts } from '#parts/Facts.tsx'
import { SendLinks } from '#parts/ReportButton.tsx'
import { openPage } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './SourcesPage.module.css'

const TESTED = ['screens', 'looks', 'small', 'keyboard', 'languages', 'browsers', 'people'] as const
const LIMITS = ['map', 'marks', 'sources', 'paper', 'screenReader', 'video'] as const

/** What conforms to WCAG 2.2 AA and what does not, how that was tested, and whom to tell. */
export function AccessibilityStatement() {
  const { t } = useTranslation(['statements', 'common'])
  return (
    <div className={`${styles.item} stack ${styles.prose}`}>
      <p>{t('access.lead')}</p>
      <h3 className="title-14 foot-4">{t('access.tested')}</h3>
      <ul className="listed">
        {TESTED.map((item) => (
          <li key={item}>{t(`access.test.${item}`)}</li>
        ))}
      </ul>
      <h3 className="title-14 foot-4">{t('access.limits')}</h3>
      <ul className="listed">
        {LIMITS.map((item) => (
          <li key={item}>{t(`access.limit.${item}`)}</li>
        ))}
      </ul>
      <h3 className="title-14 foot-4">{t('access.tell')}</h3>
      <p>
        {t('access.tellWhom')}{' '}
        <SendLinks label={t('access.tell')} title={t('access.subject')} text={() => ''} />
      </p>
    </div>
  )
}

/** What the browser keeps, by the names that its tools show; a test compares them with the code. */
const KEPT = {
  settings: [
    'throughline.theme',
    'throughline.text-size',
    'throughline.letters',
    'throughline.language',
    'throughline.tall-timeline',
    'throughline.visit',
    'throughline.single-file',
  ],
  briefings: ['throughline', 'throughline.unsaved.…', 'throughline.editing', 'throughline.last-briefing'],
  author: ['throughline.author'],
  talks: ['throughline.talk', 'throughline.speaker', 'throughline.rehearsals'],
  deliveries: ['throughline-givings'],
  template: ['throughline-templates'],
  desk: [
    'throughline-desk',
    'throughline.desk',
    'throughline.desk.unsaved.…',
    'throughline.desk.incoming',
    'throughline.desk.suggestions',
  ],
  recognition: ['throughline.recognition'],
  files: ['throughline …'],
} as const

/** What leaves the device, what is kept on it and where, and how to delete it. */
export function PrivacyNotice() {
  const { t } = useTranslation(['statements', 'common'])
  const kinds = Object.keys(KEPT) as readonly (keyof typeof KEPT)[]
  return (
    <div className={`${styles.item} stack ${styles.prose}`}>
      <p>{t('privacy.lead')}</p>
      <p>{t('privacy.host')}</p>
      <h3 className="title-14 foot-4">{t('privacy.kept')}</h3>
      <Facts look="page">
        {kinds.map((kind) => (
          <Fact key={kind} name={t(`privacy.keep.${kind}.what`)}>
            {t(`privacy.keep.${kind}.where`)} <code>{KEPT[kind].join(', ')}</code>
            <br />
            {t('privacy.toDelete')} {t(`privacy.keep.${kind}.delete`)}
          </Fact>
        ))}
      </Facts>
      <div className="apart-16 in-row screen-only">
        <Button look="text" onClick={() => openPage('briefing')}>
          {t('common:briefing')}
        </Button>
        <Button look="text" onClick={() => openPage('desk')}>
          {t('common:desk')}
        </Button>
      </div>
      <p>{t('privacy.all')}</p>
    </div>
  )
}
