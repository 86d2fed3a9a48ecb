import { describe, expect, test } from 'vitest'
import {
  chartNumbers,
  patchChart,
  patchNotes,
  patchParagraphs,
  patchPresentation,
  patchSheet,
  patchSheetTable,
  patchSlide,
  patchTypes,
  picturesOf,
  withVectors,
} from '#features/briefing/slides/pptxXml.ts'
import { CHART } from '#tests/support/slideTalks.ts'

const RELATIONS =
  '<Relationships><Relationship Id="rId1" Target="../media/image-2-1.png" Type="x/image"/><Relationship Id="rId2" Target="../slideLayouts/slideLayout1.xml" Type="x"/></Relationships>'
const SLIDE = { id: 's', title: 'T', ground: '#ffffff', items: [], notes: [] }

describe('pictures', () => {
  test("are read from the slide's relationships and get a vector beside the PNG", () => {
    const pictures = picturesOf(RELATIONS)
    expect(pictures).toEqual([{ png: 'ppt/media/image-2-1.png', relation: 'rId1' }])
    expect(withVectors(RELATIONS, pictures)).toContain('Id="rId1v"')
    const xml = patchSlide('<a:blip r:embed="rId1"></a:blip>', SLIDE, pictures)
    expect(xml).toMatch(
      /<a:blip r:embed="rId1"><a:extLst>.*<asvg:svgBlip [^>]*r:embed="rId1v"\/>.*<\/a:blip>/,
    )
  })
})

test("the numbers of charts are read from the slide's relationships: the second file of a page does not start at 1", () => {
  const relations = [7, 8].map(
    (number) => `<Relationship Id="rId${number}" Target="/ppt/charts/chart${number}.xml"/>`,
  )
  expect(chartNumbers(`<Relationships>${relations.join('')}</Relationships>`)).toEqual(['7', '8'])
  expect(chartNumbers(RELATIONS)).toEqual([])
})

test('patchSlide makes the title a placeholder, shape ids unique, and gives tables alternative text', () => {
  const xml = patchSlide(
    '<p:cNvPr id="1" name=""/><p:cNvPr id="2" name="Title"></p:cNvPr><p:cNvSpPr txBox="1"/><p:nvPr></p:nvPr>' +
      '<p:nvGraphicFramePr><p:cNvPr id="2" name="Table 0"/>',
    {
      ...SLIDE,
      items: [
        {
          kind: 'table',
          name: 'Table 0',
          box: { x: 0, y: 0, w: 1, h: 1 },
          columns: [1],
          rows: [],
          heights: [],
          size: 10,
          alt: 'Changes & measures',
        },
      ],
    },
    [],
  )
  expect(xml).toContain('<p:ph type="title"/>')
  expect([...xml.matchAll(/cNvPr id="(\d+)"/g)].map(([, id]) => id)).toEqual(['1', '2', '3'])
  expect(xml).toContain('descr="Changes &amp; measures"')
})

test('patchNotes writes one escaped paragraph per note, each with its language', () => {
  const xml = patchNotes(
    '<p:ph type="body" idx="1"/></p:nvPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>old</a:t></a:r></a:p></p:txBody>',
    [
      { text: 'Eerst & dan', language: 'nl' },
      { text: 'Sources', language: 'en' },
    ],
  )
  expect(xml.match(/<a:p>/g)).toHaveLength(2)
  expect(xml).toContain('lang="nl-NL" dirty="0"/><a:t>Eerst &amp; dan</a:t>')
  expect(xml).not.toContain('old')
})

describe('a chart', () => {
  test('keeps zeros and leaves gaps for missing values, on the slide and in its sheet', () => {
    expect(patchChart('<c:pt idx="1"><c:v>0</c:v></c:pt><c:pt idx="2"><c:v></c:v></c:pt>')).toBe(
      '<c:pt idx="1"><c:v>0</c:v></c:pt>',
    )
    const sheet = patchSheet(
      '<c r="A2" t="s"><v>3</v></c><c r="B2"><v>3</v></c><c r="B3"><v></v></c><c r="B4"><v></v></c><c r="C4"><v>7</v></c>',
      CHART,
    )
    expect(sheet).toBe(
      '<c r="A2" t="s"><v>3</v></c><c r="B2"><v>3</v></c><c r="B3"><v>0</v></c><c r="B4"/><c r="C4"><v>7</v></c>',
    )
    expect(patchSheetTable(`<table ref="A1:C4'" id="1">`)).toBe('<table ref="A1:C4" id="1">')
  })

  test('of routes lists the first route at the top', () => {
    const xml =
      '<c:barDir val="bar"/><c:catAx><c:orientation val="minMax"/></c:catAx><c:valAx><c:orientation val="minMax"/></c:valAx>'
    expect(patchChart(xml)).toContain(
      '<c:catAx><c:orientation val="maxMin"/></c:catAx><c:valAx><c:orientation val="minMax"/>',
    )
  })
})

describe('valid Open XML', () => {
  test('patchParagraphs keeps the first properties of each paragraph', () => {
    const properties = '<a:pPr algn="l"><a:buNone/></a:pPr>'
    const run = (text: string) => `<a:r><a:t>${text}</a:t></a:r>`
    expect(
      patchParagraphs(
        `<a:p>${properties}${run('a')}${properties}${run('b')}<a:pPr/>${run('c')}</a:p><a:p>${properties}${run('d')}</a:p>`,
      ),
    ).toBe(`<a:p>${properties}${run('a')}${run('b')}${run('c')}</a:p><a:p>${properties}${run('d')}</a:p>`)
  })

  test('patchPresentation lists the notes master before the slides', () => {
    const [slides, notes] = [
      '<p:sldIdLst><p:sldId id="256"/></p:sldIdLst>',
      '<p:notesMasterIdLst><p:notesMasterId r:id="rId9"/></p:notesMasterIdLst>',
    ]
    expect(patchPresentation(`${slides}${notes}<p:sldSz/>`)).toBe(`${notes}${slides}<p:sldSz/>`)
  })

  test('patchChart references only axes that the chart has', () => {
    const axes = '<c:catAx><c:axId val="1"/></c:catAx><c:valAx>  <c:axId val="2"/></c:valAx>'
    expect(patchChart(`<c:axId val="1"/><c:axId val="2"/><c:axId val="3"/>${axes}`)).toBe(
      `<c:axId val="1"/><c:axId val="2"/>${axes}`,
    )
  })

  test('patchTypes declares only parts that exist', () => {
    const [one, two] = [1, 2].map(
      (n) => `<Override PartName="/ppt/slideMasters/slideMaster${n}.xml" ContentType="x"/>`,
    )
    expect(patchTypes(`<Types>${one}${two}</Types>`, (path) => path.endsWith('1.xml'))).toBe(
      `<Types>${one}</Types>`,
    )
  })
})
