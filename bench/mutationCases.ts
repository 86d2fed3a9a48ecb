import JSZip from 'jszip'
import { buildBriefings } from '#derive/briefings.ts'
import { buildDatasets, buildProposals, readLexicon, type Sources } from '#derive/build.ts'
import { placeReader, readCrosswalk } from '#derive/crosswalk.ts'
import { filesOfDatasets } from '#derive/datasets.ts'
import type { Fault } from '#derive/fault.ts'
import { buildFigures, FIGURE_FOLDER } from '#derive/figures.ts'
import { importFigures } from '#derive/importFigures.ts'
import type { TextFile } from '#derive/jsonText.ts'
import { decodeText, type InputKind } from '#derive/lines.ts'
import { loadTable } from '#domain/figureTable.ts'
import { knownIds } from '#domain/knownIds.ts'
import { snapshotXml } from '#domain/snapshot.ts'
import { readHandedOut } from '#extract/readHandedOut.ts'
import { countryCodes } from '#scripts/countryCodes.ts'
import { lexiconOf, proposeOnce } from '#scripts/deriveOnce.ts'
import { describeChanges } from '#scripts/describeChanges.ts'
import { sha256 } from '#scripts/readInput.ts'
import { readSources } from '#scripts/readSources.ts'
import {
  choose,
  type Mutation,
  mulberry32,
  mutateCsv,
  mutateDeceit,
  mutateJson,
  mutateText,
  type Random,
} from './mutate.ts'

/** What a mutation of each kind of input is made of, and how often it is tried in a hundred. */
export const KINDS = {
  document: 14,
  folder: 8,
  deceit: 8,
  meta: 10,
  records: 14,
  outcomes: 6,
  review: 10,
  lexicon: 5,
  briefing: 10,
  figures: 5,
  import: 10,
  given: 10,
} as const
export type Kind = keyof typeof KINDS

/**
 * What became of a mutation: a fault with file, place and remedy; a change that the command prints or asks about; no
 * change of the output; or what must not be: a text taken for what it is not; or, without any sign, a change, an unclear fault or
 * an exception. A change is told where the changed thing is named.
 */
export type Outcome = 'fault' | 'told' | 'none' | 'wrong' | 'silent' | 'unclear' | 'crash'
export type Result = Readonly<{ index: number; kind: Kind; what: string; outcome: Outcome; detail: string }>

/** The files of the output by name. */
type Output = Readonly<Record<string, string>>
type Run = Readonly<{
  faults: readonly Fault[]
  output: Output
  told: readonly string[]
  /** Of a text alone: the numbers that its claims state. */
  values?: readonly (number | null)[]
}>

const TODAY = '2026-12-31'
const YEARS = `${FIGURE_FOLDER}/missing-migrants-annual`
const MONTHS = `${FIGURE_FOLDER}/uk-small-boats-monthly`

