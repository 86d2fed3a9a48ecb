import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { strFromU8, unzipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { dataSnippet, SNIPPETS, type SnippetId } from '#features/methods/DataSection.tsx'
import { memoizeByArguments } from '#lib/memoize.ts'
import { dataSets, setWorkbook, setZip } from '#scripts/data/dataSets.ts'
import { citationFile, descriptorOf } from '#scripts/data/packageFiles.ts'
import { placeTables } from '#scripts/data/placeTables.ts'
import { keptFiles } from '#scripts/dataPackage.ts'
import { officeFaults } from '#tests/support/officeFaults.ts'
import { published } from '#tests/support/published.ts'
import {
  columnsOfCsv,
  foreignKeyFaults,
  type TableResource,
  tableFaults,
} from '#tests/support/tableFaults.ts'

interface Resource {
  name: string
  path: string
  title: string
  bytes: number
  hash: string
  rows?: number
  rights?: string
  licenses?: readonly { name: string }[]
  jsonSchema?: string
  schema?: TableResource['schema']
}

interface Descriptor {
  version: string
  edition: string | null
  homepage?: string
  dataVersion: string
  resources: readonly Resource[]
  sets: readonly {
    name: string
    tables: readonly string[]
    files: readonly { path: string; sha256: string }[]
  }[]
}

const OPTIONS = { root: process.cwd(), address: null, edition: null }
/** Those of the build, if it was before: making them takes seconds. */
const files = await keptFiles(OPTIONS)
const textOf = (path: string) => files.get(path)?.toString('utf8') ?? ''
const hashOf = (path: string) =>
  createHash('sha256')
    .update(files.get(path) ?? '')
    .digest('hex')
const readDescriptor = (text: string) => JSON.parse(text) as Descriptor
const descriptor = readDescriptor(textOf('datapackage.json'))
const tables = descriptor.resources.flatMap(({ schema, ...rest }) => (schema ? [{ ...rest, schema }] : []))
const table = (name: string) => tables.find((resource) => resource.name === name)
const columnsOf = memoizeByArguments((name: string) => columnsOfCsv(textOf(`${name}.csv`)))

const faultsOf = (ajv: Ajv | Ajv2020, schema: object, value: unknown) => {
  const isValid = ajv.compile(schema)
  return isValid(value)
    ? []
    : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).slice(0, 5)
}

