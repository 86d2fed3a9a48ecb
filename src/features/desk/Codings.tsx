import { type ReactNode, useMemo, useState } from 'react'
import { type Coding, codeBook, codingsOf, signOf } from '#domain/codeBook.ts'
import type { OwnCode } from '#domain/decisionLog.ts'
import type { Citation } from '#domain/evidence.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { groupBy } from '#lib/groupBy.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { Field, Input, Select, TextArea } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import shared from './Desk.module.css'
import { PlainText } from './PagePicture.tsx'
import { FormDialog } from './PasteDialog.tsx'
import { useSeenEntries } from './useReview.ts'

/** The words of a text that are marked with the reader's own codes, by line. */
export function useCodings(document: SourceDocument | null): ReadonlyMap<number, readonly Coding[]> {
  const entries = useSeenEntries()
  return useMemo(() => {
    const own = codingsOf(entries)
      .filter(({ citation }) => citation.documentId === document?.id)
      .sort((a, b) => a.citation.start - b.citation.start)
    return groupBy(
      own,
      ({ citation: { start } }) =>
        document?.lines.findIndex((one) => one.start <= start && start < one.end) ?? -1,
    )
  }, [entries, document])
}

/** A run of the text with the marked words underlined. */
export function codedText(text: string, start: number, codings: readonly Coding[]): ReactNode {
  const plain = (from: number, to: number) => (
    <PlainText key={`from ${from}`} text={text.slice(from, to)} start={start + from} />
  )
  const pieces: ReactNode[] = []
  let at = 0
  for (const { key, citation } of codings) {
    const [from, to] = [Math.max(citation.start - start, at), Math.min(citation.end - start, text.length)]
    if (from >= to) continue
    pieces.push(
      plain(at, from),
      <span key={key} className={shared.coded}>
        {plain(from, to)}
      </span>,
    )
    at = to
  }
  return [...pieces, plain(at, text.length)]
}

/** The sign of a code, as in the margin. */
export function CodeSign({ sign }: Pick<OwnCode, 'sign'>) {
  return (
    <span aria-hidden="true" className="tag rigid">
      {sign}
    </span>
  )
}

interface CodingEntryProps {
  coding: Coding
  onShow: (coding: Coding) => void
}

/** Marked words in the margin. */
export function CodingEntry({ coding, onShow }: CodingEntryProps) {
  const { t } = useTranslation('corpus')
  const { name, sign } = coding.code
  return (
    <button type="button" className={`${shared.entry} wide row-middle`} onClick={() => onShow(coding)}>
      <CodeSign sign={sign} />
      <span className={shared.subject}>{name}</span>
      <span className="visually-hidden">, {t('yourCode')}</span>
    </button>
  )
}

interface CodingDialogProps {
  coding: Coding
  language: string
  onClose: () => void
}

/** What marked words are, who marked them, and the way to take the reader's own mark away. */
export function CodingDialog({ coding, language, onClose }: CodingDialogProps) {
  const { t } = useTranslation('corpus')
  const { list } = useWords()
  const reader = useDesk((state) => state.reader)
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const { code, codeId, citation, readers } = coding
  return (
    <FormDialog
      title={code.name}
      submit={t('unmark')}
      isOff={isReadOnly || !readers.includes(reader)}
      onSubmit={() => {
        desk.setCoding(codeId, citation, false)
        onClose()
      }}
      onClose={onClose}
    >
      <blockquote className="quoted" lang={language} dir="auto">
        {citation.exact}
      </blockquote>
      {code.definition !== '' && <p>{code.definition}</p>}
      <p className="quiet row-type">{t('markedBy', { who: list(readers) })}</p>
    </FormDialog>
  )
}

const NEW = ''
const BLANK: OwnCode = { name: '', definition: '', sign: '' }

