import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { cellsId } from '#content/viewContent.ts'
import { tiesOfWords } from '#domain/briefing.ts'
import type { DraftBriefing, DraftStep } from '#domain/draftBriefing.ts'
import { lettersOfEvidence } from '#domain/provenance.ts'
import { writeReader } from '#domain/readerLink.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import type { WordsCheck } from '#domain/wordsCheck.ts'
import { useStepContents } from '#parts/StepMaps.tsx'
import type { StepTab } from '#state/editorStore.ts'
import { checksOfStep, useBriefingSources } from '#state/useBriefings.ts'
import { useLatest, useProvenance } from '#state/useProvenance.ts'
import { useOneStop } from '#ui/useOneStop.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './StepForm.module.css'
import { EVIDENCE_ID, FIGURE_ID, focusField, STEP_VIEW_ID, wordsId } from './stepFields.ts'

const PARTS = ['number', 'chart', 'quotation', 'rows', 'map'] as const
type Part = (typeof PARTS)[number]

const FIELDS: Readonly<Record<Part, readonly [id: string, tab: StepTab]>> = {
  number: [FIGURE_ID, 'words'],
  chart: [FIGURE_ID, 'words'],
  quotation: [EVIDENCE_ID, 'words'],
  rows: [EVIDENCE_ID, 'words'],
  map: [STEP_VIEW_ID, 'map'],
}

/** A block of the step as it plays, px of the box that holds the step; a `line` is from 0, the title is -1. */
interface Block {
  of: Part | number
  top: number
  height: number
  /** The edge of the step beside which its bar stands: a block on its right half has it there. */
  edge: number
  side: 'left' | 'right'
}

/** The blocks of the step in a box, from the top. */
function blocksIn(box: HTMLElement): readonly Block[] {
  const drawn = box.querySelector('[data-layout]')
  if (!drawn) return NONE
  const canvas = drawn.getBoundingClientRect()
  const { top, left } = box.getBoundingClientRect()
  const middle = canvas.left + canvas.width / 2
  return [...drawn.querySelectorAll<HTMLElement>(BLOCKS)].flatMap((element): Block[] => {
    const { line, part } = element.dataset
    const of = line === undefined ? PARTS.find((each) => each === part) : Number(line)
    const rect = element.getBoundingClientRect()
    const [from, to] = [Math.max(rect.top, canvas.top), Math.min(rect.bottom, canvas.bottom)]
    if (of === undefined || to - from < 4) return []
    const side = rect.left > middle - canvas.width * 0.12 && rect.right > middle ? 'right' : 'left'
    return [
      {
        of,
        top: Math.round(from - top),
        height: Math.round(to - from),
        edge: Math.round((side === 'left' ? canvas.left : canvas.right) - left),
        side,
      },
    ]
  })
}

const BLOCKS = '[data-line], [data-part]'
const NONE: readonly never[] = []

interface SourceBarsProps extends EvidenceOfStep {
  draft: DraftBriefing
  /** As it is drawn in the box around this. */
  step: DraftStep
}

/** Beside the step a bar for each block: solid with its letters from evidence, dashed for the author's words; a press leads to its field. */
export function SourceBars({ draft, step, checks, letters }: SourceBarsProps) {
  const { t } = useTranslation(['editor', 'ownBriefings'])
  const { ref, onKeyDown } = useOneStop<HTMLDivElement>()
  const [blocks, setBlocks] = useState<readonly Block[]>(NONE)
  const linksOf = useLinks(draft, step, checks)
  const known = useRef('')
  useLayoutEffect(() => {
    const box = ref.current?.parentElement
    if (!box) return
    const measure = () => {
      const now = blocksIn(box)
      const text = JSON.stringify(now)
      if (text !== known.current) setBlocks(now)
      known.current = text
    }
    measure()
    const sizes = new ResizeObserver(measure)
    for (const each of [box, ...box.querySelectorAll(BLOCKS)]) sizes.observe(each)
    return () => sizes.disconnect()
  })
  const nameOf = (of: Block['of']) => {
    if (typeof of === 'string') return t(of === 'map' ? 'look.layouts.map' : `origin.${of}`)
    return of < 0 ? t('ownBriefings:add.title') : t('words.line', { number: of + 1 })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a box of its own.
    <div
      ref={ref}
      className={`${styles.bars} no-pointer cover`}
      role="group"
      aria-label={t('origin.heading')}
      onKeyDown={onKeyDown}
    >
      {blocks.map(({ of, top, height, edge, side }, at) => {
        const links = linksOf(of)
        const found = [...new Set((links ?? NONE).map((link) => letters.get(link) ?? ''))].filter(Boolean)
        const values = { name: nameOf(of), letters: found.join(', ') }
        const name = links ? t('origin.from', values).trim() : t('origin.own', values)
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have a place, and a closing step has several numbers.
            key={at}
            type="button"
            className={`${styles.bar} strong line-16 caption-type stack-top`}
            style={{ top, height, left: edge }}
            data-side={side}
            data-own={links === null}
            aria-label={name}
            title={name}
            onClick={() => {
              if (typeof of === 'number') focusField(wordsId(of + 1))
              else focusField(...FIELDS[of])
            }}
          >
            {found.slice(0, MOST_LETTERS).map((letter) => (
              <span key={letter}>{letter}</span>
            ))}
          </button>
        )
      })}
    </div>
  )
}