/** Returns a function that runs the case of a number, the same for the same seed. Reads and derives the sources below `root` once. */
export function mutationCases(
  root: string,
): (seed: number, index: number, kinds?: readonly Kind[]) => Promise<Result> {
  const { sources, figures, briefings, faults } = readSources(root)
  const lexicon = lexiconOf(...sources.lexicon)
  const base = buildDatasets(sources, lexicon, proposeOnce)
  const { datasets } = base
  if (faults.length > 0 || !datasets || !lexicon.parts) throw new Error('the sources have faults')
  const { parts } = lexicon
  const routes = datasets.routes.map(({ id }) => id)
  const context = { routes, alpha2Of: countryCodes().alpha2Of, today: TODAY, sha256 }
  const counted = buildFigures(figures, context).datasets
  if (!counted) throw new Error('the figures have faults')
  const tables = [counted.figures, counted.nationalities, counted.channel].flatMap((file) => file.tables)
  const known = {
    known: { ...knownIds(filesOfDatasets(datasets)), tables: new Set(tables.map(({ id }) => id)) },
    documents: datasets.documents,
    records: datasets.records,
    routes: datasets.routes,
    tables: new Map(tables.map((table) => [table.id, loadTable(table)])),
  }
  const { crosswalk } = readCrosswalk(
    figures.find(({ path }) => path.endsWith('crosswalk.json')) ?? { path: '', text: '' },
    routes,
  )
  if (!crosswalk) throw new Error('the crosswalk has faults')

  const textOf = (files: object): Output =>
    Object.fromEntries(Object.entries(files).map(([name, value]) => [`${name}.json`, JSON.stringify(value)]))
  const bases = new Map<Kind, Run>()
  const derived = (files: Sources, read = lexicon): Run => {
    const built = buildDatasets(files, read, proposeOnce)
    return {
      faults: built.faults,
      output: built.datasets ? textOf(filesOfDatasets(built.datasets)) : {},
      told: [],
    }
  }
  const run = (kind: Exclude<Kind, 'given'>, path: string, bytes: Uint8Array): Run => {
    const decoded = decodeText(path, bytes, INPUT_KINDS[kind])
    if (decoded.fault) return { faults: [decoded.fault], output: {}, told: [] }
    const file: TextFile = { path, text: decoded.text }
    const changed = <Item extends TextFile>(files: readonly Item[]) =>
      files.map((one) => (one.path === path ? { ...one, ...file } : one))
    switch (kind) {
      case 'document':
        return derived({
          ...sources,
          documents: changed(
            sources.documents as readonly ((typeof sources.documents)[number] & TextFile)[],
          ).map((one) => (one.path === path ? { ...one, sha256: sha256(bytes) } : one)),
        })
      case 'deceit':
      case 'folder': {
        const built = buildProposals([{ ...file, id: 'text', sha256: '' }], [], parts)
        const told = built.warnings.map(({ problem }) => problem)
        const values = built.claims.flatMap((claim) => claim.values.map(({ value }) => value))
        return { faults: built.faults, output: {}, told, values }
      }
      case 'meta':
        return derived({
          ...sources,
          metas: sources.metas.map((meta) => ({ ...meta, file: changed([meta.file])[0] ?? meta.file })),
        })
      case 'records':
        return derived({ ...sources, records: file })
      case 'outcomes':
        return derived({ ...sources, outcomes: file })
      case 'review':
        return derived({ ...sources, reviews: changed(sources.reviews) })
      case 'lexicon': {
        const files = { ...sources, lexicon: changed(sources.lexicon) }
        return derived(files, readLexicon(files.lexicon))
      }
      case 'briefing': {
        const built = buildBriefings(changed(briefings), known)
        return {
          faults: built.faults,
          output: textOf({ briefings: { briefings: built.briefings } }),
          told: [],
        }
      }
      case 'figures': {
        const built = buildFigures(changed(figures), context)
        return { faults: built.faults, output: built.datasets ? textOf(built.datasets) : {}, told: [] }
      }
      case 'import': {
        const name = path.includes('annual') ? YEARS : MONTHS
        const of = (ending: string) =>
          figures.find((one) => one.path === name + ending) ?? { path: '', text: '' }
        const result = importFigures({
          name: name.slice(FIGURE_FOLDER.length + 1),
          file,
          table: of('.csv'),
          meta: of('.meta.json'),
          vintages: { csv: of('.vintages.csv'), meta: of('.vintages.json') },
          daily: null,
          detections: null,
          placeOf: placeReader(crosswalk),
          codes: countryCodes(),
          corrections: { note: '', corrections: [] },
          asOf: '2026-12-01',
          months: null,
          withdraw: false,
          today: TODAY,
          sha256,
        })
        const told = [...result.report, ...('risks' in result ? result.risks : [])]
        return { faults: result.faults, output: { csv: result.csv ?? '' }, told }
      }
    }
  }

  const headers: Readonly<Record<string, string>> = {
    [YEARS]: 'year,mediterranean_dead_and_missing,global_dead_and_missing',
    [MONTHS]: 'month,migrants_arrived,boats_arrived',
  }
  const filesOf: Readonly<Record<Kind, readonly TextFile[]>> = {
    given: [...Object.entries(GIVEN_PARTS).map(([path, text]) => ({ path, text })), ...briefings],
    document: sources.documents.map(({ path, text }) => ({ path, text: text ?? '' })),
    folder: sources.documents.map(({ path, text }) => ({ path, text: text ?? '' })),
    // Alone, so that every claim is of the sentence that deceives.
    deceit: [{ path: 'text.txt', text: 'The ministers met in Brussels.\n' }],
    meta: sources.metas.map(({ file }) => file),
    records: [sources.records],
    outcomes: [sources.outcomes],
    review: sources.reviews,
    lexicon: sources.lexicon,
    briefing: briefings,
    figures,
    import: [YEARS, MONTHS].map((name) => {
      const table = figures.find(({ path }) => path === `${name}.csv`)?.text ?? ''
      return { path: `${name}.csv`, text: table.replace(/^.*/, headers[name] ?? '') }
    }),
  }
  /** What the unchanged file gives; the same for all files of a kind, except for those of imports. */
  const baseOf = (kind: Exclude<Kind, 'given'>, { path, text }: TextFile): Run => {
    const known = bases.get(kind)
    if (known && kind !== 'import') return known
    const before = run(kind, path, new TextEncoder().encode(text))
    bases.set(kind, before)
    return before
  }

  return async (seed, index, kinds = Object.keys(KINDS) as Kind[]) => {
    const random = mulberry32(seed * 100_003 + index)
    const kind = choose(
      kinds.flatMap((one) => Array.from({ length: KINDS[one] }, () => one)),
      random,
    )
    const file = choose(filesOf[kind], random)
    const { what, bytes, deceit } = mutationOf(kind, file, random)
    const result = (outcome: Outcome, detail: string): Result => ({
      index,
      kind,
      what: `${file.path}: ${what}`.slice(0, 160),
      outcome,
      detail: detail.slice(0, 300),
    })
    try {
      if (kind === 'given') return result(...(await givenOutcome(file, bytes)))
      const { faults: found, output, told, values } = run(kind, file.path, bytes)
      const unclear = found.find((fault) => !isClear(fault))
      if (unclear) return result('unclear', JSON.stringify(unclear))
      if (found.length > 0) return result('fault', `${found[0]?.place}: ${found[0]?.problem}`)
      if (deceit?.length === 0) return result('wrong', 'it is accepted')
      const taken = deceit?.filter((value) => values?.includes(value)) ?? []
      if (taken.length > 0) return result('wrong', `a claim states ${taken.join()}`)
      if (kind === 'folder' || kind === 'deceit')
        return result(told.length > 0 ? 'told' : 'none', told.join())
      const before = baseOf(kind, file)
      const names = Object.keys(output).filter((name) => output[name] !== before.output[name])
      if (names.length === 0) return result('none', '')
      if (kind === 'import') {
        const says = told.filter((line) => !before.told.includes(line))
        return says.length > 0 ? result('told', says.join('; ')) : result('silent', names.join())
      }
      const files = names.map((name) => ({ name, text: output[name] ?? '' }))
      const lines = describeChanges((name) => before.output[name] ?? null, files, Number.POSITIVE_INFINITY)
      const isTold =
        names.every((name) => lines.some((line) => line.startsWith(`${name}: `))) &&
        isNamed(kind, what, lines)
      return result(isTold ? 'told' : 'silent', lines[0] ?? names.join())
    } catch (error) {
      return result('crash', error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
  }
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CELLS = 'cells:frontex-detections:detections:2025-01..2025-12'

/** Slides of ours that were given to others: one slide, and what it states. */
const GIVEN_PARTS: Readonly<Record<string, string>> = {
  'ppt/presentation.xml':
    '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATION}/slide" Target="slides/slide1.xml"/></Relationships>`,
  'ppt/slides/slide1.xml':
    '<p:sld><a:p><a:r><a:rPr lang="en-GB"/><a:t>179,921 detections</a:t></a:r></a:p></p:sld>',
  'customXml/item1.xml': snapshotXml({
    snapshot: 1,
    title: 'A talk',
    edition: '2026-11-30-01234567',
    day: '2026-11-30',
    language: 'en',
    wordsLanguage: 'en',
    steps: [{ id: 'a', view: '#/explore?v=1', title: 'A', evidence: [CELLS], number: null, chart: null }],
    pages: ['a'],
    facts: { [CELLS]: { kind: 'cells', sum: 179_921 } },
    statements: [
      { step: 'a', place: 'number', name: '2025', text: '179,921', value: 179_921, evidence: [CELLS] },
    ],
  }),
}

/** A file that was given to others is refused with a code, or all that was read of it is listed. */
async function givenOutcome(
  { path }: TextFile,
  bytes: Uint8Array,
): Promise<[outcome: Outcome, detail: string]> {
  let [name, whole] = [path, new Uint8Array(bytes)]
  if (path in GIVEN_PARTS) {
    const zip = new JSZip()
    for (const [part, text] of Object.entries(GIVEN_PARTS)) zip.file(part, part === path ? whole : text)
    name = 'given.pptx'
    whole = new Uint8Array(await zip.generateAsync({ type: 'uint8array' }))
  }
  const read = await readHandedOut({ name, bytes: whole })
  if (!read.ok) return ['fault', read.fault.code]
  const { snapshot, isTorn, pages } = read.given
  return ['told', `${snapshot ? 'stated' : isTorn ? 'torn' : 'foreign'}, ${pages.length}`]
}

const INPUT_KINDS: Readonly<Record<Kind, InputKind>> = {
  document: 'document',
  folder: 'document',
  deceit: 'document',
  meta: 'json',
  records: 'json',
  outcomes: 'json',
  review: 'json',
  lexicon: 'json',
  briefing: 'json',
  figures: 'table',
  import: 'table',
  given: 'document',
}

function mutationOf(kind: Kind, { path, text }: TextFile, random: Random): Mutation {
  if (kind === 'deceit') return mutateDeceit(text, random)
  if (kind === 'document' || kind === 'folder' || kind === 'given') return mutateText(text, random)
  return path.endsWith('.csv') ? mutateCsv(text, random) : mutateJson(text, random)
}

/** Whether a line names the field that was changed in a record or an outcome, or its entry as new or gone. */
function isNamed(kind: Kind, what: string, lines: readonly string[]): boolean {
  const [path = ''] = /^\.[\w.-]+(?=: )/.exec(what) ?? []
  const field = path.split('.').findLast((part) => part !== '' && !/^\d+$/.test(part))
  if ((kind !== 'records' && kind !== 'outcomes') || field === undefined) return true
  return lines.some((line) => line.includes(field) || /is (?:new|gone)$/.test(line))
}

/** Whether a fault names file, place, problem and remedy in words of its own. */
function isClear({ file, place, problem, remedy }: Fault): boolean {
  return [file, place, problem, remedy].every((part) => part.trim() !== '') && problem !== 'Invalid input'
}
