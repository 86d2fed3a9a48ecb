import { Blob as NodeBlob } from 'node:buffer'
import JSZip from 'jszip'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { unpackTemplate } from '#extract/unpackTemplate.ts'
import { admitParts } from '#papers/slides/admitParts.ts'
import { type OWN_LAYOUTS, ownTemplate } from '#papers/slides/ownLayouts.ts'
import { ownPackage } from '#papers/slides/ownPackage.ts'
import { readTemplate } from '#papers/slides/readTemplate.ts'
import { foreignTemplate, HOUSE, NAVY, SAVED } from '#tests/support/foreignTemplate.ts'

// jsdom's Blob cannot be read as a stream.
beforeEach(() => void vi.stubGlobal('Blob', NodeBlob))

test('the ground of its slides is known, for the preview', async () => {
  const { template } = await readTemplate(await foreignTemplate(NAVY), 'navy.potx')
  expect(template).toMatchObject({ isDark: true, ground: '#0b1f4b' })
})

test('its own package is read as a template with the same layouts and places', async () => {
  const bytes = (await ownPackage('dark').generateAsync({ type: 'uint8array' })) as Uint8Array<ArrayBuffer>
  const { template } = await readTemplate(bytes, 'own.potx')
  expect(template).toMatchObject({ isDark: true, ground: '#0c1218' })
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

describe('of a template only what slides need is kept', () => {
  const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const LAYOUT = 'ppt/slideLayouts/slideLayout2.xml'
  const relationOf = (type: string, target: string, mode = '') =>
    `<Relationship Id="rIdX" Type="${REL}/${type}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`

  interface Attack {
    /** Added to the relationships of a layout. */
    relation?: string
    /** Added to the shapes of a layout. */
    shape?: string
    parts?: Readonly<Record<string, string | Uint8Array>>
    /** Added to the content types. */
    types?: string
    change?: readonly [path: string, from: string | RegExp, to: string]
  }
  const attacked = async ({ relation = '', shape = '', parts = {}, types = '', change }: Attack) => {
    const zip = await JSZip.loadAsync(await foreignTemplate(HOUSE))
    const edit = async (path: string, from: string | RegExp, to: string) =>
      zip.file(path, ((await zip.file(path)?.async('string')) ?? '').replace(from, to))
    await edit(
      'ppt/slideLayouts/_rels/slideLayout2.xml.rels',
      '</Relationships>',
      `${relation}</Relationships>`,
    )
    await edit(LAYOUT, '</p:spTree>', `${shape}</p:spTree>`)
    await edit('[Content_Types].xml', '</Types>', `${types}</Types>`)
    if (change) await edit(...change)
    for (const [path, content] of Object.entries(parts)) zip.file(path, content)
    const bytes = (await zip.generateAsync({ type: 'uint8array' })) as Uint8Array<ArrayBuffer>
    const read = await readTemplate(bytes, 'x').catch(({ fault }: { fault?: string }) => fault)
    if (typeof read !== 'object') return { fault: read, leftOut: [], text: '' }
    const texts = Object.values(read.zip.files).map((file) => file.async('string'))
    return { fault: null, leftOut: read.leftOut, text: (await Promise.all(texts)).join('\n') }
  }

  const pic = (attribute: string) =>
    `<p:pic><p:nvPicPr><p:cNvPr id="70" name="P"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip ${attribute}="rIdX"/></p:blipFill><p:spPr/></p:pic>`
  const link = (name: string, more: string) =>
    `<p:sp><p:nvSpPr><p:cNvPr id="71" name="S"><a:${name} ${more}/></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>`
  const png = '<Default Extension="png" ContentType="image/png"/>'
  const bin = (type: string) => `<Default Extension="bin" ContentType="${type}"/>`
  const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)
  const svg = '<Default Extension="svg" ContentType="image/svg+xml"/>'

  test.each<[string, Attack, string]>([
    [
      'a layout among the slides with a picture outside',
      {
        change: [
          'ppt/slideMasters/_rels/slideMaster1.xml.rels',
          '../slideLayouts/slideLayout2.xml',
          '../slides/layout9.xml',
        ],
        parts: {
          'ppt/slides/layout9.xml':
            '<p:sldLayout xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>',
          'ppt/slides/_rels/layout9.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationOf('image', 'https://evil.example/a.png', 'External')}</Relationships>`,
        },
        types:
          '<Override PartName="/ppt/slides/layout9.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"/>',
      },
      'outside',
    ],
    [
      'a mode in small letters',
      { relation: relationOf('image', 'https://evil.example/a.png', 'external') },
      'outside',
    ],
    ['an address without a mode', { relation: relationOf('image', '//evil.example/a.png') }, 'outside'],
    [
      'a picture by the relationship of a link',
      { relation: relationOf('hyperlink', 'https://evil.example/a.png', 'External'), shape: pic('r:link') },
      'outside',
    ],
    [
      'a document type in a part that is not read',
      { change: ['ppt/theme/theme1.xml', '?>', '?><!DOCTYPE x>'] },
      'damaged',
    ],
    [
      'letters of another encoding',
      { change: ['ppt/theme/theme1.xml', 'encoding="UTF-8"', 'encoding="UTF-7"'] },
      'damaged',
    ],
    ['a side below zero', { change: ['ppt/presentation.xml', /sldSz cx="\d+"/, 'sldSz cx="-5"'] }, 'damaged'],
    [
      'a side without end',
      { change: ['ppt/presentation.xml', /sldSz cx="\d+"/, 'sldSz cx="9e99"'] },
      'damaged',
    ],
    [
      'two relationships of one id',
      { relation: relationOf('image', 'a.png') + relationOf('image', 'b.png') },
      'damaged',
    ],
    [
      'a background of an unknown type',
      {
        relation: relationOf('image', '../media/a.bin'),
        parts: { 'ppt/media/a.bin': 'x' },
        change: [
          LAYOUT,
          '<p:spTree>',
          '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rIdX"/></a:blipFill></p:bgPr></p:bg><p:spTree>',
        ],
      },
      'parts',
    ],
  ])('%s is refused', async (_, attack, fault) => {
    expect((await attacked(attack)).fault).toBe(fault)
  })

  test.each<[string, Attack, leftOut: readonly string[], gone: RegExp]>([
    [
      'macros typed as plain bytes',
      {
        relation: relationOf('vbaProject', '../vbaProject.bin'),
        parts: { 'ppt/vbaProject.bin': OLE },
        types: bin('application/octet-stream'),
      },
      ['ppt/vbaProject.bin'],
      /vbaProject/,
    ],
    [
      'macros that are called a picture',
      {
        relation: relationOf('image', '../media/a.png'),
        shape: pic('r:embed'),
        parts: { 'ppt/media/a.png': OLE },
        types: png,
      },
      ['ppt/media/a.png'],
      /media\/a|<p:pic>/,
    ],
    [
      'ActiveX',
      {
        relation: relationOf('control', '../activeX/activeX1.xml'),
        change: [LAYOUT, '</p:spTree>', '</p:spTree><p:controls><p:control r:id="rIdX"/></p:controls>'],
        parts: { 'ppt/activeX/activeX1.xml': '<x/>' },
        types:
          '<Override PartName="/ppt/activeX/activeX1.xml" ContentType="application/vnd.ms-office.activeX+xml"/>',
      },
      ['ppt/activeX/activeX1.xml'],
      /activeX|p:control /,
    ],
    [
      'an action by hovering',
      { shape: link('hlinkHover', 'action="ppaction://program?program=calc"') },
      ['ppaction://program?program=calc'],
      /hlinkHover|calc/,
    ],
    [
      'a program by a click',
      { shape: link('hlinkClick', 'action="ppaction://macro?name=x"') },
      ['ppaction://macro?name=x'],
      /hlinkClick/,
    ],
    [
      'a link to a file',
      {
        relation: relationOf('hyperlink', 'file://server/share', 'External'),
        shape: link('hlinkClick', 'r:id="rIdX"'),
      },
      ['file://server/share'],
      /file:|hlinkClick/,
    ],
    [
      'a vector that loads a page',
      {
        relation: relationOf('image', '../media/a.svg'),
        shape: pic('r:embed'),
        parts: {
          'ppt/media/a.svg':
            '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://evil.example/"/></svg>',
        },
        types: svg,
      },
      ['ppt/media/a.svg'],
      /evil|<p:pic>/,
    ],
    [
      'a part of one maker',
      { relation: relationOf('tags', '../tags/tag1.xml'), parts: { 'ppt/tags/tag1.xml': '<x/>' } },
      ['ppt/tags/tag1.xml'],
      /tag1/,
    ],
  ])('%s is left out and named', async (_, attack, leftOut, gone) => {
    const read = await attacked(attack)
    expect(read).toMatchObject({ fault: null, leftOut })
    expect(read.text).not.toMatch(gone)
  })

  test('a logo, drawn or of pixels, and a link to a page stay', async () => {
    const drawing =
      '<!DOCTYPE svg PUBLIC "a" "b"><svg xmlns="http://www.w3.org/2000/svg"><path style="fill:url(#a)"/></svg>'
    const image = relationOf('image', '../media/a.svg')
    const drawn = await attacked({
      relation: image,
      shape: pic('r:embed'),
      parts: { 'ppt/media/a.svg': drawing },
      types: svg,
    })
    expect(drawn).toMatchObject({ fault: null, leftOut: [] })
    expect(drawn.text).toMatch(/<p:pic>/)
    const page = relationOf('hyperlink', 'https://house.example/', 'External')
    const linked = await attacked({ relation: page, shape: link('hlinkClick', 'r:id="rIdX"') })
    expect(linked).toMatchObject({ fault: null, leftOut: [] })
    expect(linked.text).toMatch(/house\.example/)
  })

  test('two parts whose names differ in capitals are refused', async () => {
    expect((await attacked({ parts: { 'ppt/Theme/theme1.xml': '<x/>' } })).fault).toBe('damaged')
  })

  test('slides are checked in the same way before they are handed over', async () => {
    const zip = ownPackage('light')
    expect(await admitParts(zip, 'talk')).toEqual([])
    zip.file(
      'ppt/_rels/presProps.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationOf('oleObject', 'a.bin')}</Relationships>`,
    )
    zip.file('ppt/a.bin', OLE)
    expect(await admitParts(zip, 'talk')).toEqual(['ppt/a.bin'])
  })
})
