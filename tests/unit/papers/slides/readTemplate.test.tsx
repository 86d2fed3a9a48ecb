import { Blob as NodeBlob } from 'node:buffer'
import JSZip from 'jszip'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { unpackTemplate } from '#extract/unpackTemplate.ts'
import { type OWN_LAYOUTS, ownTemplate } from '#papers/slides/ownLayouts.ts'
import { ownPackage } from '#papers/slides/ownPackage.ts'
import { readTemplate } from '#papers/slides/readTemplate.ts'
import { foreignTemplate, HOUSE, SAVED } from '#tests/support/foreignTemplate.ts'

// jsdom's Blob cannot be read as a stream.
beforeEach(() => void vi.stubGlobal('Blob', NodeBlob))

test('its own package is read as a template with the same layouts and places', async () => {
  const bytes = (await ownPackage('dark').generateAsync({ type: 'uint8array' })) as Uint8Array<ArrayBuffer>
  const { template } = await readTemplate(bytes, 'own.potx')
  expect(template.isDark).toBe(true)
  for (const [role, { name, slots }] of Object.entries(template.frames)) {
    const own = ownTemplate('dark').frames[role as keyof typeof OWN_LAYOUTS]
    expect(name).toBe(own.name)
    expect(Object.keys(slots).sort()).toEqual(Object.keys(own.slots).sort())
    for (const [key, slot] of Object.entries(slots)) {
      const { placeholder, size } = own.slots[key as keyof typeof slots] ?? {}
      expect(slot, `${role}: ${key}`).toMatchObject({ placeholder, size, isMoved: false })
    }
  }
})

test('a template as LibreOffice saves it: the title slide is known by its low title, nothing lies over a title', async () => {
  const { template } = await readTemplate(await foreignTemplate(SAVED), 'saved.potx')
  const { frames } = template
  expect(frames.title.name).toBe('Titeldia')
  for (const [role, { name, slots }] of Object.entries(frames)) {
    if (role !== 'title') expect(name, role).toBe('Titel en object')
    const { title, ...others } = slots
    const end = (title?.box.y ?? 0) + (title?.box.h ?? 0)
    for (const [key, { box }] of Object.entries(others)) {
      expect(box.y, `${role}: ${key}`).toBeGreaterThanOrEqual(end - 0.01)
    }
  }
  // Sources need more than the room of a date.
  expect(frames.title.slots.footer?.box.w).toBeGreaterThan(6)
})

describe('a file that is no usable template is named as what it is', () => {
  const ascii = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
  const refused = (bytes: Uint8Array<ArrayBuffer>) =>
    readTemplate(bytes, 'x').then(
      () => 'used',
      (error: { fault?: string }) => error.fault,
    )
  const changed = async (path: string, change: (text: string) => string) => {
    const zip = await JSZip.loadAsync(await foreignTemplate(HOUSE))
    zip.file(path, change((await zip.file(path)?.async('string')) ?? ''))
    return (await zip.generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
    })) as Uint8Array<ArrayBuffer>
  }

  test('text, an old or encrypted file, a torn one, one with macros, another kind of document', async () => {
    expect(await refused(ascii('no zip'))).toBe('foreign')
    expect(await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1))).toBe('protected')
    expect(await refused((await foreignTemplate(HOUSE)).slice(0, 900))).toBe('damaged')
    const macro = 'application/vnd.ms-powerpoint.template.macroEnabled.main+xml'
    expect(await refused(await foreignTemplate({ ...HOUSE, kind: macro }))).toBe('macros')
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
    expect(await refused(await foreignTemplate({ ...HOUSE, kind: word }))).toBe('foreign')
    expect(await refused(await foreignTemplate({ ...HOUSE, layouts: {} }))).toBe('no-layouts')
  })

  test('a picture at an address, XML that is broken or has entities', async () => {
    const outside = 'https://example.org/seen.png'
    expect(await refused(await foreignTemplate({ ...HOUSE, outside }))).toBe('outside')
    const master = 'ppt/slideMasters/slideMaster1.xml'
    expect(await refused(await changed(master, (text) => text.slice(0, 300)))).toBe('damaged')
    const entity = (text: string) => text.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')
    expect(await refused(await changed(master, entity))).toBe('damaged')
  })

  test('a file that is too large, packed or unpacked, whatever size it states', async () => {
    const zip = new JSZip()
    zip.file('ppt/media/a.bin', new Uint8Array(300_000))
    const bytes = (await zip.generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
    })) as Uint8Array<ArrayBuffer>
    const limits = { bytes: 1_000_000, unpackedBytes: 400_000, parts: 10 }
    const faultWith = (changes: Partial<typeof limits>) =>
      unpackTemplate(bytes, { ...limits, ...changes }).then(
        () => null,
        (error: { fault?: string }) => error.fault,
      )
    expect(await faultWith({})).toBeNull()
    expect(await faultWith({ unpackedBytes: 200_000 })).toBe('unpacks-too-large')
    expect(await faultWith({ parts: 0 })).toBe('unpacks-too-large')
    expect(await faultWith({ bytes: 100 })).toBe('too-large')
  })
})
