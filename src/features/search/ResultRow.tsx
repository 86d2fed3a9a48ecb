import { useTranslation } from 'react-i18next'
import type { UiLanguage } from '#domain/language.ts'
import { languageName } from '#i18n/formats.ts'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { Highlighted } from './Highlighted.tsx'
import { foundIn } from './matchedText.ts'
import styles from './SearchResults.module.css'
import type { SearchHit } from './searchIndex.ts'
import type { ResultWords } from './useResultWords.ts'

interface ResultRowProps {
  hit: SearchHit
  shown: ResultWords
  language: UiLanguage
}

/** One result: its signs and title, what it is, and by which words it was found where the title does not say it. */
export function ResultRow({ hit, shown, language }: ResultRowProps) {
  const { t } = useTranslation('results')
  const { title, titleLanguage, meta, status, date, route } = shown
  const line = meta.join(' · ')
  const found = foundIn(hit, `${title} ${line}`, language)
  return (
    <>
      <span className={styles.lead}>
        {route !== undefined && <RouteSwatch routeId={route} />}
        {status && <StatusSign look={status} />}
      </span>
      <span className={styles.body}>
        <span
          className={hit.entry.kind === 'sentence' ? styles.quote : styles.title}
          {...(titleLanguage ? { lang: titleLanguage } : {})}
        >
          <Highlighted text={title} hit={hit} />
        </span>
        {meta.length > 0 && (
          <span className={styles.meta}>
            {date && <PrecisionSign {...date} />}
            <Highlighted text={line} hit={hit} />
          </span>
        )}
        {found && (
          <span className={styles.found}>
            {found.language === null || found.language === language
              ? t(`found.${found.field}`)
              : t('foundIn', {
                  found: t(`found.${found.field}`),
                  language: languageName(found.language, language),
                })}
            {': '}
            <span lang={found.language ?? undefined}>
              <Highlighted text={found.text} hit={hit} />
            </span>
          </span>
        )}
      </span>
    </>
  )
}
