import { zipSync } from 'fflate'
import { docxHeading, docxParagraph, makeDocx } from './makeDocx.ts'
import { makePdf, setColumn } from './makePdf.ts'
import { TEST_TEXTS } from './testTexts.ts'

type Content = string | Uint8Array<ArrayBuffer>

const bytes = (...codes: number[]) => Uint8Array.from(codes)
const zip = (parts: Readonly<Record<string, string>>) =>
  Uint8Array.from(
    zipSync(
      Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, new TextEncoder().encode(text)])),
    ),
  )
const html = (body: string) => `<!doctype html><html><body>${body}</body></html>`
/** A text of its own under a title, so that no two files are alike by chance. */
const text = (title: string) =>
  `${title}\n\nIn 2024, France and Belgium set up joint patrols along the coast. ${title} says so.\n`
const paragraphs = (title: string) => text(title).split('\n').filter(Boolean)
const page = (title: string) =>
  html(
    paragraphs(title)
      .map((line) => `<p>${line}</p>`)
      .join(''),
  )
const pdf = (title: string) =>
  makePdf([{ texts: setColumn(paragraphs(title), { x: 60, y: 80, letters: 70 }) }])
const docx = (title: string) =>
  makeDocx([docxHeading(title), ...paragraphs(title).slice(1).map(docxParagraph)])
/** A workbook with a figure in each sheet. */
const workbook = (...values: number[]) =>
  zip({
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${values.map((_, at) => `<sheet name="Sheet ${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${values.map((_, at) => `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(
      values.map((value, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>month</t></is></c><c r="B1" t="inlineStr"><is><t>detections</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>2024-01</t></is></c><c r="B2"><v>${value}</v></c></row></sheetData></worksheet>`,
      ]),
    ),
  })

/** Files as a folder of an analyst has them, one a row: by name, what makes its content. */
export const MIXED_FILES: Readonly<Record<string, () => Content | Promise<Content>>> = {
  'english.txt': () => text('English notes'),
  'francais.txt': () => TEST_TEXTS.fr,
  'nederlands.txt': () => TEST_TEXTS.nl,
  'deutsch.txt': () =>
    'Streifen an der Küste\n\nDie Häfen haben im Frühjahr vereinbart, ihre Streifen entlang der Küste zusammenzulegen und die Ergebnisse jedes Jahr zu prüfen.\n',
  'arabic.txt': () =>
    'دوريات مشتركة على الساحل\n\nاتفقت الموانئ في الربيع على تسيير دوريات مشتركة على طول الساحل وعلى مراجعة النتائج كل عام في اجتماع علني.\n',
  'windows.txt': () => Uint8Array.from(Buffer.from(`${text('Windows notes')}Été à la côte\n`, 'latin1')),
  'wide.txt': () => Uint8Array.from(Buffer.from(`\ufeff${text('Wide notes')}`, 'utf16le')),
  'short.txt': () => 'Boats.',
  'turned.txt': () => text('Turned \u202enotes\u202c'),
  'page.txt': () => page('A page as text'),
  'notes.md': () => `# Marked notes\n\n${text('Marked notes')}`,
  'page.html': () => page('A page'),
  'saved.htm': () => page('A saved page'),
  'report.pdf': () => pdf('A report'),
  'report-again.pdf': () => pdf('A report'),
  'report-as-text.txt': () => text('A report'),
  'scan.pdf': () => makePdf([{ picture: true }]),
  'half-scanned.pdf': () =>
    makePdf([
      { texts: setColumn(paragraphs('Half a report'), { x: 60, y: 80, letters: 70 }) },
      { picture: true },
    ]),
  'torn.pdf': () => pdf('A torn report').slice(0, 400),
  'letter.docx': () => docx('A letter'),
  'torn.docx': () => docx('A torn letter').slice(0, 300),
  'mail.eml': () =>
    `From: a@example.org\nSubject: Patrols\nMIME-Version: 1.0\nContent-Type: text/plain\n\n${text('A mail')}`,
  'mail.msg': () => bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)),
  'page.mhtml': () =>
    `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n${page('An archived page')}\n--b--\n`,
  'page.webarchive': () => Uint8Array.from(Buffer.from('bplist00\u00d1\u0001\u0002')),
  'note.rtf': () => `{\\rtf1\\ansi ${text('A rich note')}}`,
  'note.odt': () =>
    zip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>${paragraphs(
        'An open note',
      )
        .map((line) => `<text:p>${line}</text:p>`)
        .join('')}</office:text></office:body></office:document-content>`,
    }),
  'book.epub': () => zip({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<container/>' }),
  'talk.pptx': () => zip({ 'ppt/presentation.xml': '<p:presentation/>', '[Content_Types].xml': '<Types/>' }),
  'old.doc': () => bytes(0xd0, 0xcf, 0x11, 0xe0, ...Array(600).fill(1)),
  'folder.zip': () => zip({ 'inside.txt': text('A packed note') }),
  'torn.zip': () => zip({ 'inside.txt': text('A torn pack') }).slice(0, 40),
  'list.ris': () => 'TY  - RPRT\nTI  - A report\nPB  - Coast Watch\nER  - \n',
  'list.bib': () => '@report{a, title = {A report}, publisher = {Coast Watch}}\n',
  'address.url': () => '[InternetShortcut]\nURL=https://example.org/page\n',
  'picture.png': () => bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(60).fill(0)),
  'photo.jpg': () => bytes(0xff, 0xd8, 0xff, 0xe0, ...Array(60).fill(7)),
  'feed.xml': () => '<?xml version="1.0"?><feed><title>A feed</title></feed>',
  'empty.txt': () => '',
  'noise.bin': () => Uint8Array.from({ length: 900 }, (_, at) => (at * 7919) % 251),
  'figures.csv': () => 'month,route,detections\n2024-01,Channel,7\n',
  'figures-again.csv': () => 'month,route,detections\n2024-01,Channel,7\n',
  'columns.tsv': () => 'month\tSyria\tIraqq\nJan-25\t1\t2\n',
  'torn.csv': () => 'month,route\n2024-01,"Chan',
  'one.xlsx': () => workbook(3),
  'several.xlsx': () => workbook(4, 5),
}
