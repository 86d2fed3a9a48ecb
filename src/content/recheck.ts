import type { CellQuery } from '#domain/cellQuery.ts'
import type { GivenPage, HandedOutFile } from '#domain/handedOutFile.ts'
import { uiLanguageOf } from '#domain/language.ts'
import { readReader } from '#domain/readerLink.ts'
import { holdsWords, type Snapshot } from '#domain/snapshot.ts'
import { boundBefore, type StatedNumber, statedNumbers } from '#domain/statedNumbers.ts'
import { type BackingSources, factOf, isCount } from '#domain/stepBacking.ts'
import { directionOf, unitIn } from '#domain/subjectWords.ts'
import { precisionOf } from '#domain/textAgainstSeries.ts'
import { checkWords } from '#domain/wordsCheck.ts'
import { loadFigures } from './loadedFigures.ts'
import { changesSince, proposedWords, type SinceStatement } from './sinceSnapshot.ts'
import { earlierSums, type SpokenOf, spokenCells, spokenOf, sumNowOf } from './statedCells.ts'
import type { ContentInput } from './stepContent.ts'
import { backingSources, snapshotOf } from './talkSnapshot.ts'

/** Something that a file states, beside today's data. */
export interface RecheckRow
  extends Pick<
    SinceStatement,
    'place' | 'name' | 'was' | 'now' | 'verdict' | 'proposal' | 'evidence' | 'cells'
  > {
  readonly key: string
  /** The slide, from 1; null where the file has none. */
  readonly page: number | null
  /** Slides on which it stands. */
  readonly pages: readonly number[]
  /** By the cells or record that the file names, or by the value of a number and the words around it. */
  readonly foundBy: 'cells' | 'value'
  /** What stands in the file in its place, typed by hand; null where it stands as it was written. */
  readonly typed: string | null
  /** What the file can say in its place; null where that is not known, or is not to be changed unasked. */
  readonly correction: string | null
  readonly since: SinceStatement | null
}

/** What became of all that a file states. */
export interface Recheck {
  readonly changed: readonly RecheckRow[]
  readonly holds: readonly RecheckRow[]
  /** Not from here, or not to be told. */
  readonly open: readonly RecheckRow[]
}

/** What a row has that no snapshot states. */
const BARE = { proposal: null, cells: [], typed: null, correction: null, since: null } as const

/** Checks a file that was given to others against today's data. */
export function recheck(given: HandedOutFile, input: ContentInput): Recheck {
  const rows = given.snapshot
    ? [...rowsOfSnapshot(given, given.snapshot, input), ...rowsOfNewPages(given, given.snapshot, input)]
    : given.briefings.length > 0
      ? given.briefings.flatMap((briefing) => rowsOfBriefing(briefing, input))
      : [...given.pages.flatMap((page) => rowsOfText(page, given, input)), ...rowsOfEvidence(given, input)]
  const once = [...new Map(rows.map((row) => [row.key, row])).values()]
  return {
    changed: once.filter(({ verdict }) => verdict === 'changed' || verdict === 'gone'),
    holds: once.filter(({ verdict }) => verdict === 'holds'),
    open: once.filter(({ verdict }) => verdict === 'unknown'),
  }
}

/** The step of each slide: as it was written, unless another one's title stands there; null where none is known. */
function stepOfPages(
  { pages }: HandedOutFile,
  { pages: written, steps }: Snapshot,
): readonly (string | null)[] {
  const isWhole = written?.length === pages.length
  return pages.map(({ text }, at) => {
    const own = isWhole ? (written[at] ?? '') : null
    const titled = steps.filter(({ title }) => title !== '' && text.includes(title))
    if (own !== null && (titled.length === 0 || titled.some(({ id }) => id === own))) return own
    return titled[0]?.id ?? own
  })
}

