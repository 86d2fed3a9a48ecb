import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { screen, waitFor } from '@testing-library/react'
import { unzipSync } from 'fflate'
import { afterAll, expect, test, vi } from 'vitest'
import { officeFaults } from '#tests/support/officeFaults.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const folder = mkdtempSync(join(tmpdir(), 'notes-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Stands in for a drawn map: a PNG of one pixel. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)

function stubDrawing(): readonly Blob[] {
  const files: Blob[] = []
  const context = new Proxy({}, { get: () => () => {}, set: () => true })
  vi.stubGlobal('Path2D', class {})
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never)
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) =>
    done({ arrayBuffer: async () => PIXEL.buffer } as Blob),
  )
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const address = vi.fn((file: Blob) => {
    if (file.type.includes('wordprocessing')) files.push(file)
    return 'blob:file'
  })
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: address, revokeObjectURL() {} }))
  Object.defineProperty(document, 'fonts', { value: { load: async () => [] }, configurable: true })
  return files
}

function bytesOf(blob: Blob | undefined): Promise<Uint8Array> {
  if (!blob) throw new Error('no file was saved')
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer))
    reader.readAsArrayBuffer(blob)
  })
}

test.each(['calais-group-en', 'routes-2024-2025-en'])('the note of %s is a valid Word file', async (id) => {
  const files = stubDrawing()
  const { user } = await renderApp({ link: `#/briefing?step=${id}` })
  await user.click(await screen.findByRole('button', { name: /Word/ }))
  await waitFor(() => expect(files).toHaveLength(1), { timeout: 60_000 })
  const bytes = await bytesOf(files[0])
  const kept = process.env.KEEP_NOTES
  if (kept) writeFileSync(join(kept, `${id}.docx`), bytes)
  const path = join(folder, `${id}.docx`)
  writeFileSync(path, bytes)
  expect(await officeFaults(path)).toEqual([])
  expect(Object.keys(unzipSync(bytes))).toContain('word/footnotes.xml')
})
