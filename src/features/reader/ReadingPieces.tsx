import type { ReadingPiece } from '#state/selectors/readerModel.ts'
import styles from './DocumentText.module.css'

/** The pieces of a run: what is lit stands in one `mark`, with the words that fired a rule underlined. */
export function ReadingPieces({ pieces }: { pieces: readonly ReadingPiece[] }) {
  const lit = pieces.filter((piece) => piece.isLit)
  const first = lit[0]
  if (!first) return joined(pieces)
  const before = pieces.filter((piece) => piece.end <= first.start)
  const after = pieces.filter((piece) => !piece.isLit && piece.start > first.start)
  return (
    <>
      {joined(before)}
      <mark className={styles.lit}>
        {lit.map((piece) =>
          piece.isCue ? (
            <span key={piece.start} className={styles.cue}>
              {piece.text}
            </span>
          ) : (
            piece.text
          ),
        )}
      </mark>
      {joined(after)}
    </>
  )
}

function joined(pieces: readonly ReadingPiece[]): string {
  return pieces.map((piece) => piece.text).join('')
}
