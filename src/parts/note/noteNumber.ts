import type { TFunction } from 'i18next'
import type { BriefingStep } from '#domain/briefing.ts'
import { countOfQuery, readCellQuery } from '#domain/cellQuery.ts'
import { ratioOf } from '#domain/figureUnit.ts'
import { isOwnQuery } from '#domain/ownFigureTable.ts'
import { readFigureTable } from '#state/useFigureTable.ts'
import type { useReadFile } from '#state/useProvenance.ts'
import type { Words } from '#words/words.ts'

interface NumberInput {
  read: ReturnType<typeof useReadFile>
  words: Words
  t: TFunction<'note'>
  briefingT: TFunction<'briefing'>
  exportT: TFunction<'export'>
}

/** A step's number in words, with what it is compared with; null when it has none. */
export async function noteNumber({ number }: BriefingStep, input: NumberInput): Promise<string | null> {
  const { words, t } = input
  const now = number && (await sumOf(number.cells, input))
  if (!now) return null
  const before = number.against === null ? null : await sumOf(number.against, input)
  // No change is computed between the reader's own figures and a publisher's.
  const ratio = before?.source === now.source ? ratioOf(before.value, now.value) : null
  if (!before || ratio === null) return t('number', { now: now.text })
  return t('numberChange', { now: now.text, before: before.text, change: words.change(ratio) })
}

interface Summed {
  value: number
  text: string
  /** The own table, or `published`. */
  source: string
}

/** "240,101 detections in 2024", from the sum of the cells; null when they have none. */
async function sumOf(text: string, { read, words, briefingT, exportT }: NumberInput): Promise<Summed | null> {
  const query = readCellQuery(text)
  if (!query) return null
  const table = await readFigureTable(query.table, read)
  const sum = table && countOfQuery(table, query)
  if (!sum) return null
  const { value } = sum
  const number = words.counted(value, sum.unit)
  const said = briefingT('shown', { number, months: words.spans(query.spans) })
  return isOwnQuery(query)
    ? { value, source: query.table, text: `${said} (${exportT('ownTable')})` }
    : { value, source: 'published', text: said }
}
