import PptxGenJS from 'pptxgenjs'
import type { Slide } from '#domain/slides.ts'
import { finishPptx } from './finishPptx.ts'
import { rasterise } from './rasterise.ts'
import { writeSlides } from './writeSlides.ts'

/** Slides as a file of PowerPoint. This module brings the library, and is loaded when slides are asked for. */
export async function buildPptx(
  slides: readonly Slide[],
  facts: Parameters<typeof writeSlides>[1],
  { signal, report }: { signal: AbortSignal; report: (share: number) => Promise<void> },
): Promise<Blob> {
  const pptx = new PptxGenJS()
  const write = writeSlides(pptx, facts)
  for (const slide of slides) write(slide)
  await report(0.2)
  const written = await pptx.write({ outputType: 'arraybuffer' })
  if (!(written instanceof ArrayBuffer)) throw new Error('the library gave no file')
  await report(0.4)
  // The map of the title is that of the first step: each picture is drawn once.
  const drawn = new Map<string, Promise<Blob>>()
  let done = 0
  const pictures = new Set(
    slides.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'picture' ? [item.svg] : []))),
  )
  const pixels = async (svg: string) => {
    const known = drawn.get(svg)
    if (known) return known
    const fresh = rasterise(svg)
    drawn.set(svg, fresh)
    done += 1
    await report(0.4 + (0.5 * done) / pictures.size)
    return fresh
  }
  return finishPptx({ written, slides, language: facts.language, pixels, signal })
}
