import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import { dataCsv } from '#papers/dataFile.ts'
import { sha256 } from '#scripts/readInput.ts'
import { type DataSet, dataSets, setWorkbook, setZip } from './dataSets.ts'
import { datasetSchema, JSON_NAMES } from './datasetSchema.ts'
import { figureTables } from './figureTables.ts'
import { type LinkedFile, linkedData } from './linkedData.ts'
import { claimTables, markTables } from './markTables.ts'
import { placeTables } from './placeTables.ts'
import type { PublishedTable } from './publishedTable.ts'
import { outcomeTables, recordTables } from './recordTables.ts'
import { sourceTable } from './sourceTable.ts'
import { vocabularyTables } from './vocabularyTables.ts'

/** Where the package stands, and of which edition it is part. */
export interface PackageOptions {
  /** Folder of the repository. */
  root: string
  /** Address of the folder with the app, ending in a slash; null where the build does not know it. */
  address: string | null
  /** Id of the edition; null for a build between editions. */
  edition: string | null
}

/** A file of the package, by its path below `data/`. */
export type PackageFiles = ReadonlyMap<string, Buffer>

const PROFILES = 'https://datapackage.org/profiles/2.0'

/** What the app publishes, as it reads it. */
function publishedIn(root: string) {
  return <Name extends DatasetName>(name: Name): Dataset<Name> =>
    DATASET_SCHEMAS[name].parse(JSON.parse(readFileSync(derivedFile(root, name), 'utf8')))
}

/** Every table that is published, those of figures first. */
function publishedTables(root: string): readonly PublishedTable[] {
  const published = publishedIn(root)
  const { records } = published('records')
  const { plans } = published('outcomes')
  const { documents } = published('documents')
  const places = published('routes')
  const figures = figureTables(root)
  return [
    ...figures,
    ...recordTables(records),
    ...claimTables(documents, published('claims').claims),
    ...markTables(published('measures').measures, published('timeline').events),
    ...outcomeTables(plans),
    ...placeTables(places),
    sourceTable({ documents, records, plans, routes: places.routes, figures }),
    ...vocabularyTables(published('vocabulary'), published('figures')),
  ]
}

function derivedFile(root: string, name: DatasetName): string {
  return join(root, 'data/derived', `${name}.json`)
}

/** The files of the data package: the same bytes for the same data and options. */
export async function packageFiles(options: PackageOptions): Promise<PackageFiles> {
  const { root, address } = options
  const files = new Map<string, Buffer>()
  const tables = publishedTables(root)
  const resources = tables.map((table) => {
    const path = `${table.name}.csv`
    const bytes = Buffer.from(dataCsv(table.sheet))
    files.set(path, bytes)
    return tableResource(table, path, bytes)
  })
  const sets: { set: DataSet; files: LinkedFile[] }[] = []
  for (const set of dataSets(tables))
    sets.push({ set, files: await setFiles(set, options, resources, files) })
  for (const name of JSON_NAMES) files.set(`schemas/${name}.schema.json`, jsonBytes(datasetSchema(name)))
  const jsons = JSON_NAMES.map((name) => jsonResource(root, name, files))
  const descriptor = {
    ...descriptorOf(options, [...resources, ...jsons]),
    sets: sets.map(({ set: { name, title, tables: of }, files: written }) => ({
      name,
      title,
      tables: of.map((table) => table.name),
      files: written,
    })),
  }
  files.set('datapackage.json', jsonBytes(descriptor))
  const { title, description, version } = descriptor
  const base = address === null ? '' : `${address}data/`
  const { claims } = publishedIn(root)('claims')
  const { documents } = publishedIn(root)('documents')
  const linked = linkedData({ title, description, version, base, sets, claims, documents })
  files.set(LINKED_DATA, jsonBytes(linked))
  files.set('CITATION.cff', Buffer.from(citationFile(options)))
  return files
}

/** The name of the package in the words of schema.org. */
const LINKED_DATA = 'dataset.jsonld'

type Resource = ReturnType<typeof tableResource>

