import { useMemo } from 'react'
import { type Coefficient, countAgreement, decidedProposals } from '#domain/agreement.ts'
import type { LogEntry } from '#domain/decisionLog.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './AgreementView.module.css'

export interface AgreementProps {
  /** Two or more. */
  readers: readonly string[]
}

interface PairTableProps extends AgreementProps {
  log: readonly LogEntry[]
  /** The pair that is shown alone. */
  pair: readonly string[] | null
  onPair: (pair: readonly string[] | null) => void
}

/** Each pair of readers with its kappa; a pair can be shown alone. */
export function PairTable({ log, readers, pair, onPair }: PairTableProps) {
  const { t } = useTranslation('agreement')
  const words = useCoefficientWords()
  const pairs = useMemo(
    () =>
      readers.flatMap((first, at) =>
        readers.slice(at + 1).map((second) => {
          const names = [first, second]
          return { names, ...countAgreement(decidedProposals(log, names), 2) }
        }),
      ),
    [log, readers],
  )
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('pairs')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('pair')}</th>
            <th scope="col">{t('both')}</th>
            <th scope="col">{t('agree')}</th>
            <th scope="col">{t('kappa')}</th>
            <th scope="col">{t('intervalShort')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ names, all, agree, coefficient }) => {
            const isShown = pair?.[0] === names[0] && pair?.[1] === names[1]
            return (
              <tr key={names.join('\n')} data-look={isShown ? 'kind' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.pair}
                    aria-pressed={isShown}
                    onClick={() => onPair(isShown ? null : names)}
                  >
                    {t('pairNames', { first: names[0], second: names[1] })}
                  </button>
                </th>
                <td>{all}</td>
                <td data-differs={agree < all}>{t('agreeOf', { agree, all })}</td>
                <td data-words={coefficient.state !== 'known'}>{words.value(coefficient)}</td>
                <td data-words={words.bounds(coefficient) === null}>
                  {words.bounds(coefficient) ?? t('noInterval')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** A coefficient as text: its value, or why there is none. */
export function useCoefficientWords() {
  const { t } = useTranslation('agreement')
  const { language } = useWords()
  const decimals = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const written = (value: number) => decimals.format(value).replace('-', '−')
  return {
    value: (one: Coefficient) => (one.state === 'known' ? written(one.value) : t(`kappaState.${one.state}`)),
    /** Null without an interval. */
    bounds: (one: Coefficient) =>
      one.state !== 'known' || one.low === null || one.high === null
        ? null
        : t('bounds', { low: written(one.low), high: written(one.high) }),
  }
}
