import type { createWorker, Line } from 'tesseract.js'
import { RECOGNISED_LANGUAGES, type RecognisedLanguage } from '#domain/textRecognition.ts'
import { withoutDirectionMarks } from '#lib/textMarks.ts'
import { damaged } from './extractedDocument.ts'
import { type PictureLine, type TextEngine, withoutEdges, withoutSpecks } from './recognised.ts'

type CreateWorker = typeof createWorker
type Options = Parameters<CreateWorker>[2]

/** Recognition by lines of letters; the older one by shapes has models of its own. */
const BY_LINES = 1

/** Starts Tesseract with models at `langPath`; all of it comes from the paths in `options`. */
export async function tesseractEngine(
  create: CreateWorker,
  languages: readonly RecognisedLanguage[],
  options: Options,
): Promise<TextEngine> {
  const models = languages.map((language) => RECOGNISED_LANGUAGES[language])
  const faults: unknown[] = []
  const worker = await create(models, BY_LINES, {
    // Models are kept by the app, not by the library.
    cacheMethod: 'none',
    gzip: true,
    errorHandler: (fault) => faults.push(fault),
    ...options,
  })
  return {
    name: 'Tesseract 5',
    languages,
    recognise: async (picture) => {
      const { width, height } = await sizeOf(picture)
      const bytes = new Uint8Array(await picture.arrayBuffer())
      const { data } = await worker.recognize(bytes as never, {}, { blocks: true, text: false })
      const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.lines))
      return { width, height, lines: withoutEdges(lines.map(lineOf)).filter(({ words }) => words.length > 0) }
    },
    close: () => void worker.terminate(),
  }
}

function lineOf({ words, baseline, rowAttributes, bbox }: Line): PictureLine {
  return {
    words: withoutSpecks(
      words.flatMap(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => {
        const clean = withoutDirectionMarks(text.normalize('NFC')).replace(/\s+/gu, '')
        return clean === ''
          ? []
          : [
              {
                text: clean,
                confidence: Math.round(confidence),
                x: x0,
                y: y0,
                width: x1 - x0,
                height: y1 - y0,
              },
            ]
      }),
    ),
    baseline,
    size: rowAttributes.rowHeight || bbox.y1 - bbox.y0,
  }
}

/** The size of a picture (PNG, JPEG, PGM), px, from its header. */
export async function sizeOf(picture: Blob): Promise<{ width: number; height: number }> {
  const view = new DataView(await picture.arrayBuffer())
  if (view.byteLength > 24 && view.getUint32(0) === 0x89504e47)
    return { width: view.getUint32(16), height: view.getUint32(20) }
  const plain = /^P5\n(\d+) (\d+)\n/.exec(await picture.slice(0, 32).text())
  if (plain) return { width: Number(plain[1]), height: Number(plain[2]) }
  // The segments of a JPEG up to the one that has its size.
  for (let at = 2; at + 9 < view.byteLength && view.getUint8(at) === 0xff; ) {
    const mark = view.getUint8(at + 1)
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  throw damaged()
}
