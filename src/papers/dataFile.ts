import isoCodes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import { type DataSheet, type SheetCell, sheetCells, sheetCsv } from '#content/dataSheet.ts'
import { inOrderOfSchema } from '#lib/officeXml.ts'

const ALPHA3 = new Map([...isoCodes.map(([alpha2 = '', alpha3 = '']) => [alpha2, alpha3] as const)])
// Kosovo has no code of ISO; this is the one in use beside XK.
ALPHA3.set('XK', 'XKX')

const alpha3 = (alpha2: string) => ALPHA3.get(alpha2) ?? alpha2

/** A table as CSV. */
export function dataCsv(sheet: DataSheet): string {
  return sheetCsv(sheet, alpha3)
}

/** The most characters of a cell in Excel. */
const LONGEST = 32_767

/** A table as a workbook of two sheets, `data` and `about`; the second says what the first is about, a label and a value a row. */
export function dataWorkbook(
  sheet: DataSheet,
  about: readonly (readonly [label: string, value: string])[],
): Promise<Blob> {
  return workbookOf([['data', sheet]], about)
}

/** Several tables as a workbook, each on a sheet with its name, and what they are about on the last. */
export async function workbookOf(
  tables: readonly (readonly [name: string, sheet: DataSheet])[],
  about: readonly (readonly [label: string, value: string])[],
): Promise<Blob> {
  const { default: writeWorkbook } = await import('write-excel-file/universal')
  const cell = (value: SheetCell) => {
    if (value === null || value === '') return null
    return typeof value === 'number' ? { value, type: Number } : { value: cellText(value), type: String }
  }
  const bold = (value: string) => ({ value: cellText(value), type: String, fontWeight: 'bold' as const })
  return writeWorkbook(
    [
      ...tables.map(([name, sheet]) => {
        const [head = [], ...rows] = sheetCells(sheet, alpha3)
        return {
          sheet: name,
          data: [head.map((title) => bold(String(title))), ...rows.map((row) => row.map(cell))],
          stickyRowsCount: 1,
        }
      }),
      { sheet: 'about', data: about.map(([label, value]) => [bold(label), cell(value)]) },
    ],
    { features: [{ files: { transform: { 'xl/styles.xml': { transform: inOrderOfSchema } } } }] },
  ).toBlob()
}

/** A text without the characters that XML refuses, cut where Excel would. */
function cellText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove.
  const clean = text.replaceAll(/[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean
}
