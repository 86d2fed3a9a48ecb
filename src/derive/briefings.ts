import { Briefing, type BriefingStep } from '#domain/briefing.ts'
import { rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import { dropUnknownIds, type KnownIds } from '#domain/knownIds.ts'
import { LANGUAGES, type Language } from '#domain/language.ts'
import { readReader } from '#domain/readerLink.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { type StatedNumber, statedNumbers } from '#domain/statedNumbers.ts'
import type { ReaderTarget } from '#domain/view.ts'
import { parseView } from '#domain/viewCodec.ts'
import type { Fault } from './fault.ts'
import { parseJsonFile, type TextFile } from './jsonText.ts'

/** What the steps of briefings may stand on. */
export interface BriefingSources {
  readonly known: KnownIds
  readonly documents: readonly SourceDocument[]
  readonly records: readonly DatedRecord[]
  /** The tables of figures whose cells a step may name, by id. */
  readonly tables: ReadonlyMap<string, FigureTable>
}

/** What one target of the Reader gives for the numbers of a step: its words, or the sum of its cells. */
type Backing = { words: string; language: Language } | { sum: number } | { values: readonly number[] }

const SCHEMA = 'correct the value so that it fits src/domain/briefing.ts'

/** Reads every briefing and refuses what does not stand: a view that is not read whole, an unknown id, a number without evidence. */
export function buildBriefings(
  files: readonly TextFile[],
  sources: BriefingSources,
): { briefings: readonly Briefing[]; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const read: { file: string; briefing: Briefing }[] = []
  for (const file of files) {
    const parsed = parseJsonFile(file, Briefing, SCHEMA)
    faults.push(...parsed.faults)
    if (parsed.value) read.push({ file: file.path, briefing: parsed.value })
  }
  for (const { file, briefing } of read) {
    const own = { file, faults }
    checkName(own, briefing)
    checkTranslation(
      own,
      briefing,
      read.map((other) => other.briefing),
    )
    for (const step of briefing.steps) checkStep(own, briefing, step, sources)
  }
  return { briefings: read.map(({ briefing }) => briefing), faults }
}

interface Findings {
  file: string
  faults: Fault[]
}

function checkName({ file, faults }: Findings, { id, steps }: Briefing): void {
  if (!file.endsWith(`/${id}.json`)) {
    faults.push({
      file,
      place: 'id',
      problem: `the briefing is called ${id}`,
      remedy: 'name the file after its id',
    })
  }
  const ids = steps.map((step) => step.id)
  for (const doubled of new Set(ids.filter((step, index) => ids.indexOf(step) !== index))) {
    faults.push({
      file,
      place: `step ${doubled}`,
      problem: 'the id stands twice',
      remedy: 'give each step its own id',
    })
  }
}

/** A translation says the same of the same views: its steps have the ids, views, numbers and evidence of the original. */
function checkTranslation({ file, faults }: Findings, briefing: Briefing, all: readonly Briefing[]): void {
  if (briefing.translates === null) return
  const original = all.find(({ id }) => id === briefing.translates)
  const place = 'translates'
  if (!original || original.translates !== null || original.language === briefing.language) {
    const problem = `${briefing.translates} is no briefing in another language that stands alone`
    faults.push({ file, place, problem, remedy: 'name the original, or null' })
    return
  }
  const shape = ({ id, view, number, evidence, dwell }: BriefingStep) =>
    JSON.stringify([id, view, number, evidence, dwell])
  const differing = briefing.steps.findIndex((step, index) => {
    const its = original.steps[index]
    return !its || shape(its) !== shape(step)
  })
  if (differing === -1 && briefing.steps.length === original.steps.length) return
  const step = briefing.steps[differing]?.id ?? original.steps[briefing.steps.length]?.id ?? ''
  faults.push({
    file,
    place: `step ${step}`,
    problem: `it shows or stands on something else than the same step of ${original.id}`,
    remedy: 'give both the same id, view, number, evidence and dwell, in the same order',
  })
}

function checkStep(
  { file, faults }: Findings,
  briefing: Briefing,
  step: BriefingStep,
  sources: BriefingSources,
): void {
  const fault = (field: string, problem: string, remedy: string) =>
    faults.push({ file, place: `step ${step.id}, ${field}`, problem, remedy })

  const { view, dropped } = parseView(step.view)
  const unknown = dropUnknownIds(view, sources.known).dropped
  for (const { key, text } of [...dropped, ...unknown]) {
    fault(
      'view',
      `${key}: "${text}" is not understood or does not exist`,
      'copy the link of the view from the app',
    )
  }
  if (view.language !== null) fault('view', 'it names a language', 'leave lang out: the briefing has its own')

  const targets = step.evidence.map((text) => ({ text, target: readReader(text) }))
  const backings: Backing[] = []
  for (const { text, target } of targets) {
    const backing = target && backingOf(target, sources)
    if (backing) backings.push(...backing)
    else {
      fault(
        'evidence',
        `${text} names nothing that is there`,
        'copy it from the link of the opened Reader (reader=…)',
      )
    }
  }
  const numbers = step.number ? [step.number.cells, step.number.against ?? []].flat() : []
  for (const text of numbers) {
    if (!step.evidence.includes(`cells:${text}`)) {
      fault('number', `${text} is not among the evidence`, `add "cells:${text}" to it`)
    }
  }
  if (dropped.length + unknown.length > 0) return
  const stated = [step.title, ...step.text, step.notes].flatMap((words) =>
    statedNumbers(words, briefing.language),
  )
  for (const number of stated) {
    if (isBacked(number, backings)) continue
    const what = `${number.text}${number.isShare ? ' %' : ''}`
    fault(
      'words',
      `no evidence of the step gives ${what}`,
      'add the sentence, record or cells that give it, or write it otherwise',
    )
  }
}

/** What a target gives; null where it is not there or gives nothing. */
function backingOf(target: ReaderTarget, sources: BriefingSources): readonly Backing[] | null {
  switch (target.type) {
    case 'document': {
      const document = sources.documents.find(({ id }) => id === target.documentId)
      const { span } = target
      if (!document || !span) return null
      const isSentence = document.sentences.some(({ start, end }) => start === span.start && end === span.end)
      return isSentence
        ? [{ words: document.text.slice(span.start, span.end), language: document.language }]
        : null
    }
    case 'record': {
      const record = sources.records.find(({ id }) => id === target.recordId)
      if (!record) return null
      const words = LANGUAGES.map((language) => ({
        words: `${record.title[language]} ${record.summary[language]}`,
        language,
      }))
      const days = [record.period, record.statedOn].flatMap((period) =>
        period ? [period.start, period.end ?? period.start] : [],
      )
      const dates = days.map((day) => Number(day.slice(8, 10)))
      return [...words, { values: [...record.values.map(({ value }) => value), ...dates] }]
    }
    case 'cells': {
      const table = sources.tables.get(target.query.table)
      const column = table?.counts.find(({ name }) => name === target.query.count)
      if (!table || !column) return null
      const rows = rowsOfQuery(table, target.query)
      const { value } = sumOfRows(column, rows)
      return rows.length > 0 && value !== null ? [{ sum: value }] : null
    }
    case 'incident':
      return null
  }
}

/** Whether a number stands in the words, is a value or a sum, or is the difference or the change in per cent of two sums. */
function isBacked(number: StatedNumber, backings: readonly Backing[]): boolean {
  const sums = backings.flatMap((backing) => ('sum' in backing ? [backing.sum] : []))
  const pairs = sums.flatMap((from) => sums.filter((to) => to !== from).map((to) => [from, to] as const))
  if (number.isShare) {
    const near = (from: number, to: number) => rounded(Math.abs(((to - from) / from) * 100), number.decimals)
    if (pairs.some(([from, to]) => from > 0 && near(from, to) === number.value)) return true
  } else if (
    sums.includes(number.value) ||
    pairs.some(([from, to]) => Math.abs(to - from) === number.value)
  ) {
    return true
  }
  return backings.some((backing) => {
    if ('values' in backing) return backing.values.includes(number.value)
    if (!('words' in backing)) return false
    return statedNumbers(backing.words, backing.language).some(({ value }) => value === number.value)
  })
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}
