import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { pageRanges } from '#domain/project.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { type RecognisedWord, type Recognition, UNSURE, WORDS } from '#domain/textRecognition.ts'
import { firstFrom } from '#lib/firstFrom.ts'
import { desk, deskWorker, openRecogniser, useDesk } from '#state/desk/desk.ts'
import { HAS_RECOGNITION, recognitionFolder } from '#state/textRecognition.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Desk.module.css'
import { useLanguageName } from './PasteDialog.tsx'

interface Unsure {
  readonly words: readonly RecognisedWord[]
  /** The start of the word that is shown in the picture. */
  readonly lit: number | null
}

/** The unsure words of the text, in its order; none where it was not recognised. */
export const UnsureWords = createContext<Unsure>({ words: [], lit: null })

/** Brings the chosen word into sight: a sentence may be longer than the pane. */
const intoSight = (word: HTMLElement | null) => word?.scrollIntoView({ block: 'nearest' })

/** A piece of the text with its unsure words underlined; `start` is its offset. */
export function PlainText({ text, start }: { text: string; start: number }) {
  const { t } = useTranslation('recognition')
  const { words, lit } = useContext(UnsureWords)
  if (words.length === 0) return text
  const pieces: ReactNode[] = []
  let at = start
  for (let index = firstFrom(words, (word) => word.start < start); index < words.length; index += 1) {
    const word = words[index]
    if (!word || word.end > start + text.length) break
    pieces.push(text.slice(at - start, word.start - start))
    pieces.push(
      <span
        key={word.start}
        ref={word.start === lit ? intoSight : undefined}
        className={styles.unsure}
        data-lit={word.start === lit}
        title={t('unsure', { confidence: word.confidence })}
      >
        {text.slice(word.start - start, word.end - start)}
      </span>,
    )
    at = word.end
  }
  return [...pieces, text.slice(at - start)]
}

/** What a document of pictures has in the project, once it is read: its words and its file. Null for others. */
export function usePictures(documentId: string | null) {
  const hasWords = useDesk(({ partSizes }) => partSizes.has(`${WORDS}${documentId}.json`))
  const [read, setRead] = useState<Awaited<ReturnType<typeof desk.readPictures>> | null>(null)
  useEffect(() => {
    let isHere = true
    setRead(null)
    if (documentId !== null && hasWords)
      void desk.readPictures(documentId).then((pictures) => {
        if (isHere) setRead(pictures)
      })
    return () => {
      isHere = false
    }
  }, [documentId, hasWords])
  const unsure = useMemo(() => read?.words.filter(({ confidence }) => confidence < UNSURE) ?? [], [read])
  return read && { ...read, unsure }
}

interface PagePictureProps {
  file: Blob | null
  document: Pick<SourceDocument, 'text' | 'language'>
  /** The words that are marked, of which the first is shown. */
  marked: readonly RecognisedWord[]
  sizes: ReadonlyMap<number, Readonly<{ width: number; height: number }>>
  onWord: (start: number) => void
}

