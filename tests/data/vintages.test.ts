import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { parseCsv } from '#derive/csvRows.ts'
import { numberIn, textIn } from '#derive/tidyTable.ts'
import { IsoDate, MonthSpan } from '#domain/period.ts'
import { sha256 } from '#scripts/readInput.ts'
import { tidyTable } from '#tests/support/figureSources.ts'

const FOLDER = 'data/sources/figures/vintages'

const Vintages = z.strictObject({
  table: z.string(),
  note: z.string(),
  publisher: z.string(),
  credit: z.string(),
  vintages: z.array(
    z.strictObject({
      file: z.string(),
      asOf: z.nullable(IsoDate),
      coverage: MonthSpan,
      content: z.strictObject({
        rows: z.int(),
        totals: z.record(z.string(), z.int()),
        sha256: z.string(),
      }),
      source: z.strictObject({ repository: z.string(), commit: z.string(), path: z.string() }),
    }),
  ),
})

/** The state of January 2025 has a cell that no other state bears out; it is left out. */
const FIRST = 'frontex-detections-2025-01.csv'
const DOUBTFUL = 'Central Mediterranean Route 2023-12'

const textOf = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8')
const { table, vintages } = Vintages.parse(JSON.parse(textOf('frontex-detections.vintages.json')))
const now = new Map(
  tidyTable(table).rows.map((row) => [
    `${textIn(row, 'route')} ${textIn(row, 'month')}`,
    numberIn(row, 'detections'),
  ]),
)
const cellsOf = (file: string) =>
  parseCsv({ path: file, text: textOf(file) }).rows.map(
    ({ cells: [route = '', month = '', value = ''] }) => ({
      key: `${route} ${month}`,
      month,
      value: Number(value),
    }),
  )

describe('the earlier states of Frontex’s series', () => {
  it('are six, each described, in the order of the months that they cover', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'))
    expect(vintages.map(({ file }) => file).sort()).toEqual(files.sort())
    expect(vintages.map(({ asOf }) => asOf)).toEqual([
      null,
      '2025-02-04',
      '2025-03-04',
      '2025-04-02',
      '2025-06-03',
      null,
    ])
  })

  it.each(vintages)(
    '$file is what was taken, and covers each route and month',
    ({ file, content, coverage }) => {
      const cells = cellsOf(file)
      expect(sha256(textOf(file))).toBe(content.sha256)
      expect(cells).toHaveLength(content.rows)
      expect(cells.reduce((sum, { value }) => sum + value, 0)).toBe(content.totals.detections)
      const covered = [...now.keys()].filter(
        (key) => key.slice(-7) <= coverage.to && !(file === FIRST && key === DOUBTFUL),
      )
      expect(cells.map(({ key }) => key).sort()).toEqual(covered.sort())
    },
  )

  it('differ from the series in 34 route-months, all from 2023 on', () => {
    const revised = new Set(
      vintages.flatMap(({ file }) =>
        cellsOf(file).flatMap(({ key, value }) => (now.get(key) === value ? [] : [key])),
      ),
    )
    expect(revised.size).toBe(34)
    expect([...revised].every((key) => key.slice(-7) >= '2023-01')).toBe(true)
    const december = vintages.map(({ file }) => cellsOf(file).find(({ key }) => key === DOUBTFUL)?.value)
    expect(december).toEqual([undefined, 5289, 5289, 5289, 5289, 5289])
  })
})