describe('the descriptor of the data package', () => {
  // The published profile without its descriptions: https://datapackage.org/profiles/2.0/datapackage.json.
  const profile = JSON.parse(readFileSync('tests/support/dataPackageProfile.json', 'utf8')) as object
  const formats = { textarea: true, uri: /^https?:\/\//, 'date-time': true, email: true } as const
  const ajv = new Ajv({ strict: false, formats })

  it('is a Data Package 2.0', () => {
    expect(faultsOf(ajv, profile, descriptor)).toEqual([])
    expect(
      faultsOf(ajv, profile, { ...descriptor, resources: [{ name: 'a', path: '../a.csv' }] }),
    ).not.toEqual([])
  })

  it('lists every file with its size and checksum', () => {
    const { resources, sets } = descriptor
    const named = [
      ...['datapackage.json', 'dataset.jsonld', 'CITATION.cff'],
      ...resources.flatMap(({ path, jsonSchema }) => (jsonSchema ? [path, jsonSchema] : [path])),
      ...sets.flatMap((set) => set.files.map(({ path }) => path)),
    ]
    expect([...files.keys()].toSorted()).toEqual([...new Set(named)].toSorted())
    for (const { path, sha256 } of sets.flatMap((set) => set.files)) expect(hashOf(path), path).toBe(sha256)
    for (const { path, bytes, hash } of resources) {
      expect(bytes).toBe(files.get(path)?.length)
      expect(hash).toBe(`sha256:${hashOf(path)}`)
    }
  })

  it('names the data version, and address and edition where the build knows them', () => {
    expect(descriptor.dataVersion).toBe(published('manifest').data)
    expect(descriptor).not.toHaveProperty('homepage')
    const named = { address: 'https://maps.example/a/', edition: '2026-11-28-be35d5be' }
    expect(descriptorOf({ ...OPTIONS, ...named }, [])).toMatchObject({
      homepage: named.address,
      edition: named.edition,
    })
    expect(citationFile({ ...OPTIONS, ...named })).toMatch(/^date-released: "2026-11-28"$/m)
  })

  it('is the same bytes whatever the clock says', async () => {
    // A set without figures, whose tables would all be read again.
    const set = dataSets(placeTables(published('routes'))).find(({ name }) => name === 'routes')
    if (!set) throw new Error('there is no such set')
    vi.setSystemTime('2031-05-06T07:08:09Z')
    onTestFinished(() => void vi.useRealTimers())
    const book = await setWorkbook(set, descriptor.version)
    expect(book.equals(files.get('sets/routes.xlsx') ?? Buffer.alloc(0))).toBe(true)
    const zip = unzipSync(files.get('sets/routes.zip') ?? new Uint8Array())
    const csvs = new Map(
      set.tables.map(({ name }) => [`${name}.csv`, zip[`${name}.csv`] ?? new Uint8Array()]),
    )
    const again = setZip(set, csvs, zip['datapackage.json'] ?? new Uint8Array())
    expect(again.equals(files.get('sets/routes.zip') ?? Buffer.alloc(0))).toBe(true)
  })

  it('says the licence of each table, or that its publisher states none', () => {
    for (const { name, rights, licenses } of tables) {
      expect(rights, name).toMatch(licenses ? /./ : /^not stated|: not stated|not stated$/)
    }
    expect(table('frontex-detections')?.rights).toMatch(/^not stated: No open licence stated/)
    expect(table('missing-migrants-incidents')?.licenses).toEqual([
      expect.objectContaining({ name: 'CC-BY-4.0' }),
    ])
    expect(table('uk-small-boats-daily')?.licenses).toEqual([expect.objectContaining({ name: 'OGL-UK-3.0' })])
  })
})

describe('the tables of the data package', () => {
  it.each(tables.map((resource) => [resource.name, resource] as const))(
    '%s holds in every cell what its schema says',
    (name, resource) => {
      expect(tableFaults(resource, textOf(resource.path)).slice(0, 5)).toEqual([])
      expect(foreignKeyFaults(resource, columnsOf).slice(0, 5)).toEqual([])
      expect(columnsOf(name).get(resource.schema.fields[0]?.name ?? '')).toHaveLength(resource.rows ?? -1)
    },
  )

  it('have every row of every table of figures', () => {
    for (const { id } of published('figures').sources) {
      const lines = readFileSync(`data/sources/figures/${id}.csv`, 'utf8').trimEnd().split('\n').length
      expect(table(id)?.rows, id).toBe(lines - 1)
    }
    const detections = columnsOf('frontex-detections').get('detections') ?? []
    expect(detections.reduce((sum, text) => sum + Number(text), 0)).toBe(5_147_346)
  })

  it('have what earlier states of a table held otherwise, beside the table', () => {
    for (const { table: id, states } of published('vintages').tables) {
      const lines = readFileSync(`data/sources/figures/${id}.vintages.csv`, 'utf8')
        .trimEnd()
        .split('\n').length
      expect(table(`${id}-vintages`)?.rows, id).toBe(lines - 1)
      const days = columnsOf(`${id}-vintages`).get('known_on') ?? []
      expect(days.filter((day) => !states.some(({ knownOn }) => knownOn === day))).toEqual([])
      expect(descriptor.sets.find(({ name }) => name === id)?.tables).toEqual([id, `${id}-vintages`])
    }
    const held = columnsOf('frontex-detections-vintages').get('held') ?? []
    expect(new Set(held)).toEqual(new Set(['number', 'omitted']))
  })

  it('have every record, claim, measure, event, outcome, leg and document', () => {
    const rowsOf = (name: string) => table(name)?.rows
    expect(rowsOf('records')).toBe(published('records').records.length)
    expect(rowsOf('claims')).toBe(published('claims').claims.length)
    expect(rowsOf('measures')).toBe(published('measures').measures.length)
    expect(rowsOf('events')).toBe(published('timeline').events.length)
    expect(rowsOf('outcomes')).toBe(Object.values(published('outcomes').plans).flat().length)
    expect(rowsOf('legs')).toBe(published('routes').routes.flatMap(({ legs }) => legs).length)
    expect(rowsOf('documents')).toBe(published('documents').documents.length)
  })

  it('keep what is not stated empty, and codes of countries that no program reads as missing', () => {
    const dead = columnsOf('missing-migrants-incidents').get('missing') ?? []
    expect(dead.filter((text) => text === '').length).toBeGreaterThan(100)
    expect(columnsOf('records').get('countries')?.join(';')).toMatch(/^(?:;*[A-Z]{3})+;*$/)
  })

  it('name a source for everything that records and outcomes cite', () => {
    const urls = new Set(columnsOf('sources').get('url'))
    for (const pages of ['record-pages', 'outcome-pages', 'leg-pages']) {
      expect((columnsOf(pages).get('url') ?? []).filter((url) => !urls.has(url))).toEqual([])
    }
  })

  it('are refused with a planted fault', () => {
    const resource = table('uk-disruptions')
    const csv = textOf('uk-disruptions.csv')
    if (!resource) throw new Error('there is no such table')
    expect(tableFaults(resource, csv.replace(',311,', ',many,'))).toEqual([
      expect.stringMatching(/is no integer/),
    ])
    expect(tableFaults(resource, `${csv}2023-01/2023-03,1,0,0,0\r\n`)).toEqual([
      expect.stringMatching(/occurs twice/),
    ])
    expect(tableFaults(resource, csv.replace('disruptions', 'raids'))).toEqual([
      expect.stringMatching(/the header/),
    ])
  })
})

describe('the sets of the data package', () => {
  it('hold every table once, as ZIP with the same CSV, a descriptor and what it may be used for', () => {
    expect(descriptor.sets.flatMap((set) => set.tables).toSorted()).toEqual(
      tables.map(({ name }) => name).toSorted(),
    )
    for (const { name, tables: names } of descriptor.sets) {
      const zip = unzipSync(files.get(`sets/${name}.zip`) ?? new Uint8Array())
      expect(Object.keys(zip).toSorted()).toEqual(
        ['README.md', 'datapackage.json', ...names.map((of) => `${of}.csv`)].toSorted(),
      )
      for (const of of names)
        expect(files.get(`${of}.csv`)?.equals(zip[`${of}.csv`] ?? new Uint8Array())).toBe(true)
      const own = readDescriptor(strFromU8(zip['datapackage.json'] ?? new Uint8Array()))
      expect(own.resources.map((resource) => resource.name)).toEqual(names)
      expect(strFromU8(zip['README.md'] ?? new Uint8Array())).toMatch(/^Licence: ./m)
    }
  })

  it('are valid workbooks with a sheet a table and one about them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sets-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    for (const name of ['routes', 'uk-disruptions']) {
      const file = join(folder, `${name}.xlsx`)
      writeFileSync(file, files.get(`sets/${name}.xlsx`) ?? '')
      expect(await officeFaults(file)).toEqual([])
      const sheets = await readXlsx(file)
      const set = descriptor.sets.find((candidate) => candidate.name === name)
      expect(sheets.map(({ sheet }) => sheet)).toEqual([...(set?.tables ?? []), 'about'])
      for (const of of set?.tables ?? []) {
        const rows = sheets.find(({ sheet }) => sheet === of)?.data ?? []
        expect(rows).toHaveLength((table(of)?.rows ?? -1) + 1)
        expect(rows[0]).toEqual(table(of)?.schema.fields.map((field) => field.name))
      }
    }
  })
})

