import { useState } from 'react'
import { Button } from './Button.tsx'
import { Field, TextArea } from './Field.tsx'
import { Icon, type IconName } from './Icon.tsx'

interface CopyTextButtonProps {
  label: string
  /** Announced after copying. */
  copied: string
  /** Label of the text field that is shown if the clipboard is blocked. */
  byHand: string
  icon?: IconName
  look?: 'text'
  /** Called when copying, so that a link is that of the current view. */
  text: () => string
}

/** Copies a text to the clipboard and confirms it; if the clipboard is blocked, shows the text to copy by hand. */
export function CopyTextButton({ label, copied, byHand, icon, look, text }: CopyTextButtonProps) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none')

  async function copy() {
    try {
      await navigator.clipboard.writeText(text())
      setOutcome('copied')
    } catch {
      setOutcome('failed')
    }
  }

  return (
    <span className="wraps gap-8 inline-middle">
      <Button {...(look ? { look } : {})} onClick={() => void copy()}>
        {icon && <Icon name={icon} />}
        {label}
      </Button>
      <span className="if-any soft row-type" aria-live="polite">
        {outcome === 'copied' && copied}
      </span>
      {outcome === 'failed' && (
        <Field className="wide" role="alert" label={byHand}>
          <TextArea readOnly rows={3} value={text()} onFocus={(event) => event.currentTarget.select()} />
        </Field>
      )}
    </span>
  )
}
