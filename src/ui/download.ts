/** Gives the reader a text as a file. */
export function download(text: string, name: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the address by the end of the task.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
