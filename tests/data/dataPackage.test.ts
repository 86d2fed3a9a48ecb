import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { memoizeByArguments } from '#lib/memoizeByArguments.ts'
import { packageFiles } from '#scripts/data/packageFiles.ts'
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
  edition: string | null
  homepage?: string
  dataVersion: string
  resources: readonly Resource[]
}

const OPTIONS = { root: process.cwd(), address: null, edition: null }
const files = packageFiles(OPTIONS)
const textOf = (path: string) => files.get(path)?.toString('utf8') ?? ''
const descriptorOf = (text: string) => JSON.parse(text) as Descriptor
const descriptor = descriptorOf(textOf('datapackage.json'))
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
    const others = [
      'datapackage.json',
      'CITATION.cff',
      ...descriptor.resources.map(({ jsonSchema }) => jsonSchema),
    ]
    const paths = descriptor.resources.map(({ path }) => path)
    expect([...files.keys()].toSorted()).toEqual([...paths, ...others.filter(Boolean)].toSorted())
    for (const { path, bytes, hash } of descriptor.resources) {
      const file = files.get(path) ?? Buffer.from('')
      expect(bytes).toBe(file.length)
      expect(hash).toBe(`sha256:${createHash('sha256').update(file).digest('hex')}`)
    }
  })

  it('names the data version, and address and edition where the build knows them', () => {
    expect(descriptor.dataVersion).toBe(published('manifest').data)
    expect(descriptor).not.toHaveProperty('homepage')
    const edition = '2026-11-28-be35d5be'
    const hosted = packageFiles({ ...OPTIONS, address: 'https://maps.example/a/', edition })
    const read = (path: string) => hosted.get(path)?.toString('utf8') ?? ''
    const named = { homepage: 'https://maps.example/a/', edition }
    expect(descriptorOf(read('datapackage.json'))).toEqual({ ...descriptor, ...named })
    expect(read('CITATION.cff')).toMatch(/^date-released: "2026-11-28"$/m)
    // All else is the same bytes, made anew.
    const others = [...files].filter(([path]) => path !== 'datapackage.json' && path !== 'CITATION.cff')
    expect(others.filter(([path, bytes]) => !hosted.get(path)?.equals(bytes)).map(([path]) => path)).toEqual([])
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