type Run = readonly [command: string, ...options: string[]]

/** Debian installs its packages for its own Python, which need not be the first one. */
const PYTHONS = ['python3', '/usr/bin/python3'] as const
const DUCKDB_IN_PYTHON = 'import duckdb, sys; print(duckdb.sql(sys.argv[1]).fetchone()[0])'

/** Programs by which a snippet can be run, and one that shows whether they are here. */
const RUNS: Readonly<Record<SnippetId, { ways: readonly Run[]; probe: string }>> = {
  python: { ways: [['python3', '-c']], probe: 'import csv' },
  // Looked for, not loaded, which takes a second.
  pandas: {
    ways: PYTHONS.map((python) => [python, '-c']),
    probe: 'import importlib.util as u, sys; sys.exit(u.find_spec("pandas") is None)',
  },
  r: { ways: [['Rscript', '-e']], probe: '1' },
  duckdb: {
    ways: [
      ['duckdb', '-noheader', '-list', '-c'],
      ...PYTHONS.map((python) => [python, '-c', DUCKDB_IN_PYTHON] as const),
    ],
    probe: 'SELECT 1',
  },
}
const WAYS = Object.fromEntries(
  SNIPPETS.map((id) => {
    const { ways, probe } = RUNS[id]
    return [id, ways.find(([command, ...options]) => spawnSync(command, [...options, probe]).status === 0)]
  }),
) as Readonly<Record<SnippetId, Run | undefined>>
const missing = SNIPPETS.filter((id) => !WAYS[id])
if (missing.length > 0)
  process.stdout.write(`Not installed, so not run: the code on the page Data for ${missing.join(', ')}.\n`)

