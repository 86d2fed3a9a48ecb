/** Downloads a text as a file. */
export function download(text: string, name: string, type = 'text/csv;charset=utf-8'): void {
  downloadBlob(new Blob([text], { type }), name)
}

/** Downloads a blob as a file. */
export function downloadBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has read the address by the end of the task.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
