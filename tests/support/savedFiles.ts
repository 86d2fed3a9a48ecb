import { vi } from 'vitest'

/** A PNG of one pixel, in place of a drawn map. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)

/**
 * Replaces what jsdom lacks to save a file with pictures: a canvas with this context, and downloads. Returns the list that
 * receives the saved files whose type contains `type`.
 */
export function stubSaving(type: string, context: object): readonly Blob[] {
  const files: Blob[] = []
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never)
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) =>
    done({ arrayBuffer: async () => PIXEL.buffer } as Blob),
  )
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const createObjectURL = vi.fn((file: Blob) => {
    if (file.type.includes(type)) files.push(file)
    return 'blob:file'
  })
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL, revokeObjectURL() {} }))
  return files
}

/** The bytes of a Blob, whose `arrayBuffer` jsdom lacks. Throws without one. */
export function bytesOf(blob: Blob | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (!blob) throw new Error('no file was saved')
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer))
    reader.readAsArrayBuffer(blob)
  })
}
