import { type RefObject, useLayoutEffect, useState } from 'react'
import type { DocumentReading } from '#state/selectors/readerModel.ts'
import styles from './MarginBars.module.css'

interface Bar {
  sentence: number
  top: number
  height: number
}

/**
 * Where the bars stand: measured from the laid-out text, again whenever its size changes. The hook belongs to the
 * component that renders the text, whose ref is set before its effects run.
 */
export function useMarginBars(
  textRef: RefObject<HTMLElement | null>,
  reading: DocumentReading,
): readonly Bar[] {
  const [bars, setBars] = useState<readonly Bar[]>([])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading lays out other sentences.
  useLayoutEffect(() => {
    const text = textRef.current
    if (!text) return
    const measure = () => setBars(measureBars(text))
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(text)
    return () => observer.disconnect()
  }, [textRef, reading.lines])
  return bars
}

/** A bar in the margin beside each used sentence; where two share a line, they part in its middle. */
export function MarginBars({ bars, litSentence }: { bars: readonly Bar[]; litSentence: number | null }) {
  return bars.map(({ sentence, top, height }) => (
    <div key={sentence} className={styles.bar} data-lit={sentence === litSentence} style={{ top, height }} />
  ))
}

/** Space between the bars of neighbours, px. */
const GAP = 2

function measureBars(text: HTMLElement): readonly Bar[] {
  const origin = text.getBoundingClientRect().top
  const sentences = [...text.querySelectorAll<HTMLElement>('[data-sentence]')].flatMap((element) => {
    const lines = element.getClientRects()
    const first = lines[0]
    const last = lines[lines.length - 1]
    return first && last ? [{ element, first, last }] : []
  })
  return sentences.flatMap(({ element, first, last }, index): Bar[] => {
    if (element.dataset.used !== 'true') return []
    const before = sentences[index - 1]?.last
    const after = sentences[index + 1]?.first
    const sharesFirst = before !== undefined && Math.abs(before.top - first.top) < 4
    const sharesLast = after !== undefined && Math.abs(after.top - last.top) < 4
    const top = sharesFirst ? (first.top + first.bottom) / 2 + GAP : first.top
    const bottom = sharesLast ? (last.top + last.bottom) / 2 - GAP : last.bottom
    const height = Math.max(4, bottom - top)
    return [{ sentence: Number(element.dataset.sentence), top: top - origin, height }]
  })
}