function rowsOfSnapshot(
  given: HandedOutFile,
  snapshot: Snapshot,
  input: ContentInput,
): readonly RecheckRow[] {
  const hasSlides = given.format === 'pptx'
  const steps = hasSlides ? stepOfPages(given, snapshot) : []
  const all = changesSince(snapshot, input)
  const texts = given.pages.map(({ text, notes }) => (hasSlides ? text : `${text}\n${notes}`))
  const said = new Map<string, readonly string[]>()
  const strays = new Map<string, StatedNumber[]>()
  const pagesOf = (step: string) =>
    hasSlides ? steps.flatMap((each, at) => (each === step ? [at] : [])) : texts.map((_, at) => at)
  for (const { id, title } of snapshot.steps) {
    const own = all.filter(({ step }) => step === id || !hasSlides).map(({ was }) => was)
    said.set(id, [...own, title])
  }
  const straysOf = (step: string) => {
    const known = strays.get(step)
    if (known) return known
    const stated = new Set((said.get(step) ?? []).flatMap((text) => numbersIn(text, snapshot)))
    const found = pagesOf(step).flatMap((at) =>
      statedNumbers(texts[at] ?? '', uiLanguageOf(snapshot.wordsLanguage)).filter(
        ({ text }) => !stated.has(text),
      ),
    )
    strays.set(step, found)
    return found
  }
  return all.flatMap((since): readonly RecheckRow[] => {
    const { step, place, was, now, verdict, proposal, evidence, cells, name, statement } = since
    const own = pagesOf(step)
    // A page or file of the app draws its numbers itself.
    const isStill = texts.length === 0 || place === 'chart'
    const standing = isStill ? own : own.filter((at) => holdsWords(texts[at] ?? '', was))
    const key = [
      step,
      place === 'change' || evidence.length === 0 ? place : '',
      statement.item,
      was,
      ...evidence,
    ].join(' ')
    const pages = (standing.length > 0 ? standing : own).map((at) => at + 1)
    const row = {
      key,
      name,
      place,
      was,
      now,
      evidence,
      cells,
      proposal,
      pages,
      page: hasSlides ? (pages[0] ?? null) : null,
      since,
    }
    const correction = verdict === 'changed' ? (proposal ?? (place === 'chart' ? null : now)) : null
    if (isStill || standing.length > 0)
      return [{ ...row, foundBy: 'cells', verdict, typed: null, correction }]
    // The slide is gone, or its words are.
    if (own.length === 0 || typeof statement.value !== 'number') return []
    if (now !== null && own.some((at) => holdsWords(texts[at] ?? '', now)))
      return [{ ...row, was: now, foundBy: 'cells', verdict: 'holds', typed: null, correction: null }]
    const typed = nearest(was, straysOf(step), snapshot)
    return typed === null
      ? []
      : [{ ...row, foundBy: 'cells', verdict: 'changed', now: now ?? was, typed, correction: null }]
  })
}

function numbersIn(text: string, { wordsLanguage, language }: Snapshot): readonly string[] {
  return [wordsLanguage, language].flatMap((one) =>
    statedNumbers(text, uiLanguageOf(one)).map((number) => number.text),
  )
}

/** The number typed in the place of another: the nearest of its kind. */
function nearest(was: string, strays: StatedNumber[], { wordsLanguage }: Snapshot): string | null {
  const [number] = statedNumbers(was.replace(/^[+−-]/, ''), uiLanguageOf(wordsLanguage))
  if (!number) return null
  const [best] = nearestFirst(
    strays.filter(({ form }) => form === number.form),
    number.value,
  )
  if (!best || distance(best.value, number.value) > Math.log(12)) return null
  strays.splice(strays.indexOf(best), 1)
  return best.text
}

/** How far two numbers are apart, as the logarithm of their ratio. */
function distance(one: number, other: number): number {
  return Math.abs(Math.log((one + 1) / (other + 1)))
}

function nearestFirst<Each extends { readonly value: number }>(all: readonly Each[], value: number): Each[] {
  return all.toSorted((one, other) => distance(one.value, value) - distance(other.value, value))
}

/** The slides that somebody else added. */
function rowsOfNewPages(
  given: HandedOutFile,
  snapshot: Snapshot,
  input: ContentInput,
): readonly RecheckRow[] {
  if (given.format !== 'pptx' || given.pages.length === snapshot.pages?.length) return []
  const steps = stepOfPages(given, snapshot)
  return given.pages.flatMap((page, at) =>
    steps[at] === null ? rowsOfText(page, { ...given, evidence: [] }, input) : [],
  )
}

/** A talk says today's numbers; its words may contradict them. */
function rowsOfBriefing(
  { id, title, language, steps }: HandedOutFile['briefings'][number],
  input: ContentInput,
): readonly RecheckRow[] {
  const made = snapshotOf({ title, language, steps: [...steps] }, input, { edition: '', day: '2000-01-01' })
  const held = rowsOfSnapshot({ ...EMPTY, format: 'briefing' }, made, input)
  const sources = backingSources([...new Set(steps.flatMap(({ evidence }) => evidence))], input)
  const wrong = steps.flatMap((step, at) =>
    checkWords(step, language, sources).flatMap(({ line, state, against }): RecheckRow[] => {
      if (state !== 'contradicted') return []
      const was = [step.title, ...step.text][line] ?? ''
      const check = (words: string) =>
        checkWords(
          line === 0 ? { ...step, title: words } : { ...step, text: step.text.with(line - 1, words) },
          language,
          sources,
        )[line]
      const proposal = proposedWords(was, language, check)
      return [
        {
          ...BARE,
          key: `${id} ${step.id} ${line}`,
          page: at + 1,
          pages: [at + 1],
          place: line === 0 ? 'title' : 'line',
          name: '',
          was,
          now: null,
          verdict: 'changed',
          foundBy: 'cells',
          proposal,
          evidence: [...(against?.evidence ?? [])],
          correction: proposal,
        },
      ]
    }),
  )
  return [...wrong, ...held.map((row) => ({ ...row, key: `${id} ${row.key}` }))]
}