/** The fields that choose a code of the book, or make one, to mark words with; and what marks them. */
export function useCodingForm(citation: Citation) {
  const { t } = useTranslation('corpus')
  const log = useDesk(({ project }) => project?.log)
  const reader = useDesk((state) => state.reader)
  const book = codeBook(log ?? [])
  const [chosen, setChosen] = useState(() => [...book.keys()].at(-1) ?? NEW)
  const [code, setCode] = useState(BLANK)
  const isThere = codingsOf(log ?? []).some(
    (one) =>
      one.codeId === chosen &&
      one.citation.start === citation.start &&
      one.citation.documentId === citation.documentId &&
      one.citation.end === citation.end &&
      one.readers.includes(reader),
  )
  const fields = (
    <>
      {book.size > 0 && (
        <Field label={t('code')}>
          <Select value={chosen} onChange={({ currentTarget: { value } }) => setChosen(value)}>
            {[...book].map(([id, { name }]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={NEW}>{t('newCode')}</option>
          </Select>
        </Field>
      )}
      {chosen === NEW ? (
        <CodeFields code={code} change={(part) => setCode({ ...code, ...part })} />
      ) : (
        <p className="quiet row-type">{book.get(chosen)?.definition}</p>
      )}
      <p className="quiet row-type">{t('apart')}</p>
      {isThere && <p role="alert">{t('markedAlready')}</p>}
    </>
  )
  return {
    fields,
    isOff: isThere || (chosen === NEW && code.name.trim() === ''),
    mark: () => desk.setCoding(chosen === NEW ? desk.addCode(whole(code)) : chosen, citation, true),
  }
}

function whole({ name, definition, sign }: OwnCode): OwnCode {
  return { name: name.trim(), definition: definition.trim(), sign: sign.trim() || signOf(name) }
}

interface CodeFieldsProps {
  code: OwnCode
  change: (part: Partial<OwnCode>) => void
}

function CodeFields({ code: { name, definition, sign }, change }: CodeFieldsProps) {
  const { t } = useTranslation('corpus')
  return (
    <>
      <Field label={t('codeName')}>
        <Input value={name} required onChange={({ currentTarget: { value } }) => change({ name: value })} />
      </Field>
      <Field label={t('shared:definition')}>
        <TextArea
          rows={2}
          value={definition}
          onChange={({ currentTarget: { value } }) => change({ definition: value })}
        />
      </Field>
      <Field label={t('sign')}>
        <Input
          value={sign}
          maxLength={2}
          placeholder={signOf(name)}
          onChange={({ currentTarget: { value } }) => change({ sign: value })}
        />
      </Field>
    </>
  )
}

interface CodeDialogProps {
  /** Null for a new one. */
  codeId: string | null
  onClose: () => void
}

/** Makes a code, changes its name, definition and sign, or merges it into another. */
export function CodeDialog({ codeId, onClose }: CodeDialogProps) {
  const { t } = useTranslation(['corpus', 'desk'])
  const log = useDesk(({ project }) => project?.log)
  const book = codeBook(log ?? [])
  const known = book.get(codeId ?? '') ?? BLANK
  const [code, setCode] = useState(known)
  const [into, setInto] = useState(NEW)
  const others = codeId === null ? [] : [...book].filter(([id]) => id !== codeId)
  const other = book.get(into)
  return (
    <FormDialog
      title={codeId === null ? t('newCode') : t('changeCode', { name: known.name })}
      submit={other ? t('mergeNow') : t('desk:keepFacts')}
      isOff={code.name.trim() === ''}
      onSubmit={() => {
        if (codeId === null) desk.addCode(whole(code))
        else if (other) desk.mergeCodes(codeId, into)
        else desk.setCode(codeId, whole(code))
        onClose()
      }}
      onClose={onClose}
    >
      {!other && <CodeFields code={code} change={(part) => setCode({ ...code, ...part })} />}
      {others.length > 0 && (
        <Field label={t('mergeInto')}>
          <Select value={into} onChange={({ currentTarget: { value } }) => setInto(value)}>
            <option value={NEW}>{t('shared:none')}</option>
            {others.map(([id, { name }]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {other && <p className="quiet row-type">{t('mergeNote', { name: other.name })}</p>}
    </FormDialog>
  )
}
