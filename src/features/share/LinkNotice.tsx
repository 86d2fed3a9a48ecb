import { useEffect, useState } from 'react'
import { whoseId } from '#domain/own/whose.ts'
import type { BadReason } from '#domain/viewCodec.ts'
import { linkInEdition, ownEdition, withoutEdition } from '#state/edition.ts'
import { dismissDropped, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './LinkNotice.module.css'

/** The longest quoted piece of a link, in characters. */
const LONGEST = 60
/** At most this many problems are listed; a nonsense link would fill the page. */
const MAX_LISTED = 12

/** Lists which parts of the opened link were ignored and why, until closed; renders nothing if all was valid. */
export function LinkNotice() {
  const { t } = useTranslation(['linkNotice', 'common'])
  const dropped = useViewStore((state) => state.dropped)
  const edition = dropped.find(isOfEdition)?.text ?? null
  const isMissing = useOpenedEdition(edition)
  const ofDesks = dropped.filter(isOfDesk)
  const lines = [
    ...(isMissing && edition !== null ? [t('noEdition', { id: shortened(edition) })] : []),
    ...new Set(
      dropped
        .filter((part) => !isOfDesk(part) && !isOfEdition(part) && part.key !== 'changed')
        .map(({ key, text, code }) =>
          t(`linkNotice:${code}`, { key: shortened(key), text: shortened(text) }),
        ),
    ),
    ...(ofDesks.length > 0 ? [t('ofDesk', { count: ofDesks.length })] : []),
  ]
  if (lines.length === 0) return null
  return (
    <div className={`${styles.notice} soft float`} role="alert">
      <p className="strong">{t('title')}</p>
      <ul className="below-4">
        {lines.slice(0, MAX_LISTED).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > MAX_LISTED && <li>{t('more', { count: lines.length - MAX_LISTED })}</li>}
      </ul>
      <Button look="bare" className={styles.close} aria-label={t('common:close')} onClick={dismissDropped}>
        <Icon name="close" />
      </Button>
    </div>
  )
}

/** Whether a part names the edition in which the view is to be opened. */
function isOfEdition({ key }: BadReason): boolean {
  return key === 'edition'
}

/** Opens the view in an edition that this host keeps; true where it does not, and the view stands in today's version. */
function useOpenedEdition(id: string | null): boolean {
  const [missing, setMissing] = useState<string | null>(null)
  useEffect(() => {
    if (id === null || id === ownEdition()) return
    let isWanted = true
    void linkInEdition(withoutEdition(useViewStore.getState().opened), id).then((address) => {
      if (!isWanted) return
      if (address === null) setMissing(id)
      else window.location.replace(address)
    })
    return () => {
      isWanted = false
    }
  }, [id])
  return id !== null && missing === id
}

/** Whether a part names something of a Desk, which a link does not carry. */
function isOfDesk({ code, text }: BadReason): boolean {
  return code === 'unknown-value' && whoseId(text.slice(text.indexOf(':') + 1)) !== 'published'
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
