import { useQuery } from '@tanstack/react-query'
import { DATA_FOLDER, DataPackage, type DataSet } from '#domain/dataPackage.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { useDataset } from '#state/datasets.ts'
import { EMBEDDED_PARCEL } from '#state/singleFile.ts'
import { useViewLanguage } from '#state/viewLanguage.ts'
import { Button } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import pageStyles from './SourcesPage.module.css'

/** The one HTML file holds no other files; the address of the folder is that of the app it was taken from. */
const IS_SINGLE = import.meta.env.MODE === 'single'

/** Address of the package's folder; null where nobody knows it. */
function folderAddress(): string | null {
  if (!IS_SINGLE) return new URL(`./${DATA_FOLDER}/`, document.baseURI).href
  const from = EMBEDDED_PARCEL?.address ?? null
  return from === null ? null : new URL(`./${DATA_FOLDER}/`, from).href
}

/** Everything published as files for programs: sets, licences, checksums, and how to read them. */
export function DataSection() {
  const { t } = useTranslation('dataPackage')
  const base = folderAddress()
  return (
    <div className={`${pageStyles.item} stack ${pageStyles.prose}`}>
      <p>{t('lead')}</p>
      {!IS_SINGLE && <Sets />}
      {IS_SINGLE && <p>{base === null ? t('single') : t('singleFrom', { address: base })}</p>}
      <p className="small quiet">{t('rules')}</p>
      <h3 className="title-14 foot-4">{t('how')}</h3>
      {SNIPPETS.map((id) => (
        <Snippet key={id} name={PROGRAMS[id]} code={dataSnippet(id, base ?? `https://…/${DATA_FOLDER}/`)} />
      ))}
      <details className={`${pageStyles.fold} one-column ruled wide stack`}>
        <summary>Excel</summary>
        <p>{t('excel')}</p>
      </details>
    </div>
  )
}

function Snippet({ name, code }: { name: string; code: string }) {
  const { t } = useTranslation(['dataPackage', 'common'])
  return (
    <details className={`${pageStyles.fold} one-column ruled wide stack`}>
      <summary>{name}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className={pageStyles.code} aria-label={name} tabIndex={0}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
      <CopyTextButton
        look="text"
        label={t('copy', { name })}
        copied={t('shared:copied')}
        byHand={t('shared:copyFailed')}
        text={() => code}
      />
    </details>
  )
}

async function fetchPackage(): Promise<DataPackage> {
  const response = await fetch(`./${DATA_FOLDER}/datapackage.json`)
  if (!response.ok) throw new Error(String(response.status))
  return DataPackage.parse(await response.json())
}