const EMPTY: HandedOutFile = {
  format: 'text',
  snapshot: null,
  isTorn: false,
  pages: [],
  evidence: [],
  briefings: [],
}

/** Smaller numbers stand for too much to be found by their value. */
const LEAST = 100
/** How far a number may be from the sum that it is thought to state. */
const FARTHEST = Math.log(1.5)
/** Rows of one text. */
const MAX_ROWS = 500

/** The numbers of a text, by the evidence that it names and by the words of their sentence and line. */
function rowsOfText(page: GivenPage, given: HandedOutFile, input: ContentInput): readonly RecheckRow[] {
  const figures = input.read('figures')
  if (!figures) return []
  const loaded = loadFigures(figures)
  const named = given.evidence.flatMap((id) => {
    const target = readReader(id)
    return target?.type === 'cells' ? [target.query] : []
  })
  const language = uiLanguageOf(page.language || input.words.language)
  const sources = backingSources([], input)
  const ofFile = sumsOf(named, false, input)
  const rows: RecheckRow[] = []
  const lines = page.sentences ?? page.text.split('\n').map((line) => [line])
  for (const [at, sentences] of lines.flatMap(inParts).entries()) {
    if (rows.length >= MAX_ROWS) break
    const numbers = sentences.map((sentence) => statedNumbers(sentence, language))
    if (numbers.every(({ length }) => length === 0)) continue
    const ofLine = sumsOf(spokenCells(spokenOf(sentences.join(' '), sources), loaded), false, input)
    let spoken: SpokenOf = { places: [], spans: [] }
    for (const [order, sentence] of sentences.entries()) {
      const { places, spans } = spokenOf(sentence, sources)
      // "In 2024 it was 36,816" takes over the place of the sentence before, "On the Western Balkans, 12,526" its months.
      const isNew = places.length > 0 || spans.length > 0
      spoken = {
        places: places.length > 0 ? places : spoken.places,
        spans: spans.length > 0 ? spans : spoken.spans,
      }
      const cells = isNew ? spokenCells(spoken, loaded) : []
      const byNationality = /nationalit/i.test(sentence)
        ? cells.map((query) => ({ ...query, table: BY_NATIONALITY }))
        : []
      const own = sumsOf([...byNationality, ...cells], true, input)
      const candidates = { sums: [...own, ...ofLine, ...ofFile], input, numbers: numbers.flat() }
      const found = rowsOfSentence(sentence, numbers[order] ?? [], candidates)
      const place = { page: given.format === 'pptx' ? page.number : null, pages: [page.number] }
      for (const row of found)
        rows.push({ ...row, ...place, key: `${page.number} ${at} ${order} ${row.was}` })
    }
  }
  return rows
}

/** The parts of a line of which one is read at a time: a table without full stops, or a whole book, may be one line. */
function inParts(sentences: readonly string[]): readonly (readonly string[])[] {
  const pieces = sentences.flatMap((sentence) => sentence.match(PIECES) ?? [])
  return Array.from({ length: Math.ceil(pieces.length / MOST_TOGETHER) }, (_, part) =>
    pieces.slice(part * MOST_TOGETHER, (part + 1) * MOST_TOGETHER),
  )
}

/** The table whose detections are fewer than those by route and month: it covers less of both. */
const BY_NATIONALITY = 'frontex-nationalities'

/** Up to a thousand letters, and on to the next space. */
const PIECES = /.{1,1000}\S*/gsu
const MOST_TOGETHER = 10

type RowOfSentence = Omit<RecheckRow, 'key' | 'page' | 'pages'>

function rowsOfSentence(
  sentence: string,
  numbers: readonly StatedNumber[],
  candidates: Omit<Candidates, 'isOfPart'>,
): readonly RowOfSentence[] {
  // "84% of the 17,260 counted by nationality" speaks of some of them, "fell by 38% to 239,000" of all.
  const isOfPart = numbers.some(({ form }) => form === 'share') && directionOf(sentence) === null
  return numbers.flatMap((number): readonly RowOfSentence[] => {
    if (number.form !== 'count' || number.value < LEAST || isInWord(sentence, number.text)) return []
    const bound = boundBefore(sentence.slice(0, sentence.indexOf(number.text)))
    const found = rowOfNumber({ ...number, ...bound }, { ...candidates, isOfPart })
    if (!found && unitIn(sentence) === null) return []
    return [
      {
        place: 'number',
        name: sentence.length > 160 ? `${sentence.slice(0, 159)}…` : sentence,
        was: number.text,
        foundBy: 'value',
        ...BARE,
        ...(found ?? { now: null, verdict: 'unknown' as const, evidence: [] }),
      },
    ]
  })
}

