import { useMemo } from 'react'
import { documentSummary, dossierMeasures } from '#content/dossiers.ts'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { DossierHeader, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { SiteLink } from '#features/dossier/evidence/SiteLink.tsx'
import { MeasureSection } from '#features/dossier/measure/MeasureSection.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { languageName } from '#i18n/formats.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** A document: its metadata, how much of it was used, the claims extracted from it, and the lines that were dropped. */
export function DocumentDossier({ id }: { id: string }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { corpus, filters } = usePanel()
  const document = corpus.documentById.get(id)
  const summary = useMemo(
    () => (document ? documentSummary(document, corpus.claims) : null),
    [document, corpus.claims],
  )
  if (!document || !summary) return <UnknownDossier kind="document" id={id} />

  const measures = dossierMeasures(corpus, filters, [], (measure) =>
    measure.evidence.some((item) => item.type === 'citation' && item.citation.documentId === id),
  )
  return (
    <>
      <DossierHeader kind="document" title={document.title} titleLanguage={document.language}>
        <div>
          <Button look="main" onClick={() => openReader({ type: 'document', documentId: id, span: null })}>
            <Icon name="document" />
            {t('openInReader')}
          </Button>
        </div>
      </DossierHeader>
      <Facts look="panel">
        <Fact name={t('common:filter.publishers.one')}>
          {document.publisher !== null &&
            [
              words.publisherName(document.publisher),
              document.publisherKind && words.publisherKind(document.publisherKind),
            ]
              .filter(Boolean)
              .join(' · ')}
        </Fact>
        <Fact name={t('document.date')}>{document.date && words.period(document.date)}</Fact>
        {document.dateNote !== null && (
          <Fact name={t('document.dateNote')}>
            <LocalizedWords text={document.dateNote} />
          </Fact>
        )}
        <Fact name={t('document.kind')}>
          {document.textKind &&
            t(`document.kinds.${document.textKind}` as never, { defaultValue: document.textKind })}
        </Fact>
        <Fact name={t('common:language')}>{languageName(document.language, words.language)}</Fact>
        <Fact name={t('document.rights')}>
          {document.rights && <LocalizedWords text={document.rights} />}
        </Fact>
        <Fact name={t('document.address')}>
          {document.url !== null && <SiteLink url={document.url} language={document.language} />}
        </Fact>
        {document.note !== null && (
          <Fact name={t('document.note')}>
            <LocalizedWords text={document.note} />
          </Fact>
        )}
      </Facts>
      <Section title={t('document.read')}>
        <Facts look="panel">
          <Fact name={t('document.sentences')}>
            {t('document.used', { used: summary.usedSentences, count: summary.sentences })}
          </Fact>
          {summary.byKind.map(({ kind, claims }) => (
            <Fact key={kind} name={t(`document.claims.${kind}`)}>
              {claims.length === 0 ? t('none') : words.number(claims.length)}
            </Fact>
          ))}
          <Fact name={t('document.lists')}>
            {summary.listsMissing === 0 ? t('none') : t('document.missing', { count: summary.listsMissing })}
          </Fact>
        </Facts>
      </Section>
      <MeasureSection
        title={t('document.measures', { count: measures.shown.length })}
        none={t('document.noMeasures')}
        measures={measures}
      />
      {summary.dropped.length > 0 && (
        <Section title={t('document.dropped', { count: summary.dropped.length })}>
          <ul className={styles.rows}>
            {summary.dropped.map((line) => (
              <li key={line.start} className={styles.dropped}>
                <span className={styles.droppedText} lang={document.language} title={line.text}>
                  {line.text}
                </span>
                <span className={details.caption}>
                  {line.reason === null ? t('document.noReason') : words.dropReason(line.reason)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
