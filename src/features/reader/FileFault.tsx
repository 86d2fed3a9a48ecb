import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'

interface FileFaultProps {
  file: string
  error: Error
  onRetry: () => unknown
}

/** A file that the Reader needs and that failed, with a retry. */
export function FileFault({ file, error, onRetry }: FileFaultProps) {
  const { fileFault } = useWords()
  return <DataFault {...fileFault(file, error)} onRetry={() => void onRetry()} />
}
