import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync, unzlibSync } from 'fflate'

/** An unzipped PowerPoint file: its parts by name. */
export class PptxFile {
  readonly parts: Readonly<Record<string, Uint8Array>>

  constructor(bytes: Uint8Array) {
    this.parts = unzipSync(bytes)
  }

  static at(path: string): PptxFile {
    return new PptxFile(readFileSync(path))
  }

  /** The matching part names, in order of their numbers. */
  named(name: RegExp): readonly string[] {
    const number = (part: string) => Number(/(\d+)\.\w+$/.exec(part)?.[1])
    return Object.keys(this.parts)
      .filter((part) => name.test(part))
      .sort((a, b) => number(a) - number(b))
  }

  bytes(part: string): Uint8Array {
    const bytes = this.parts[part]
    if (!bytes) throw new Error(`the file has no ${part}`)
    return bytes
  }

  xml(part: string): string {
    return strFromU8(this.bytes(part))
  }

  /** Parts that the list of types or a relationship names, and that the file lacks. */
  get missing(): readonly string[] {
    const typed = [...this.xml('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)].map(
      ([, part]) => part,
    )
    const related = this.named(/\.rels$/).flatMap((rels) => {
      const base = new URL(`http://file/${rels.replace('_rels/', '')}`)
      return [...this.xml(rels).matchAll(/<Relationship\b[^>]*>/g)].flatMap(([tag]) => {
        const target = /Target="([^"]+)"/.exec(tag)?.[1]
        return target && !tag.includes('TargetMode="External"')
          ? [new URL(target, base).pathname.slice(1)]
          : []
      })
    })
    return [...typed, ...related].filter(
      (part): part is string => part !== undefined && !(part in this.parts),
    )
  }

  /** The slides with their relationships and notes. */
  get slides(): readonly { xml: string; relations: string; notes: string }[] {
    return this.named(/^ppt\/slides\/slide\d+\.xml$/).map((part, index) => {
      const relations = this.xml(`ppt/slides/_rels/slide${index + 1}.xml.rels`)
      const notes = /notesSlides\/notesSlide\d+\.xml/.exec(relations)?.[0]
      return { xml: this.xml(part), relations, notes: notes === undefined ? '' : this.xml(`ppt/${notes}`) }
    })
  }
}

/** The text runs of a part. */
export function runsOf(xml: string): readonly string[] {
  return [...xml.matchAll(/<a:t>(.*?)<\/a:t>/gs)].map(([, text = '']) => plain(text))
}

/** The values of a chart by series; null is a gap. */
export function valuesOf(chart: string): readonly (readonly (number | null)[])[] {
  return [...chart.matchAll(/<c:val>(.*?)<\/c:val>/gs)].map(([, series = '']) => {
    const count = Number(/<c:ptCount val="(\d+)"/.exec(series)?.[1])
    return Array.from({ length: count }, (_, index) => {
      const value = new RegExp(`<c:pt idx="${index}"><c:v>([^<]*)</c:v>`).exec(series)?.[1]
      return value === undefined ? null : Number(value)
    })
  })
}

/** The values of a chart's workbook by column. */
export function sheetOf(workbook: Uint8Array, columns: number): readonly (readonly (number | null)[])[] {
  const sheet = strFromU8(unzipSync(workbook)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const rows = [...sheet.matchAll(/<row r="(\d+)"/g)].length - 1
  return Array.from({ length: columns }, (_, column) =>
    Array.from({ length: rows }, (__, row) => {
      const cell = `${String.fromCharCode(66 + column)}${row + 2}`
      const value = new RegExp(`<c r="${cell}"><v>([^<]*)</v>`).exec(sheet)?.[1]
      return value === undefined ? null : Number(value)
    }),
  )
}

/** Number of different bytes in the pixel data of a PNG; a single colour has a handful. */
export function shadesOf(png: Uint8Array): number {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const data: Uint8Array[] = []
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at)
    if (strFromU8(png.subarray(at + 4, at + 8)) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return new Set(unzlibSync(Buffer.concat(data))).size
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