/** Letters beside a bar: the field names all. */
const MOST_LETTERS = 3

/** What the bars mean. */
export function SourceKey() {
  const { t } = useTranslation('editor')
  return (
    <p className={`${styles.key} soft row-type in-row`}>
      <span className="gap-4 inline-middle">
        <i className={styles.sign} />
        {t('origin.evidence')}
      </span>
      <span className="gap-4 inline-middle">
        <i className={styles.sign} data-own={true} />
        {t('origin.yours')}
      </span>
    </p>
  )
}

/** Writes what a block of the step rests on, as links write it; null for the author's words. */
function useLinks(
  draft: DraftBriefing,
  step: DraftStep,
  checks: EvidenceOfStep['checks'],
): (of: Block['of']) => readonly string[] | null {
  const { number, ranking, quotation, rows } = useStepContents().contentOf(step, draft)
  const figure = step.chart ?? step.number
  const cells = step.evidence.filter((link) => link.startsWith('cells:'))
  return (of) => {
    switch (of) {
      case 'number':
        return number
          ? [number.now, ...(number.before ? [number.before] : [])].map(({ query }) => cellsId(query))
          : cells
      case 'chart':
        return figure && !ranking ? [`cells:${figure.cells}`] : cells
      case 'quotation':
        return quotation ? [writeReader(quotation.target)] : NONE
      case 'rows':
        return rows?.rows.flatMap(({ target }) => (target ? [writeReader(target)] : [])) ?? NONE
      case 'map':
        return cells
      default: {
        const check = checks[of + 1]
        return check?.state === 'tied' ? check.evidence : null
      }
    }
  }
}

/** What is known of a step's evidence; nothing until its sources are. */
export interface EvidenceOfStep {
  /** The letters of its links, as its papers have them. */
  letters: ReadonlyMap<string, string>
  /** Whose words its title and lines are. */
  checks: readonly WordsCheck[]
}

export function useEvidenceOfStep(step: DraftStep, language: DraftBriefing['language']): EvidenceOfStep {
  const { sources } = useBriefingSources(step.evidence)
  const gather = useLatest(useProvenance())
  const [letters, setLetters] = useState<ReadonlyMap<string, string>>(NO_LETTERS)
  const { view, evidence, ties } = step
  const { length } = step.text
  // Not again at each letter typed: of the lines only their number counts.
  const words = useMemo(
    () => ({ evidence, ties, text: Array.from({ length }, () => '') }),
    [evidence, ties, length],
  )
  useEffect(() => {
    let isGone = false
    gather
      .current({ view: viewOfStep({ view }), evidence: words.evidence, isWhole: true })
      .then((provenance) => isGone || setLetters(lettersOfEvidence(provenance, tiesOfWords(words))))
      // Evidence that is not published has no letter; the step says so itself.
      .catch(() => isGone || setLetters(NO_LETTERS))
    return () => {
      isGone = true
    }
  }, [gather, view, words])
  return { letters, checks: sources ? checksOfStep(sources, language, step) : NONE }
}

const NO_LETTERS: ReadonlyMap<string, string> = new Map()