/** The picture of the page with the words of the current claim marked, and a way from one unsure word to the next. */
export function PagePicture({ file, document, marked, sizes, onWord }: PagePictureProps) {
  const { words: unsure, lit } = useContext(UnsureWords)
  const { t } = useTranslation('recognition')
  const { number } = useWords()
  const page = marked[0]?.page ?? [...sizes.keys()][0] ?? 1
  const size = sizes.get(page)
  const address = usePagePicture(file, page)
  const sheet = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // The sheet alone: on a phone the page would scroll too, away from the words in the text.
    if (marked.length > 0 && address !== null && sheet.current && first.current)
      sheet.current.scrollTop = first.current.offsetTop - sheet.current.clientHeight / 2
  }, [marked, address])
  const at = unsure.findIndex(({ start }) => start === lit)
  const word = unsure[at]
  const step = (by: 1 | -1) => {
    const next = at < 0 ? (by > 0 ? 0 : unsure.length - 1) : (at + by + unsure.length) % unsure.length
    if (unsure[next]) onWord(unsure[next].start)
  }
  return (
    <section className={`${styles.picture} stack`} aria-label={t('picture')} data-word={word !== undefined}>
      <header className={`${styles.bar} row-type in-row`}>
        <h2>{t('pictureOf', { page })}</h2>
        <span role="status">
          {unsure.length === 0
            ? t('noUnsure')
            : t('word', { number: word ? number(at + 1) : '–', all: number(unsure.length) })}
          {word && (
            <span className="visually-hidden">
              , <span lang={document.language}>{document.text.slice(word.start, word.end)}</span>
            </span>
          )}
        </span>
        {unsure.length > 0 && (
          <>
            <Button look="outlined" aria-label={t('previous')} onClick={() => step(-1)}>
              ‹
            </Button>
            <Button look="outlined" aria-label={t('next')} onClick={() => step(1)}>
              ›
            </Button>
          </>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys. */}
      <div ref={sheet} className={styles.sheet} tabIndex={0}>
        {file === null ? (
          <p role="alert">{t('pictureLost')}</p>
        ) : address === 'failed' ? (
          <p role="alert">{t('notDrawn')}</p>
        ) : address === null ? (
          <p role="status">{t('drawing', { page })}</p>
        ) : (
          <div className={`${styles.page} anchor`}>
            <img src={address} alt={t('pictureOf', { page })} />
            {size &&
              marked
                .filter((word) => word.page === page)
                .map((word, index) => (
                  <span
                    key={word.start}
                    ref={index === 0 ? first : undefined}
                    className={styles.box}
                    style={{
                      left: `${(100 * word.x) / size.width}%`,
                      top: `${(100 * word.y) / size.height}%`,
                      width: `${(100 * word.width) / size.width}%`,
                      height: `${(100 * word.height) / size.height}%`,
                    }}
                  />
                ))}
          </div>
        )}
      </div>
    </section>
  )
}

type Desk = ReturnType<typeof deskWorker>

/** Dots an inch of a page on the screen. */
const SHOWN_DPI = 110

/** Draws the pages of a file, which a worker keeps open. */
interface Pages {
  readonly draw: (page: number) => Promise<Blob>
}

let lastOpened = 0

/**
 * The pages of a file, open while it is shown: in the worker that may read pictures of every kind, else in the usual one,
 * which draws what it can (as in the one HTML file). Null until then.
 */
function useOpenPages(file: Blob | null): Pages | 'failed' | null {
  const [pages, setPages] = useState<Pages | 'failed' | null>(null)
  useEffect(() => {
    if (!file) return
    let own: Desk | null = null
    let isHere = true
    lastOpened += 1
    const id = lastOpened
    const openIn = async (worker: Desk): Promise<Pages> => {
      await worker.openPages(id, file, recognitionFolder())
      return { draw: (page) => worker.drawPage(id, page, SHOWN_DPI) }
    }
    const openInOwn = () =>
      new Promise<Pages>((resolve, reject) => {
        own = openRecogniser(reject)
        openIn(own).then(resolve, reject)
      })
    setPages(null)
    const opened = HAS_RECOGNITION ? openInOwn().catch(() => openIn(deskWorker())) : openIn(deskWorker())
    opened
      .catch(() => 'failed' as const)
      .then((found) => {
        if (isHere) setPages(found)
      })
    return () => {
      isHere = false
      own?.close()
    }
  }, [file])
  return pages
}

/** The address of a page's picture; null until it is there. */
function usePagePicture(file: Blob | null, page: number): string | 'failed' | null {
  const pages = useOpenPages(file)
  const [address, setAddress] = useState<string | 'failed' | null>(null)
  useEffect(() => {
    setAddress(pages === 'failed' ? pages : null)
    if (!pages || pages === 'failed') return
    let made: string | null = null
    let isHere = true
    pages.draw(page).then(
      (picture) => {
        if (!isHere) return
        made = URL.createObjectURL(picture)
        setAddress(made)
      },
      () => {
        if (isHere) setAddress('failed')
      },
    )
    return () => {
      isHere = false
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [pages, page])
  return address
}

/** How a text was recognised. */
export function HowRecognised({ recognition }: { recognition: Recognition }) {
  const { t } = useTranslation('recognition')
  const languageOf = useLanguageName()
  const { list, number } = useWords()
  const { languages, pages, words, unsure } = recognition
  return t('byNamed', {
    languages: list(languages.map(languageOf)),
    pages: pageRanges(pages),
    words: number(words),
    unsure: number(unsure),
  })
}
