import {
  type AriaAttributes,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import type { Corpus } from '#content/corpus.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { type UiLanguage, uiLanguageOf } from '#domain/language.ts'
import type { Camera, ChartId } from '#domain/view.ts'
import { createFormats, languageName } from '#i18n/formats.ts'
import type { TFunction } from '#i18n/translation.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { useDataset, useDatasets } from '#state/datasets.ts'
import { drawNow, usePaced } from '#state/pressPacing.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { CORPUS_FILES, useCorpus } from '#state/useCorpus.ts'
import { filterTo, openDossier, openPage, openReader, select, useViewStore } from '#state/viewStore.ts'
import { usePlaceInScroller, useWindowedRows } from '#ui/LongRows.tsx'
import { DETAILS_ID, routePartId } from '#ui/partIds.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { showOnceThere } from '#ui/showOnceThere.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import styles from './Search.module.css'
import { RESULTS_ID, useSearchField } from './SearchDialog.tsx'
import { type CountryNames, chartEntries, namedChoices, searchEntries } from './searchEntries.ts'
import {
  createSearchIndex,
  type ResultOption,
  resultOptions,
  type SearchGroup,
  type SearchHit,
  type SearchIndex,
  type SearchKind,
  type SearchTarget,
  stepTo,
} from './searchIndex.ts'
import { foundIn, matchedPieces, type ResultWords, useResultWords } from './useResultWords.ts'

const NONE: readonly never[] = []

/** The active option and the expanded groups, kept while the query stays the same. */
interface ListState {
  query: string
  active: number
  unfolded: readonly SearchKind[]
}

/** The results for the query in the field, by kind. */
export function SearchResults() {
  const { t } = useTranslation('results')
  const words = useWords()
  const { setActiveId, keys } = useSearchField()
  const { corpus, index } = useSearchIndex()
  const typed = useUiStore((state) => state.searchQuery)
  const [query, catchUp] = usePaced(typed)
  const language = uiLanguageOf(words.language)
  const [listState, setListState] = useState<ListState>({ query, active: 0, unfolded: NONE })
  const { active, unfolded } = listState.query === query ? listState : { active: 0, unfolded: NONE }

  const outcome = useMemo(() => index?.search(query, language) ?? null, [index, query, language])
  const options = useMemo(() => (outcome ? resultOptions(outcome, unfolded) : []), [outcome, unfolded])
  const hasQuery = query.trim() !== ''
  const activeId = options.length > 0 ? optionId(active) : null

  function choose(option: ResultOption | undefined) {
    if (option?.type === 'more') setListState({ query, active, unfolded: [...unfolded, option.kind] })
    else if (option) openResult(option.hit.entry.target)
  }

  function handleKey(event: KeyboardEvent) {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (!isPlain || event.nativeEvent.isComposing) return
    if (query !== typed) {
      // The key is meant for the results of the whole word.
      catchUp()
      keys.current?.(event)
      return
    }
    const next = stepTo(event.key, active, options.length)
    if (event.key === 'Enter') choose(options[active])
    else if (next !== null) setListState({ query, active: next, unfolded })
    else return
    event.preventDefault()
  }

  useLayoutEffect(() => {
    keys.current = handleKey
    setActiveId(activeId)
    return () => {
      keys.current = null
    }
  })

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  return (
    <>
      <DataFaults needs={CORPUS_FILES} remedy={t('incomplete')} />
      <p role="status" className={`${styles.state} rigid small quiet`}>
        {hasQuery && !outcome && t('preparing')}
        {hasQuery && outcome && outcome.without !== null && t('without', { word: outcome.without })}{' '}
        {hasQuery && outcome && outcome.count > 0 && t('count', { count: outcome.count })}
        {hasQuery && outcome?.count === 0 && t('none', { query })}
      </p>
      {!hasQuery && <p className={`${styles.hint} soft breaks`}>{t('hint')}</p>}
      {hasQuery && outcome?.count === 0 && <p className={`${styles.hint} soft breaks`}>{t('noneHint')}</p>}
      {outcome && options.length > 0 && (
        <ResultList
          id={RESULTS_ID}
          groups={outcome.groups}
          options={options}
          active={active}
          corpus={corpus}
          language={language}
          optionId={optionId}
          onChoose={choose}
        />
      )}
    </>
  )
}

function optionId(position: number): string {
  return `${RESULTS_ID}-${position}`
}

/** Zoom at which the map names the places of a route. */
const ZOOM_OF_PLACE = 6

/** Closes the search and opens the result: its dossier, its place in the Reader, or its filter. */
function openResult(target: SearchTarget): void {
  // Closing first returns the focus to the opener, so that the Reader can return it there later.
  drawNow(() => setUi({ overlay: null }))
  if (target.type === 'reader') {
    openReader(target.reader)
    return
  }
  drawNow(() => {
    setUi({ panelsHidden: false, panelOpen: true, sheet: 'details' })
    if (target.type === 'filter') filterTo(target.filter)
    else if (target.type === 'chart') openChart(target.chart)
    else openDossier(target.selected, cameraAt(target.point))
  })
  document.getElementById(DETAILS_ID)?.focus()
  if (target.type === 'dossier' && target.part) showOnceThere(routePartId(target.part))
}

function openChart(chart: ChartId): void {
  setUi({ overviewTab: 'charts', openCharts: [chart] })
  if (useViewStore.getState().view.page !== 'explore') openPage('explore')
  select(null)
}

function cameraAt(point: readonly [number, number] | null): Camera | null {
  return point && { longitude: point[0], latitude: point[1], zoom: ZOOM_OF_PLACE }
}

/** The last index with the lists it was built from, so that reopening the search does not rebuild it. */
let lastBuild: { lists: readonly unknown[]; index: Promise<SearchIndex> } | null = null

/** The index of everything published; null while files load or it is being built. */
function useSearchIndex(): { corpus: Corpus; index: SearchIndex | null } {
  const corpus = useCorpus()
  const words = useWords()
  const { t } = useTranslation(['results', 'charts'])
  const [index, setIndex] = useState<SearchIndex | null>(null)
  const isPending = useDatasets([...CORPUS_FILES, 'figures']).some((file) => file.isPending)
  const sources = useDataset('figures').data?.sources ?? NONE

  useEffect(() => {
    if (isPending) return
    let isWanted = true
    void indexOf(corpus, sources, words, t).then((built) => {
      if (isWanted) setIndex(built)
    })
    return () => {
      isWanted = false
    }
  }, [corpus, sources, words, t, isPending])

  return { corpus, index }
}

function indexOf(
  corpus: Corpus,
  sources: readonly FigureSource[],
  words: Words,
  t: TFunction<['results', 'charts']>,
): Promise<SearchIndex> {
  const { measures, events, routes, regions, claims, documents, records, vocabulary } = corpus
  const lists = [measures, events, routes, regions, claims, documents, records, vocabulary, sources, words]
  if (!lastBuild || lists.some((list, index) => list !== lastBuild?.lists[index])) {
    lastBuild = {
      lists,
      index: createSearchIndex([
        ...searchEntries(corpus, countryNames(), sources, namedChoices(words)),
        ...chartEntries(words, t, routes, sources),
      ]),
    }
  }
  return lastBuild.index
}

function countryNames(): CountryNames {
  return (code, language) => createFormats(language).country(code)
}

interface ResultListProps {
  id: string
  groups: readonly SearchGroup[]
  options: readonly ResultOption[]
  /** Position of the active option, chosen by Enter. */
  active: number
  corpus: Corpus
  language: UiLanguage
  optionId: (position: number) => string
  onChoose: (option: ResultOption) => void
}

/** The results by kind. Focus stays in the field, which names the active option; a click chooses at once. */
export function ResultList({
  id,
  groups,
  options,
  active,
  corpus,
  language,
  optionId,
  onChoose,
}: ResultListProps) {
  const { t } = useTranslation('results')
  const wordsOf = useResultWords(corpus)
  const placed = options.map((option, position) => ({ option, position }))
  const rowsOf = (kind: SearchKind) => placed.filter(({ option }) => option.kind === kind)

  const renderRow = ({ option, position }: PlacedOption, place: RowPlace) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
    <div
      key={option.type === 'hit' ? option.hit.entry.id : 'more'}
      id={optionId(position)}
      role="option"
      tabIndex={-1}
      aria-selected={position === active}
      className={`${styles.option} gap-8 row`}
      // Keep the focus in the field on press.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(option)}
      {...place}
    >
      {option.type === 'hit' ? (
        <ResultRow hit={option.hit} shown={wordsOf(option.hit)} language={language} />
      ) : (
        <span className={`${styles.more} soft`}>{t('shared:showAll', { count: option.count })}</span>
      )}
    </div>
  )

  return (
    <div id={id} role="listbox" aria-label={t('results')} className={`${styles.list} grow ruled`}>
      {groups.map(({ kind, hits }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox.
        <div
          key={kind}
          role="group"
          aria-label={t('group', { kind: t(`kind.${kind}`), count: hits.length })}
          className={styles.group}
        >
          <p className={`${styles.groupTitle} small soft bold`} aria-hidden="true">
            {t(`kind.${kind}`)} <span className="regular quiet">{hits.length}</span>
          </p>
          <GroupRows
            // Windowed as soon as it is long, and from its start.
            key={String(isLong(rowsOf(kind)))}
            rows={rowsOf(kind)}
            active={active}
            renderRow={renderRow}
          />
        </div>
      ))}
    </div>
  )
}

