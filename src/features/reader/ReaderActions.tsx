import type { ReactNode } from 'react'
import {
  CITATION_FILES,
  CITATION_FORMS,
  type CitationForm,
  type CitedWork,
  citationAs,
} from '#content/citationText.ts'
import type { EvidenceView } from '#content/evidenceView.ts'
import { periodOfDate } from '#domain/period.ts'
import { ReportButton, type ReportSubject } from '#parts/ReportButton.tsx'
import { ownEdition, useVersion, useVersionText } from '#state/edition.ts'
import { readersToday } from '#state/readersToday.ts'
import { linkOfView, showOnMap, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { download } from '#ui/download.ts'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

interface ReaderActionsProps {
  /** The view opened by "Show on map"; null when there is nothing to show. */
  mapView: EvidenceView | null
  /** What is cited; null for nothing. */
  citation: CitedWork | null
  /** What an error report names; null where there is nobody to report to. */
  report: ReportSubject | null
}

/** Actions on the open sentence or record. */
export function ReaderActions({ mapView, citation, report }: ReaderActionsProps) {
  const { t } = useTranslation(['reader', 'common'])
  const version = useVersion()
  const copyMessages = { copied: t('shared:copied'), byHand: t('shared:copyFailed') }
  return (
    <div className="in-row set-off">
      {mapView ? (
        <Button look="main" onClick={() => showOnMap(mapView)}>
          <Icon name="pin" />
          {t('showOnMap')}
        </Button>
      ) : (
        <p className="wide quiet row-type">{t('nothingOnMap')}</p>
      )}
      <CopyTextButton
        label={t('shared:copyLink')}
        icon="link"
        {...copyMessages}
        text={() => linkOfView(useViewStore.getState().view)}
      />
      <Citation work={citation}>{report && <ReportButton subject={report} version={version} />}</Citation>
    </div>
  )
}

const FORM_NAMES: Readonly<Record<CitationForm, string>> = {
  ris: 'RIS',
  bibtex: 'BibTeX',
  'csl-json': 'CSL-JSON',
}

interface CitationProps {
  /** Null for nothing to cite. */
  work: CitedWork | null
  /** Actions between the two. */
  children: ReactNode
}

/** Copies a citation as text; under it the forms for programs, to copy and to save. */
function Citation({ work, children }: CitationProps) {
  const { t } = useTranslation(['reader', 'common', 'version'])
  const words = useWords()
  const version = useVersionText()
  const copyMessages = { copied: t('shared:copied'), byHand: t('shared:copyFailed') }
  const readNow = () => ({
    link: linkOfView(useViewStore.getState().view),
    readOn: readersToday(),
    version,
    isEdition: ownEdition() !== null,
  })
  if (work === null) return children
  const asText = () => {
    const { link, readOn } = readNow()
    return t('citation.text', {
      text: work.text,
      date: words.period(periodOfDate(readOn)),
      version: version ?? t('version:unknown'),
      link,
    })
  }
  const written = (form: CitationForm) => citationAs(form, work, readNow())
  const save = (form: CitationForm) => {
    const { ending, type } = CITATION_FILES[form]
    download(written(form), `throughline-citation.${ending}`, `${type};charset=utf-8`)
  }
  const saveText = () => download(asText(), 'throughline-citation.txt', 'text/plain;charset=utf-8')
  return (
    <>
      <CopyTextButton label={t('shared:copyCitation')} icon="quote" {...copyMessages} text={asText} />
      {children}
      <details className="wide row-type">
        <summary>{t('citation.forms')}</summary>
        <ul>
          <li className="apart-16 row-wrap">
            <Button look="text" onClick={saveText}>
              {t('citation.saveText')}
            </Button>
          </li>
          {CITATION_FORMS.map((form) => {
            const name = FORM_NAMES[form]
            return (
              <li key={form} className="apart-16 row-wrap">
                <CopyTextButton
                  label={t('citation.copy', { form: name })}
                  look="text"
                  {...copyMessages}
                  text={() => written(form)}
                />
                <Button look="text" onClick={() => save(form)}>
                  {t('citation.save', { form: name })}
                </Button>
              </li>
            )
          })}
        </ul>
      </details>
    </>
  )
}