function Sets() {
  const { t } = useTranslation(['dataPackage', 'common'])
  // Without it the sets have the titles of the package.
  const sources = useDataset('figures').data?.sources ?? []
  const { data, isPending, refetch } = useQuery({
    queryKey: ['data package'],
    queryFn: fetchPackage,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (isPending) return <p>{t('fetching')}</p>
  if (!data) {
    return (
      <div role="alert">
        <p>{t('failed')}</p>
        <Button onClick={() => void refetch()}>{t('common:retry')}</Button>
      </div>
    )
  }
  const { version, edition, sets } = data
  return (
    <>
      <p className={`${pageStyles.links} apart-16 in-row`}>
        {(['datapackage.json', 'CITATION.cff', 'dataset.jsonld'] as const).map((file) => (
          <a key={file} href={`./${DATA_FOLDER}/${file}`}>
            {file}
          </a>
        ))}
        <span className="small quiet">
          {edition === null ? t('version', { version }) : t('edition', { edition, version })}
        </span>
      </p>
      <ul className={`${pageStyles.sets} one-column gap-8 wide stack`}>
        {sets.map((set) => (
          <SetItem key={set.name} set={set} data={data} sources={sources} />
        ))}
      </ul>
      <Checksums sets={sets} />
    </>
  )
}

/** The sets that are no tables of figures. */
const OWN_SETS = ['records', 'claims', 'measures', 'outcomes', 'routes', 'sources', 'vocabulary'] as const
const ownSet = (name: string) => OWN_SETS.find((own) => own === name)

interface SetItemProps {
  set: DataSet
  data: DataPackage
  sources: readonly FigureSource[]
}

function SetItem({ set, data, sources }: SetItemProps) {
  const { t } = useTranslation('dataPackage')
  const words = useWords()
  const size = useSizeWords()
  const source = sources.find(({ id }) => id === set.name)
  const own = ownSet(set.name)
  const title = source
    ? words.labelled(words.publisherName(source.publisher), words.localized(source.title))
    : own
      ? t(`set.${own}`)
      : set.title
  const tables = data.resources.filter(({ name }) => set.tables.includes(name))
  const isLicensed = tables.every(({ licenses = [] }) => licenses.length > 0)
  const licence = source ? words.localized(source.licence.name) : t(own ? `terms.${own}` : 'terms.records')
  return (
    <li>
      <h3 className="title-14 foot-4">{title}</h3>
      <p className="small quiet">
        {t('shared:count.rows', { count: tables.reduce((sum, { rows = 0 }) => sum + rows, 0) })} ·{' '}
        {t(isLicensed ? 'licence' : 'unlicensed', { terms: licence })}
      </p>
      <p className={`${pageStyles.links} apart-16 in-row`}>
        {set.files.map(({ path, bytes }) => {
          const [file = path] = path.split('/').slice(-1)
          const name = path.startsWith('sets/') ? path.replace(/.*\./, '').toUpperCase() : file
          return (
            <a
              key={path}
              href={`./${DATA_FOLDER}/${path}`}
              download={file}
              aria-label={words.labelled(`${name} ${size(bytes)}`, title)}
            >
              {name}
              <small className="quiet caption-type">{size(bytes)}</small>
            </a>
          )
        })}
      </p>
    </li>
  )
}

/** Bytes in words, of which the last is the unit: kB, or MB from one on. */
function useSizeWords(): (bytes: number) => string {
  const language = useViewLanguage()
  return (bytes) => {
    const isLarge = bytes >= 1e6
    const unit = isLarge ? 'megabyte' : 'kilobyte'
    const format = new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      maximumFractionDigits: isLarge ? 1 : 0,
    })
    return format.format(isLarge ? bytes / 1e6 : Math.max(1, bytes / 1e3))
  }
}

function Checksums({ sets }: { sets: readonly DataSet[] }) {
  const { t } = useTranslation('dataPackage')
  return (
    <details className={`${pageStyles.fold} one-column ruled wide stack`}>
      <summary>{t('checksums')}</summary>
      <dl className="gap-8 small breaks stack">
        {sets
          .flatMap(({ files }) => files)
          .map(({ path, sha256 }) => (
            <div key={path}>
              <dt>{`${DATA_FOLDER}/${path}`}</dt>
              <dd className="soft">
                <code>{sha256}</code>
              </dd>
            </div>
          ))}
      </dl>
    </details>
  )
}

/** The names of programs that read the package, in the order shown. */
const PROGRAMS = { python: 'Python', pandas: 'Python, pandas', r: 'R', duckdb: 'DuckDB' } as const
export type SnippetId = keyof typeof PROGRAMS
export const SNIPPETS = Object.keys(PROGRAMS) as readonly SnippetId[]

/** Code that adds up the detections of 2025 from a table of the package at `base`, which ends in a slash. */
export function dataSnippet(id: SnippetId, base: string): string {
  const table = `${base}frontex-detections.csv`
  return {
    python: [
      'import csv, io, urllib.request',
      '',
      `with urllib.request.urlopen("${table}") as file:`,
      '    rows = list(csv.DictReader(io.TextIOWrapper(file, "utf-8-sig", newline="")))',
      'print(sum(int(row["detections"]) for row in rows if row["month"].startswith("2025")))',
    ],
    pandas: [
      'import pandas',
      '',
      `rows = pandas.read_csv("${table}", keep_default_na=False, na_values=[""])`,
      'print(rows[rows["month"].str.startswith("2025")]["detections"].sum())',
    ],
    r: [
      `rows <- read.csv("${table}", fileEncoding = "UTF-8-BOM", na.strings = "")`,
      'cat(sum(rows$detections[startsWith(rows$month, "2025")]), "\\n")',
    ],
    duckdb: [
      `SELECT sum(detections) FROM read_csv('${table}', types = {'month': 'VARCHAR'})`,
      "WHERE month LIKE '2025%';",
    ],
  }[id].join('\n')
}
