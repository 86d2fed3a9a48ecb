import type { TFunction } from 'i18next'
import { leftOut, type StepContent } from '#content/stepContent.ts'
import type { ContentRow } from '#content/stepRows.ts'
import { cellsId, evidenceId, type ShownFigure, type ViewContent } from '#content/viewContent.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { isSaid } from '#domain/briefing.ts'
import { STATUSES } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import type { StepPart } from '#domain/stepLayouts.ts'
import type { Words } from '#words/words.ts'
import type { CitedPiece } from './citedPiece.ts'
import type { FindingDraft, SentenceDraft } from './noteModel.ts'
import { changeOf, placesOf } from './noteTables.ts'

export interface FindingsInput {
  cite: (id: string) => CitedPiece
  t: TFunction<['note', 'stage']>
  words: Words
}

/** The steps of a briefing that say something, without those kept for questions. */
export function saidSteps({ steps }: Pick<Briefing, 'steps'>): readonly BriefingStep[] {
  return steps.filter((step) => !step.isBackup && isSaid(step))
}

interface FindingContent {
  content: StepContent
  /** Of the briefing. */
  language: string
  /** Whether the note has its chart. */
  isCharted: boolean
}

/** The parts of a step that a finding has; of rows and of charts it says how many are left to the briefing. */
const PARTS: readonly StepPart[] = ['lines', 'number', 'quotation', 'rows']
/** Most rows named in a finding; plans are counted instead. */
const MOST_ROWS = 3

/**
 * A step as a finding: its numbers, its lines, each with its own sentence where they pair up, else all behind the last, its first rows,
 * and what is left to the briefing.
 */
export function stepFinding(
  step: BriefingStep,
  { content, language, isCharted }: FindingContent,
  { cite, t, words }: FindingsInput,
): FindingDraft {
  const { number, keyNumbers, rows } = content
  // The sources of many plans would fill a page.
  const pieces = rows?.plans ? [] : step.evidence.map(cite)
  const quoted = pieces.filter(({ quote }) => quote !== null)
  const others = pieces.filter(({ quote }) => quote === null)
  const lines = step.text.map((text) => ({ text: ended(text), language }))
  const own = (text: string) => ({ text: ended(text), language: words.language })
  const numbers = [...(number ? [number] : []), ...keyNumbers].map(({ sentence }) => own(sentence))
  const said = [...numbers, ...lines]
  const isPaired = quoted.length > 1 && quoted.length === lines.length
  const last = said.length - 1
  const sentences = said.map((line, index): SentenceDraft => {
    const paired = isPaired ? quoted[index - (said.length - lines.length)] : undefined
    return {
      ...line,
      pieces: [
        ...(paired ? [paired] : []),
        ...(index === last ? [...(isPaired ? [] : quoted), ...others] : []),
      ],
    }
  })
  const empty: SentenceDraft = { text: '', language, pieces }
  const named = rows?.plans ? [] : (rows?.rows ?? []).filter(({ rank }) => rank < MOST_ROWS)
  const left = (rows?.rows.length ?? 0) - named.length
  const parts = leftOut(content, isCharted ? [...PARTS, 'chart'] : PARTS)
  const more = [
    ...(rows?.plans ? [own(rows.plans.headline), own(rows.plans.lead)] : []),
    ...named.map((row) => own(sentenceOfRow(row, words))),
    ...(left > 0 ? [own(t('moreRows', { count: left }))] : []),
    ...(rows?.plans ? [own(t('itsSources', { count: step.evidence.length }))] : []),
    ...(parts.length > 0
      ? [own(t('stage:onPage', { parts: words.list(parts.map((part) => t(`stage:part.${part}`))) }))]
      : []),
  ].map((text): SentenceDraft => ({ ...text, pieces: [] }))
  return {
    lead: { text: ended(step.title), language },
    sentences: [...(sentences.length > 0 ? sentences : [empty]), ...more],
    rank: quoted.length > 0 ? 3 : number !== null || step.chart || rows?.plans ? 2 : 1,
  }
}