interface PlacedOption {
  option: ResultOption
  /** Among the options of all groups. */
  position: number
}

/** What an option says of its place in a long group. */
type RowPlace = Pick<AriaAttributes, 'aria-posinset' | 'aria-setsize'> & {
  ref?: (row: Element | null) => void
  'data-index'?: number
}

interface GroupRowsProps {
  rows: readonly PlacedOption[]
  /** Position of the active option. */
  active: number
  renderRow: (row: PlacedOption, place: RowPlace) => ReactNode
}

/** More rows than this are rendered only near what is in sight. */
const MOST_WHOLE = 60

function isLong(rows: readonly unknown[]): boolean {
  return rows.length > MOST_WHOLE
}

function GroupRows({ rows, active, renderRow }: GroupRowsProps) {
  return isLong(rows) ? (
    <LongGroup rows={rows} active={active} renderRow={renderRow} />
  ) : (
    rows.map((row) => renderRow(row, {}))
  )
}

/** Height of an option with one line of description, px. */
const USUAL_OPTION = 52

function LongGroup({ rows, active, renderRow }: GroupRowsProps) {
  const [holder, setHolder] = useState<HTMLElement | null>(null)
  const { scroller, margin } = usePlaceInScroller(holder)
  const activeIndex = rows.findIndex(({ position }) => position === active)
  const { parts, measure } = useWindowedRows(
    scroller,
    rows.map(({ position }) => optionId(position)),
    USUAL_OPTION,
    margin,
    activeIndex === -1 ? null : activeIndex,
  )
  return (
    <div role="presentation" ref={setHolder}>
      {parts.map((part) => {
        if ('gap' in part) return <div key={part.key} role="presentation" style={{ height: part.gap }} />
        const row = rows[part.index]
        const place = { 'aria-posinset': part.index + 1, 'aria-setsize': rows.length }
        return row && renderRow(row, { ref: measure, 'data-index': part.index, ...place })
      })}
    </div>
  )
}

