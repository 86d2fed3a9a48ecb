import { Document, type ISectionPropertiesOptions, Packer, SectionType } from 'docx'
import JSZip from 'jszip'
import type { Note } from '#domain/note.ts'
import type { Snapshot } from '#domain/snapshot.ts'
import type { TFunction } from '#i18n/translation.ts'
import { officeParagraphs } from '#lib/officeXml.ts'
import { barLook, barXml } from '#papers/chartValues.ts'
import { addSnapshot, officeLanguage } from '#papers/officeFile.ts'
import { NoteWriter } from './NoteWriter.ts'
import { twips } from './noteFigures.ts'
import { NOTE } from './notePaper.ts'
import { BULLETS, NOTE_THEME, NUMBERED, noteStyles, SANS, SERIF, TABLE_STYLE } from './noteStyles.ts'

interface NoteInput {
  note: Note
  t: TFunction<'note'>
  /** The map as pixels, for programs that cannot draw vectors. */
  png: Uint8Array
  /** What its talk states. */
  snapshot?: Snapshot | null
}

/** Writes a note as a Word file. This module imports the library: load it lazily. */
export async function buildNote(input: NoteInput): Promise<Blob> {
  const zip = await JSZip.loadAsync(await Packer.toArrayBuffer(documentOf(input)))
  const change = async (path: string, patch: (xml: string) => string) => {
    const xml = await zip.file(path)?.async('string')
    if (xml === undefined) throw new Error(`${path} was not written`)
    zip.file(path, patch(xml))
  }
  await change('word/styles.xml', (xml) =>
    xml
      .replace('</w:styles>', `${TABLE_STYLE}</w:styles>`)
      // Named beside the theme, a font that a machine lacks is replaced by one of its family in the table of fonts.
      .replaceAll('<w:rFonts w:asciiTheme', `<w:rFonts w:ascii="${SANS}" w:hAnsi="${SANS}" w:asciiTheme`),
  )
  await change('word/fontTable.xml', (xml) => xml.replace(/\/>$/, `>${FONTS}</w:fonts>`))
  // The library cannot raise the number of a field.
  await change('word/document.xml', (xml) =>
    xml.replace(/(<w:fldSimple [^>]*NOTEREF[^>]*><w:r>)(<w:t)/g, `$1${RAISED}$2`),
  )
  for (const [at, { chart }] of input.note.charts.entries()) {
    await change(`word/charts/chart${at + 1}.xml`, (xml) => {
      const numbered = xml.replaceAll('<c:formatCode>General<', '<c:formatCode>#,##0<')
      const look = chart.kind === 'bars' ? barLook(chart, 0) : 'filled'
      if (look === 'filled') return numbered
      return numbered.replace(FIRST_BARS, (_, before: string, fill: string) => before + barXml(look, fill))
    })
  }
  if (input.snapshot) {
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
    const text = officeParagraphs(xml, 'w').join('\n')
    const hasChart = Object.keys(zip.files).some((name) => name.startsWith('word/charts/'))
    await addSnapshot(zip, 'word/document.xml', input.snapshot, [{ step: null, text, hasChart }])
  }
  return zip.generateAsync({ type: 'blob', mimeType: TYPE, compression: 'DEFLATE' })
}

const FONTS = [
  [SANS, 'swiss'],
  [SERIF, 'roman'],
]
  .map(([name, family]) => `<w:font w:name="${name}"><w:family w:val="${family}"/></w:font>`)
  .join('')
// With the line that the library gives them: a second one would not be valid.
const FIRST_BARS = /(<c:ser>.*?<c:spPr>)(<a:solidFill>.*?<\/a:solidFill>)(?:<a:ln[^>]*\/>|<a:ln.*?<\/a:ln>)?/s
const RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

function documentOf({ note, t, png }: NoteInput): Document {
  const write = new NoteWriter(note, t)
  const { page: sheet } = NOTE
  const page = {
    size: { width: twips(sheet.width), height: twips(sheet.height) },
    margin: {
      top: twips(sheet.top),
      bottom: twips(sheet.bottom),
      left: twips(sheet.side),
      right: twips(sheet.side),
      header: twips(36),
      footer: twips(26),
    },
  }
  const goesOn: ISectionPropertiesOptions = { page, type: SectionType.CONTINUOUS }
  const opening = write.opening()
  const figures = write.figures(png)
  const sources = write.sources()
  const kind = { text: t('kind'), language: note.language }
  return new Document({
    title: note.title.text,
    subject: t('subject'),
    creator: note.author,
    lastModifiedBy: note.author,
    description: t('kind'),
    theme: NOTE_THEME,
    styles: noteStyles(officeLanguage(note.language)),
    numbering: {
      config: [list(NUMBERED, 'decimal', '%1'), list(BULLETS, 'bullet', '•')],
    },
    sections: [
      {
        properties: { page, titlePage: true },
        headers: { default: write.header(note.title), first: write.header(kind) },
        footers: { default: write.footer(), first: write.footer() },
        children: [...opening, ...figures, ...write.rest()],
      },
      // A section without a source would leave an empty line.
      ...(sources.length > 0 ? [{ properties: { ...goesOn, column: TWO }, children: [...sources] }] : []),
      { properties: goesOn, children: [...write.ending()] },
    ],
  })
}

function list(reference: string, format: 'decimal' | 'bullet', text: string) {
  const hanging = twips(NOTE.indent)
  const paragraph = { indent: { left: hanging, hanging } }
  const style = { run: { bold: format === 'decimal' }, paragraph }
  return { reference, levels: [{ level: 0, format, text, alignment: 'left' as const, style }] }
}

/** The list of sources. */
const TWO = { equalWidth: true, count: 2, space: twips(NOTE.gap) }
