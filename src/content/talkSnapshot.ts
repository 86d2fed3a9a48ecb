import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { type CellQuery, countOfQuery } from '#domain/cellQuery.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import { ratioOf } from '#domain/figureUnit.ts'
import { outcomesByRecord } from '#domain/outcome.ts'
import { type ReaderTarget, readReader, writeReader } from '#domain/readerLink.ts'
import type { Snapshot, Statement } from '#domain/snapshot.ts'
import { type BackingSources, factOf } from '#domain/stepBacking.ts'
import { numberedSteps } from '#domain/talk.ts'
import { checkWords } from '#domain/wordsCheck.ts'
import { placeOfCells } from './citedSource.ts'
import type { CompareModel } from './compareModel.ts'
import { type ContentInput, calloutsOnMap, type StepContent, stepContent } from './stepContent.ts'
import type { ContentRow } from './stepRows.ts'
import { type DataReach, tableById } from './tableById.ts'
import { cellsId, firstEvidenceId } from './viewContent.ts'

/** Reads the data that some links and their words are checked against. */
export function backingSources(links: readonly string[], reach: DataReach): BackingSources {
  const { read } = reach
  const tables = new Map<string, FigureTable>()
  for (const link of links) {
    const target = readReader(link)
    if (target?.type !== 'cells' || tables.has(target.query.table)) continue
    const table = tableById(target.query.table, reach)
    if (table) tables.set(table.id, table)
  }
  const outcomes = links.some((link) => link.startsWith('record:')) ? read('outcomes') : null
  return {
    ...reach,
    tables,
    documents: read('documents')?.documents ?? [],
    records: read('records')?.records ?? [],
    routes: read('routes')?.routes ?? [],
    ...(outcomes && { outcomes: outcomesByRecord(read('measures')?.measures ?? [], outcomes) }),
  }
}

type SnapshotInput = [
  talk: Pick<Briefing, 'title' | 'language' | 'steps'>,
  input: ContentInput,
  stood: Pick<Snapshot, 'edition' | 'day'>,
]

/** All that a talk states, its steps as numbered, with what its evidence holds; `edition` and `day` are those of the data. */
export function snapshotOf(...input: SnapshotInput): Snapshot {
  const parts = snapshotParts(...input)
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
  }
}

/** The same step by step, so that a page can rest in between. */
export function* snapshotParts(...[talk, input, { edition, day }]: SnapshotInput): Generator<void, Snapshot> {
  const { title, language } = talk
  const steps = numberedSteps(talk.steps)
  const said: (readonly Statement[])[] = []
  for (const step of steps) {
    said.push(statementsOfStep(step, stepContent(step, talk, input), input))
    yield
  }
  const links = [
    ...new Set([
      ...steps.flatMap(({ evidence }) => evidence),
      ...said.flatMap((statements) => statements.flatMap(({ evidence }) => evidence)),
    ]),
  ]
  const sources = backingSources(links, input)
  const words: (readonly Statement[])[] = []
  for (const step of steps) {
    words.push(statementsOfWords(step, language, sources))
    yield
  }
  return {
    snapshot: 1,
    title,
    edition,
    day,
    language,
    wordsLanguage: input.words.language,
    steps: steps.map(({ id, view, title: name, text, evidence, number, chart, look }) => ({
      id,
      view,
      title: name,
      text,
      evidence,
      number,
      chart,
      ...(look && { look }),
    })),
    facts: Object.fromEntries(
      links.flatMap((link) => {
        const fact = factOf(link, sources)
        return fact ? [[link, fact] as const] : []
      }),
    ),
    statements: steps.flatMap((_, at) => [...(said[at] ?? []), ...(words[at] ?? [])]),
  }
}

/** The title and the lines that evidence bears out. */
function statementsOfWords(
  step: BriefingStep,
  language: Briefing['language'],
  sources: BackingSources,
): readonly Statement[] {
  return checkWords(step, language, sources).flatMap(({ line, state, evidence, agreeing }): Statement[] => {
    const isTied = state === 'tied'
    if (state === 'contradicted' || (!isTied && agreeing.length === 0)) return []
    return [
      {
        step: step.id,
        place: line === 0 ? 'title' : 'line',
        name: '',
        text: [step.title, ...step.text][line] ?? '',
        value: null,
        evidence: [...new Set([...evidence, ...agreeing.flatMap((one) => one.evidence)])],
        held: agreeing.map(({ text }) => text),
        ...(isTied && { isTied }),
      },
    ]
  })
}

type Said = Omit<Statement, 'step'>

/** Some cells with their sum. */
interface Summed {
  query: CellQuery
  value: number
}

