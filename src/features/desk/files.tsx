import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { Button } from '#ui/Button.tsx'

/** The files that the Desk reads, as an `accept` list. */
const ACCEPTED =
  '.pdf,.docx,.html,.htm,.txt,.md,.markdown,.csv,.tsv,.xlsx,text/plain,text/html,text/csv,application/pdf'

interface FileButtonProps {
  look?: 'main' | 'outlined' | 'text'
  onFiles: (files: readonly File[]) => void
  accept?: string
  children: ReactNode
}

/** A button that opens the browser's choice of files. */
export function FileButton({ look = 'outlined', onFiles, accept = ACCEPTED, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button look={look} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file can be chosen again.
          currentTarget.value = ''
        }}
      />
    </>
  )
}

/** Props of an element on which files can be dropped. */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false)
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    isOver,
    dropProps: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      },
    },
  }
}