/** One result: signs, title and description, and the matching words if the title does not contain them. */
function ResultRow({ hit, shown, language }: { hit: SearchHit; shown: ResultWords; language: UiLanguage }) {
  const { t } = useTranslation('results')
  const { title, titleLanguage, meta, status, own, route } = shown
  const line = meta.join(' · ')
  const words = useWords()
  const found = foundIn(hit, `${title} ${line}`, language)
  const label =
    found &&
    (found.language === null || found.language === language
      ? t(`found.${found.field}`)
      : t('foundIn', { found: t(`found.${found.field}`), language: languageName(found.language, language) }))
  return (
    <>
      <span className={`${styles.lead} rigid inline-middle`}>
        {route !== undefined && <RouteSwatch routeId={route} />}
        {status && <StatusSign look={status} own={own} />}
      </span>
      <span className="grow shrinks column breaks">
        <span
          className={hit.entry.kind === 'sentence' ? 'quoted' : 'medium'}
          {...(titleLanguage ? { lang: titleLanguage } : {})}
        >
          <Highlighted text={title} hit={hit} />
        </span>
        {meta.length > 0 && (
          <span className={`${styles.meta} small quiet`}>
            <Highlighted text={line} hit={hit} />
          </span>
        )}
        {found && label && (
          <span className={`${styles.found} small quiet`}>
            {words.labelled(label, '')}
            <span lang={found.language ?? undefined}>
              <Highlighted text={found.text} hit={hit} />
            </span>
          </span>
        )}
      </span>
    </>
  )
}

/** A text with its matches marked. */
function Highlighted({ text, hit }: { text: string; hit: SearchHit }) {
  return matchedPieces(text, hit).map((piece) =>
    piece.isMatch ? (
      <mark key={piece.start} className={styles.match}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}