/** "Joint patrols, 2025: Planned, UK government" */
function sentenceOfRow({ cells: [what = '', when = '', value = ''] }: ContentRow, words: Words): string {
  const dated = when === '' ? what : `${what}, ${when}`
  return value === '' ? dated : words.labelled(dated, value)
}

/** Most measures named in the finding of one status, and quotations behind each. */
const MOST_NAMED = 3
const MOST_QUOTES = 1
/** Most numbers in words; the table has the others. */
const MOST_COUNTED = 4

/** A view as findings: its numbers, then its measures by status. */
export function viewFindings(content: ViewContent, input: FindingsInput): readonly FindingDraft[] {
  const { t, words } = input
  const counted = countedFinding(content.figures, input)
  const statuses = STATUSES.flatMap((status): readonly FindingDraft[] => {
    const measures = content.measures.filter((measure) => measure.status === status)
    if (measures.length === 0) return []
    const named = ofDifferentKinds(measures)
    const more = measures.length - named.length
    return [
      {
        lead: {
          text: t('ofStatus', { count: measures.length, status: words.status(status) }),
          language: words.language,
        },
        sentences: [
          ...named.map((measure) => measureSentence(measure, input)),
          ...(more > 0 ? [{ text: t('more', { count: more }), language: words.language, pieces: [] }] : []),
        ],
        rank: named.some(({ evidence }) => evidence.some(({ type }) => type === 'citation')) ? 3 : 2,
      },
    ]
  })
  return [...(counted ? [counted] : []), ...statuses]
}

function measureSentence(measure: Measure, { cite, words }: FindingsInput): SentenceDraft {
  const pieces = measure.evidence.flatMap((piece) => {
    const id = evidenceId(piece)
    return id === null ? [] : [cite(id)]
  })
  const quoted = pieces.filter(({ quote }) => quote !== null).slice(0, MOST_QUOTES)
  return {
    text: ended(words.measureTitle(measure)),
    language: words.language,
    pieces: [...quoted, ...pieces.filter(({ quote }) => quote === null)],
  }
}

/** The first measures: those with a sentence to quote, and of those, one of each kind before others of the same. */
function ofDifferentKinds(all: readonly Measure[]): readonly Measure[] {
  const isQuoted = ({ evidence }: Measure) => evidence.some(({ type }) => type === 'citation')
  const measures = all.toSorted((a, b) => Number(isQuoted(b)) - Number(isQuoted(a)))
  const first = measures.filter(
    ({ categories }, index) => measures.findIndex((one) => one.categories[0] === categories[0]) === index,
  )
  const others = measures.filter((measure) => !first.includes(measure))
  return [...first, ...others].slice(0, MOST_NAMED)
}

function countedFinding(
  figures: readonly ShownFigure[],
  { cite, t, words }: FindingsInput,
): FindingDraft | null {
  const places = placesOf(figures).toSorted(([, a], [, b]) => largest(b) - largest(a))
  if (places.length === 0) return null
  return {
    lead: { text: t('counted'), language: words.language },
    sentences: places.slice(0, MOST_COUNTED).map(([place, [first, second]]): SentenceDraft => {
      const number = (figure: ShownFigure | undefined) =>
        words.counted(figure?.total.value ?? null, (figure ?? first)?.total.unit ?? 'detections')
      const shown = second ?? first
      const months = words.spans(shown?.spans ?? [])
      const placed = words.figurePlace(place)
      const name = placed.charAt(0).toUpperCase() + placed.slice(1)
      return {
        text: second
          ? t('figureChange', {
              place: name,
              months,
              after: number(second),
              before: number(first),
              change: changeOf(first, second, words),
            })
          : t('figure', { place: name, months, number: number(first) }),
        language: words.language,
        pieces: [first, second].flatMap((figure) => (figure ? [cite(cellsId(figure.cells))] : [])),
      }
    }),
    rank: 3,
  }
}

function largest(figures: readonly ShownFigure[]): number {
  return figures.at(-1)?.total.value ?? -1
}

/** A text with a full stop, unless it ends with a mark. */
export function ended(text: string): string {
  return /[.!?…:]$/.test(text) ? text : `${text}.`
}