describe('the code that the page shows', () => {
  it.skipIf(missing.length === SNIPPETS.length).each(SNIPPETS.filter((id) => !missing.includes(id)))(
    'reads the table in %s',
    (id) => {
      const folder = mkdtempSync(join(tmpdir(), 'package-'))
      onTestFinished(() => rmSync(folder, { recursive: true }))
      writeFileSync(join(folder, 'frontex-detections.csv'), files.get('frontex-detections.csv') ?? '')
      // DuckDB takes a path, the others an address.
      const base = id === 'duckdb' ? `${folder}/` : pathToFileURL(`${folder}/`).href
      const [command = '', ...options] = WAYS[id] ?? []
      const { stdout, stderr } = spawnSync(command, [...options, dataSnippet(id, base)], { encoding: 'utf8' })
      const columns = columnsOf('frontex-detections')
      const months = columns.get('month') ?? []
      const sum = (columns.get('detections') ?? []).reduce(
        (before, text, row) => before + (months[row]?.startsWith('2025') ? Number(text) : 0),
        0,
      )
      expect(stdout.trim(), stderr).toBe(String(sum))
    },
  )
})

describe('the linked data of the package', () => {
  it('is a data set with its parts, files and licences, and the claims as a feed', () => {
    const linked = JSON.parse(textOf('dataset.jsonld')) as {
      '@type': string
      hasPart: readonly {
        '@type': string
        license?: string
        distribution: readonly object[]
        dataFeedElement?: object[]
      }[]
    }
    expect(linked['@type']).toBe('Dataset')
    expect(linked.hasPart).toHaveLength(descriptor.sets.length)
    expect(linked.hasPart.every(({ distribution }) => distribution.length > 2)).toBe(true)
    expect(
      linked.hasPart.filter(({ license }) => license?.includes('creativecommons')).length,
    ).toBeGreaterThan(5)
    const feed = linked.hasPart.find((part) => part['@type'] === 'DataFeed')
    expect(feed?.dataFeedElement).toHaveLength(published('claims').claims.length)
  })
})

describe('the JSON files of the data package', () => {
  const formats = { date: /^\d{4}-\d{2}-\d{2}$/, uri: /^https?:\/\// } as const
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTuples: false,
    allowUnionTypes: true,
    formats,
  })
  const jsons = descriptor.resources.flatMap(({ path, jsonSchema }) =>
    jsonSchema ? [[path, jsonSchema] as const] : [],
  )

  it.each(jsons)('%s fits its JSON Schema', (path, schema) => {
    const value = JSON.parse(textOf(path)) as object
    const wanted = JSON.parse(textOf(schema)) as object
    expect(faultsOf(ajv, wanted, value)).toEqual([])
    expect(faultsOf(ajv, wanted, { ...value, more: 1 })).not.toEqual([])
  })
})

it('is kept from one build to the next, the same files', async () => {
  const kept = await keptFiles(OPTIONS)
  expect([...kept.keys()].toSorted()).toEqual([...files.keys()].toSorted())
  for (const [path, bytes] of kept) expect(bytes.equals(files.get(path) ?? Buffer.alloc(0)), path).toBe(true)
})