function statementsOfStep(
  step: BriefingStep,
  content: StepContent,
  input: ContentInput,
): readonly Statement[] {
  const say = sumStatements(input)
  const { number, chart, keyNumbers, quotation, compared, rows, measures } = content
  const said: Said[] = [
    ...[...(number ? [number] : []), ...keyNumbers].flatMap(({ now, before, change }) => [
      say.sum(now),
      ...(before ? [say.sum(before, 'before')] : []),
      ...(before && change ? say.change(now, before) : []),
    ]),
    ...(chart?.series ?? []).map(
      ({ name, values, cells }): Said => ({
        place: 'chart',
        name,
        text: '',
        value: values.length,
        evidence: cells.map(cellsId),
      }),
    ),
    ...(compared ? comparedStatements(compared, say) : []),
    ...calloutsOnMap(step, input).flatMap(({ number: one, change }) => {
      const [from, to, ...more] = change
        ? change.cells.spans.map((span) => ({ ...change.cells, spans: [span] }))
        : []
      return [
        ...(one ? [say.sum({ query: one.cells, value: one.value }, 'map')] : []),
        ...(change && from && to && more.length === 0 ? [say.ratio([to, from], change.ratio)] : []),
      ]
    }),
    ...(quotation ? [quoted(quotation.text, quotation.target)] : []),
    ...[rows, measures].flatMap((table) => (table?.rows ?? []).flatMap((row) => ofRow(row, input, say))),
  ]
  const once = new Map(said.map((one) => [[one.place, one.item, ...one.evidence].join(' '), one]))
  return [...once.values()].map((one) => ({ step: step.id, ...one }))
}

type Say = ReturnType<typeof sumStatements>

/** Writes sums and their changes as statements. */
function sumStatements({ words, texts, read }: ContentInput) {
  const figures = read('figures')?.sources ?? []
  const nameOf = (query: CellQuery) => {
    const source = figures.find(({ id }) => id === query.table)
    const place = placeOfCells(query, source, { words, t: texts.t })
    return [place, words.spans(query.spans)].filter((part) => part !== '').join(', ')
  }
  const ratio = (queries: readonly [CellQuery, CellQuery], value: number): Said => ({
    place: 'change',
    name: nameOf(queries[0]),
    text: words.change(value),
    value,
    evidence: queries.map(cellsId),
  })
  return {
    sum: ({ query, value }: Summed, place: 'number' | 'before' | 'map' | 'row' = 'number'): Said => ({
      place,
      name: nameOf(query),
      text: words.number(value),
      value,
      evidence: [cellsId(query)],
    }),
    ratio,
    change: (now: Summed, before: Summed): Said[] => {
      const value = ratioOf(before.value, now.value)
      return value === null ? [] : [ratio([now.query, before.query], value)]
    },
  }
}

/** The numbers of all places of a comparison. */
function comparedStatements({ total, routes, others, channel }: CompareModel, say: Say): readonly Said[] {
  const rows = [total, ...routes, ...others, ...(channel ? [channel] : [])]
  return rows.flatMap(({ change: { before, after, ratio }, cells }) => [
    ...(after.value === null ? [] : [say.sum({ query: cells.after, value: after.value })]),
    ...(before.value === null ? [] : [say.sum({ query: cells.before, value: before.value }, 'before')]),
    ...(ratio === null ? [] : [say.ratio([cells.after, cells.before], ratio)]),
  ])
}

function quoted(text: string, target: ReaderTarget): Said {
  return { place: 'quotation', name: '', text, value: null, evidence: [writeReader(target)] }
}

/** What a row of a table states: a sum, a quotation, a status or what came of a plan. */
function ofRow(row: ContentRow, input: ContentInput, say: Say): readonly Said[] {
  const { read, words } = input
  const { key, cells, target, status, state } = row
  const [name = ''] = cells
  const measure = read('measures')?.measures.find(({ id }) => id === key)
  const first = firstEvidenceId(measure)
  const evidence = target ? [writeReader(target)] : first === undefined ? [] : [first]
  const item = measure && { item: measure.id }
  if (state !== null) {
    const text = words.choice({ group: 'outcome', choice: state })
    return [{ place: 'outcome', name, text, value: state, evidence, ...item }]
  }
  if (status !== null) {
    return [{ place: 'status', name, text: words.status(status), value: status, evidence, ...item }]
  }
  if (target?.type === 'document' && target.span) return [quoted(name, target)]
  if (target?.type === 'cells') {
    const table = tableById(target.query.table, input)
    const sum = table && countOfQuery(table, target.query)
    return sum ? [say.sum({ query: target.query, value: sum.value }, 'row')] : []
  }
  return target?.type === 'record' ? [{ place: 'row', name, text: name, value: null, evidence }] : []
}