/** Whether a number is a part of an id, as "876" of "26b876a8fbff". */
function isInWord(line: string, number: string): boolean {
  const at = line.indexOf(number)
  return /[\p{L}_-]$/u.test(line.slice(0, at)) || /^[\p{L}_]/u.test(line.slice(at + number.length))
}

const linkOfTable = ({ table, count }: CellQuery) => `cells:${table}:${count}:all`

/** A sum of today; `isSpoken`: of which the sentence speaks, not only its line or the file. */
interface SumToday extends NonNullable<ReturnType<typeof sumNowOf>> {
  query: CellQuery
  isSpoken: boolean
}

function sumsOf(queries: readonly CellQuery[], isSpoken: boolean, input: ContentInput): readonly SumToday[] {
  const tables = backingSources(queries.map(linkOfTable), input)
  return queries.flatMap((query) => {
    const sum = sumNowOf(query, tables)
    return sum ? [{ query, isSpoken, ...sum }] : []
  })
}

interface Candidates {
  /** Those of which the sentence speaks, then its line, then those that the file names. */
  sums: readonly SumToday[]
  input: ContentInput
  isOfPart: boolean
  /** All numbers of the line. */
  numbers: readonly StatedNumber[]
}

/** What a number states: the sum that it is, or was; else the nearest one of which its sentence speaks. */
function rowOfNumber(
  { value, bound }: StatedNumber,
  { sums, input, isOfPart, numbers }: Candidates,
): Pick<RecheckRow, 'now' | 'verdict' | 'evidence'> | null {
  const row = (sum: SumToday, verdict: 'holds' | 'changed') => ({
    now: input.words.number(sum.value),
    verdict,
    evidence: [sum.link],
  })
  const over = { over: 1, nearly: -1, under: -1, none: 0 }[bound ?? 'none']
  // "More than 66,000" for 66,551.
  const isBound = (sum: number) =>
    over !== 0 && (sum - value) * over > 0 && Math.abs(sum - value) < precisionOf(value)
  const same = sums.find((sum) => isCount(value, sum.value) || isBound(sum.value))
  if (same) return row(same, 'holds')
  // If a line states today's sum, its other numbers mean something else, such as single months.
  const unsaid = sums.filter((sum) => !numbers.some((said) => isCount(said.value, sum.value)))
  const before = unsaid.find(({ query }) =>
    earlierSums(query, input).some((sum) => isCount(value, sum.value)),
  )
  if (before) return row(before, 'changed')
  const [near] = nearestFirst(
    unsaid.filter(({ isSpoken }) => isSpoken),
    value,
  )
  return near && !isOfPart && distance(near.value, value) <= FARTHEST ? row(near, 'changed') : null
}

/** Records and sentences that a text names or quotes: they are there, or gone. */
function rowsOfEvidence(given: HandedOutFile, input: ContentInput): readonly RecheckRow[] {
  const links = given.evidence.filter((link) => !link.startsWith('cells:'))
  const sources = backingSources(links, input)
  const row = (
    key: string,
    name: string,
    verdict: RecheckRow['verdict'],
    place: RecheckRow['place'],
    evidence: readonly string[],
  ): RecheckRow => ({
    ...BARE,
    key,
    page: null,
    pages: [],
    place,
    name,
    was: name,
    now: verdict === 'holds' ? name : null,
    verdict,
    foundBy: place === 'quotation' && evidence.length === 0 ? 'value' : 'cells',
    evidence: [...evidence],
  })
  const cited = links.map((link) => {
    const fact = factOf(link, sources)
    const name = fact?.kind === 'record' ? fact.title : fact?.kind === 'sentence' ? fact.text : link
    return row(link, name, fact ? 'holds' : 'gone', fact?.kind === 'sentence' ? 'quotation' : 'row', [link])
  })
  return [
    ...cited,
    ...quotedSentences(given, sources).map(({ text, link }) => row(text, text, 'holds', 'quotation', [link])),
  ]
}

/** A sentence of the corpus, word for word, in a text. */
function quotedSentences({ pages }: HandedOutFile, { documents }: BackingSources) {
  const text = pages.map((page) => page.text).join('\n')
  if (text.length > MOST_SEARCHED) return []
  return documents.flatMap((document) =>
    document.sentences.flatMap(({ start, end }) => {
      const sentence = document.text.slice(start, end)
      return sentence.length >= SHORTEST && text.includes(sentence)
        ? [{ text: sentence, link: `${document.id}:${start}-${end}` }]
        : []
    }),
  )
}

/** Letters of a sentence that is no commonplace, and of a text that is searched for all of them. */
const SHORTEST = 40
const MOST_SEARCHED = 200_000