/** Writes a set as ZIP and as workbook into `files`, and returns these with the set's tables. */
async function setFiles(
  set: DataSet,
  options: PackageOptions,
  resources: readonly Resource[],
  files: Map<string, Buffer>,
): Promise<LinkedFile[]> {
  const own = resources.filter(({ name }) => set.tables.some((table) => table.name === name))
  const { name, version, title, ...rest } = descriptorOf(options, own)
  const described = { ...rest, name: `${name}-${set.name}`, title: set.title, version }
  const tables = new Map(own.map(({ path }) => [path, files.get(path) ?? Buffer.alloc(0)]))
  const made = [
    [`sets/${set.name}.zip`, 'application/zip', setZip(set, tables, jsonBytes(described))],
    [
      `sets/${set.name}.xlsx`,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      await setWorkbook(set, version),
    ],
  ] as const
  for (const [path, , bytes] of made) files.set(path, bytes)
  return [
    ...made.map(([path, mediatype, bytes]) => ({
      path,
      mediatype,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
    ...own.map(({ path, mediatype, bytes, hash }) => ({
      path,
      mediatype,
      bytes,
      sha256: hash.slice('sha256:'.length),
    })),
  ]
}

function jsonResource(root: string, name: DatasetName, files: Map<string, Buffer>) {
  const path = `${name}.json`
  const bytes = readFileSync(derivedFile(root, name))
  files.set(path, bytes)
  return {
    name: `${name}-json`,
    path,
    title: `${path}, as the app reads it`,
    format: 'json',
    mediatype: 'application/json',
    ...checked(bytes),
    jsonSchema: `schemas/${name}.schema.json`,
  }
}

function jsonBytes(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}

const checked = (bytes: Buffer) => ({
  encoding: 'utf-8',
  bytes: bytes.length,
  hash: `sha256:${sha256(bytes)}`,
})

/** A table as a resource of the package. */
function tableResource(table: PublishedTable, path: string, bytes: Buffer) {
  const { name, title, description, terms, sources, fields, primaryKey, foreignKeys, sheet } = table
  return {
    name,
    path,
    type: 'table',
    title,
    description,
    format: 'csv',
    mediatype: 'text/csv',
    ...checked(bytes),
    rows: sheet.rows.length,
    rights: terms.rights,
    ...(terms.licence && { licenses: [terms.licence] }),
    ...(sources.length > 0 && { sources }),
    dialect: {
      $schema: `${PROFILES}/tabledialect.json`,
      delimiter: ',',
      lineTerminator: '\r\n',
      header: true,
    },
    schema: {
      $schema: `${PROFILES}/tableschema.json`,
      fields,
      missingValues: [''],
      primaryKey,
      ...(foreignKeys.length > 0 && {
        foreignKeys: foreignKeys.map(({ field, table: resource, key }) => ({
          fields: [field],
          reference: { resource, fields: [key] },
        })),
      }),
    },
  }
}

const TITLE = 'Throughline: migration routes to Europe, measures against migrant smuggling, their timeline'
const KEYWORDS = ['migration', 'migrant smuggling', 'data provenance', 'evidence']

interface AppPackage {
  version: string
}

function versions(root: string) {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'))
  return {
    app: (read('package.json') as AppPackage).version,
    data: DATASET_SCHEMAS.manifest.parse(read('data/derived/manifest.json')).data,
  }
}

/** The descriptor of the package with these resources. */
export function descriptorOf({ root, address, edition }: PackageOptions, resources: readonly object[]) {
  const { app, data } = versions(root)
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: 'throughline',
    title: TITLE,
    description:
      'Figures of several publishers, dated records in our own words, claims of documents, outcomes of plans, routes with their legs, and every source. An empty cell is not stated; it is never 0. Detections are not persons, and figures of different units are not to be added up. Country codes in CSV files are ISO 3166-1 alpha-3, in JSON files alpha-2. In CSV files a text that a spreadsheet would run as a formula has an apostrophe in front. Licences differ by table; "rights" of each says what its publisher states.',
    version: `${app}+${data}`,
    ...(address !== null && { homepage: address }),
    edition,
    dataVersion: data,
    keywords: KEYWORDS,
    contributors: [{ title: 'The Throughline authors', roles: ['creator'] }],
    resources,
  }
}

/** How to cite the package, for citation managers. */
export function citationFile({ root, address, edition }: PackageOptions): string {
  const { app, data } = versions(root)
  const day = edition?.slice(0, 10)
  const lines = [
    'cff-version: 1.2.0',
    'message: To cite a figure, cite its publisher; "rights" in datapackage.json names the credit of each table.',
    'type: dataset',
    `title: "${TITLE}"`,
    'authors:',
    '  - name: The Throughline authors',
    `version: "${edition ?? `${app}+${data}`}"`,
    ...(day === undefined ? [] : [`date-released: "${day}"`]),
    ...(address === null
      ? []
      : [`url: "${address}"`, `repository-artifact: "${address}data/datapackage.json"`]),
    'keywords:',
    ...KEYWORDS.map((word) => `  - ${word}`),
  ]
  return `${lines.join('\n')}\n`
}
