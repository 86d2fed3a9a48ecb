import { matchedPieces } from './matchedText.ts'
import styles from './SearchResults.module.css'
import type { SearchHit } from './searchIndex.ts'

/** A text with what was searched for marked in it. */
export function Highlighted({ text, hit }: { text: string; hit: SearchHit }) {
  return matchedPieces(text, hit).map((piece) =>
    piece.isMatch ? (
      <mark key={piece.start} className={styles.match}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}
