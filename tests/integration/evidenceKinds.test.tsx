import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { sourceOf } from '#content/citedSource.ts'
import { indexCorpus } from '#content/corpus.ts'
import { evidenceGroups } from '#content/evidenceGroups.ts'
import { sourceWords, stepSources } from '#content/stepSources.ts'
import { sourceOfEvidence } from '#content/table/tableRows.ts'
import { evidenceId } from '#content/viewContent.ts'
import { EVIDENCE, type Evidence } from '#domain/evidence.ts'
import { type ReaderTarget, readReader } from '#domain/readerLink.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { EvidenceList } from '#features/dossier/evidence/EvidenceList.tsx'
import { PanelContext } from '#features/dossier/panelParts.tsx'
import { keysOf } from '#lib/recordOf.ts'

import { showOwn } from '#state/desk/showOwn.ts'
import { englishI18n } from '#tests/support/english.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { OWN_TABLE, ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { published } from '#tests/support/published.ts'
import { publishedClient } from '#tests/support/publishedClient.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import { I18nProvider } from '#words/useTranslation.tsx'

const i18n = englishI18n()
const { t, words } = exportWords()
const { claims } = published('claims')
const { documents } = published('documents')
const { measures } = published('measures')
const { records } = published('records')
const { regions, routes } = published('routes')
const { events } = published('timeline')
const vocabulary = published('vocabulary')
const { sources: figures } = published('figures')
const [incident = ''] = published('incidents').id
const own = ownFiguresAlone([ownFigureOf(9, '2025-01', '2025-01')])

function required<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the published data lack what this test needs')
  return thing
}

const claim = required(claims.find(({ review }) => review.state === 'accepted'))
const document = required(documents.find(({ id }) => id === claim.citation.documentId))
const record = required(records[0])
const page = required(record.sources[0])
const reference = required(
  routes.flatMap(({ evidence }) => evidence.flatMap((item) => (item.type === 'reference' ? item : [])))[0],
)

/** A piece of each kind, with words that whoever reads it must find, and its page. A new kind needs its row. */
const PIECES: { readonly [Type in Evidence['type']]: readonly [Evidence, words: string, page: string] } = {
  citation: [
    { type: 'citation', claimId: claim.id, citation: claim.citation },
    claim.citation.exact,
    required(document.url ?? undefined),
  ],
  record: [{ type: 'record', recordId: record.id }, words.recordTitle(record), page.url],
  reference: [reference, new URL(reference.url).pathname, reference.url],
}

const { documentId, start, end } = claim.citation

/** Links to each kind of target, with words that the Reader must show. A new kind needs its row. */
const TARGETS: Readonly<Record<ReaderTarget['type'], readonly (readonly [link: string, words: string])[]>> = {
  document: [[`${documentId}:${start}-${end}`, claim.citation.exact]],
  record: [[`record:${record.id}`, words.localized(record.summary)]],
  cells: [
    ['cells:frontex-detections:detections:2024-01..2024-12', 'Frontex'],
    [`cells:${OWN_TABLE.id}:detections:2025-01..2025-01:route:central-mediterranean`, OWN_TABLE.title],
  ],
  incident: [[`incident:${incident}`, incident]],
  row: [[`${OWN_TABLE.id}:9`, OWN_TABLE.title]],
}
const LINKS = keysOf(TARGETS).flatMap((type) =>
  TARGETS[type].map(([link, said]) => [type, link, said] as const),
)

beforeEach(() => showOwn(own))
afterEach(() => showOwn(null))

describe.each(keysOf(EVIDENCE))('evidence of the kind %s', (type) => {
  const [piece, said, address] = PIECES[type]
  const corpus = indexCorpus({ claims, documents, events, measures, records, regions, routes, vocabulary })

  test('is listed in a dossier', () => {
    const files = publishedClient(['vocabulary', 'routes', 'figures'])
    render(
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={files}>
          <WordsProvider>
            <PanelContext value={{ corpus, model: null, filters: NO_FILTERS }}>
              <EvidenceList groups={evidenceGroups([piece, piece])} />
            </PanelContext>
          </WordsProvider>
        </QueryClientProvider>
      </I18nProvider>,
    )
    expect(screen.getAllByRole('listitem')).toHaveLength(1)
    expect(screen.getByRole('listitem')).toHaveTextContent(said.replaceAll(/\s+/g, ' '))
  })

  test('has its page in a row of the CSV', () => {
    const { pages } = sourceOfEvidence({ corpus, words }, [piece])
    expect(pages).toContain(address)
  })

  test('opens in the Reader, or is a page outside', () => {
    const target = readReader(evidenceId(piece) ?? '')
    expect(target ? TARGETS[target.type].map(([link]) => link) : address).toContain(
      evidenceId(piece) ?? address,
    )
  })
})

describe.each(LINKS)('what opens as %s, %s,', (type, link, said) => {
  test('is known by its link', () => {
    expect(readReader(link)?.type).toBe(type)
  })

  test('is a source on the stage, named in every form', () => {
    const sources = stepSources({ evidence: [link] }, { documents, records, figures, own })
    const { nameOf, publicationOf, lineOf } = sourceWords(
      { own: null, words },
      i18n.getFixedT('en', ['briefing', 'stage']),
    )
    expect(sources).toHaveLength(1)
    for (const source of sources) {
      for (const form of [nameOf, publicationOf, lineOf]) expect(form(source)).toMatch(/\w{3}/)
    }
  })

  test('is cited in files', () => {
    const cited = sourceOf(link, { documents, records, figures, own, t, words, linkOf: () => 'link' })
    expect(cited.name).toMatch(/\w{3}/)
    expect(cited.citation).toMatch(/\w{3}/)
  })

  test('shows in the Reader', async () => {
    await renderApp({ link: `#/explore?reader=${link}&v=2` })
    await waitFor(() =>
      expect(screen.getByRole('dialog', { name: 'Reader' })).toHaveTextContent(said.replaceAll(/\s+/g, ' ')),
    )
  })
})
