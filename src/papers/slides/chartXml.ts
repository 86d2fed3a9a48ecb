import JSZip from 'jszip'
import { hasHollowBars } from '#domain/figureUnit.ts'
import type { SlideChart, SlideColour } from '#domain/slides.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { officeLanguage } from '#papers/officeLanguage.ts'
import { fillXml, relationsXml, XML_HEAD } from './drawingXml.ts'

const SHEET = 'Data'
/** Axis ids. */
const [CATEGORIES, VALUES] = [111, 112]

/** Text of 12 pt in a colour of the theme. */
const letters = (colour: SlideColour, isBold = false) =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="${isBold ? 1 : 0}">${fillXml(colour)}</a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`

/** A native chart; its numbers are those of the workbook embedded as relationship `rId1`. */
export function chartXml(item: SlideChart, language: string, isForeign: boolean): string {
  const { chart, unit, isRanked, categories, slot } = item
  const ink = slot.ink ?? 'tx1'
  // The second colour of another house's theme could be that of its ground.
  const quiet = isForeign ? ink : 'tx2'
  const isAcross = chart.over === 'routes'
  const isLine = chart.kind === 'lines'
  const tag = officeLanguage(language)
  const series = chart.series.map((_, index) => seriesXml(item, index)).join('')
  const shows = isAcross
  const labels = shows
    ? `<c:dLbls><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters(ink)}<c:dLblPos val="outEnd"/>${SHOW}</c:dLbls>`
    : ''
  const plot = isLine
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/><c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/></c:lineChart>`
    : `<c:barChart><c:barDir val="${isAcross ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}${labels}<c:gapWidth val="${isRanked ? 70 : 45}"/>${chart.series.length > 1 ? '<c:overlap val="-5"/>' : ''}<c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/></c:barChart>`
  const line = `<c:spPr><a:ln w="9525">${fillXml(quiet)}</a:ln></c:spPr>`
  // Routes are listed from the top; ranked changes keep their names at the left of all bars.
  const categoryAxis = `<c:catAx><c:axId val="${CATEGORIES}"/><c:scaling><c:orientation val="${isAcross ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isAcross ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}${letters(ink)}<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${!isAcross && categories.length > 14 ? `<c:tickLblSkip val="${Math.ceil(categories.length / 8)}"/>` : ''}<c:noMultiLvlLbl val="1"/></c:catAx>`
  const grid = isAcross
    ? ''
    : `<c:majorGridlines><c:spPr><a:ln w="6350">${fillXml('bg2')}</a:ln></c:spPr></c:majorGridlines>`
  const valueAxis = `<c:valAx><c:axId val="${VALUES}"/><c:scaling><c:orientation val="minMax"/>${rangeXml(item)}</c:scaling><c:delete val="${isAcross ? 1 : 0}"/><c:axPos val="${isAcross ? 't' : 'l'}"/>${grid}<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${letters(quiet)}<c:crossAx val="${CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`
  const title = `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1400" b="1">${fillXml(ink)}</a:defRPr></a:pPr><a:r><a:rPr lang="${tag}" sz="1400" b="1">${fillXml(ink)}</a:rPr><a:t>${escapeXml(unit)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  const legend =
    chart.series.length > 1
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${letters(ink)}</c:legend>`
      : ''
  return `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="${tag}"/><c:roundedCorners val="0"/><c:chart>${title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${categoryAxis}${valueAxis}<c:spPr><a:noFill/></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters(ink)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

const SHOW =
  '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'

/** Room for the labels beyond the longest bar of ranked changes; other bars begin at zero. */
function rangeXml({ chart, isRanked, slot }: SlideChart): string {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null))
  if (!isRanked) return values.every((value) => value >= 0) ? '<c:min val="0"/>' : ''
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  // A label is 0.6 in wide, and the bars have half of the chart's width.
  const plot = slot.box.w / 2 - 0.9
  const room = (high - low) * (plot > 0.8 ? Math.max(0.4, 0.6 / plot) : 1.6)
  return `<c:max val="${Math.round(high + room)}"/><c:min val="${Math.round(low - (low < 0 ? room : 0))}"/>`
}

const hollowXml = (colour: SlideColour) => `<a:noFill/><a:ln w="19050">${fillXml(colour)}</a:ln>`

function seriesXml(item: SlideChart, index: number): string {
  const { chart, categories, colours, isRanked, labels } = item
  const { name, values } = chart.series[index] ?? { name: '', values: [] }
  const column = String.fromCharCode(66 + index)
  const last = categories.length + 1
  const colour = colours[index] ?? 'tx1'
  const look =
    chart.kind === 'lines'
      ? `<c:spPr><a:ln w="28575" cap="rnd">${fillXml(colour)}</a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`
      : `<c:spPr>${index === 0 && hasHollowBars(chart.unit) ? hollowXml(colour) : fillXml(colour)}</c:spPr><c:invertIfNegative val="0"/>`
  const points = isRanked
    ? values
        .map((value, at) => {
          const own = colours[at] ?? 'tx1'
          const fill =
            (value ?? 0) > 0 ? `${fillXml('bg1')}<a:ln w="19050">${fillXml(own)}</a:ln>` : fillXml(own)
          return `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fill}</c:spPr></c:dPt>`
        })
        .join('')
    : ''
  const worded = labels
    ? `<c:dLbls>${values
        .map((value, at) =>
          value === null
            ? `<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`
            : `<c:dLbl><c:idx val="${at}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1">${fillXml(item.slot.ink ?? 'tx1')}</a:defRPr></a:pPr><a:r><a:rPr lang="en-GB" sz="1200" b="1">${fillXml(item.slot.ink ?? 'tx1')}</a:rPr><a:t>${escapeXml(labels[at] ?? '')}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val="outEnd"/>${SHOW}</c:dLbl>`,
        )
        .join(
          '',
        )}<c:spPr><a:noFill/></c:spPr>${letters(item.slot.ink ?? 'tx1', true)}<c:dLblPos val="outEnd"/>${SHOW}</c:dLbls>`
    : ''
  const texts = categories.map((text, at) => `<c:pt idx="${at}"><c:v>${escapeXml(text)}</c:v></c:pt>`)
  const numbers = values.flatMap((value, at) =>
    value === null ? [] : [`<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`],
  )
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${SHEET}!$${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>${look}${points}${worded}<c:cat><c:strRef><c:f>${SHEET}!$A$2:$A$${last}</c:f><c:strCache><c:ptCount val="${categories.length}"/>${texts.join('')}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>${SHEET}!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>#,##0</c:formatCode><c:ptCount val="${values.length}"/>${numbers.join('')}</c:numCache></c:numRef></c:val>${chart.kind === 'lines' ? '<c:smooth val="0"/>' : ''}</c:ser>`
}

/** The workbook behind a chart: a row per category, a column per series; missing values are empty cells. */
export async function chartBook({
  chart,
  categories,
}: Pick<SlideChart, 'chart' | 'categories'>): Promise<Uint8Array> {
  const zip = new JSZip()
  const text = (at: string, value: string) =>
    `<c r="${at}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`
  const column = (index: number) => String.fromCharCode(66 + index)
  const rows = [
    `<row r="1">${chart.series.map(({ name }, index) => text(`${column(index)}1`, name)).join('')}</row>`,
    ...categories.map((name, at) => {
      const cells = chart.series.flatMap(({ values }, index) => {
        const value = values[at] ?? null
        return value === null ? [] : [`<c r="${column(index)}${at + 2}"><v>${value}</v></c>`]
      })
      return `<row r="${at + 2}">${text(`A${at + 2}`, name)}${cells.join('')}</row>`
    }),
  ]
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  zip.file(
    '[Content_Types].xml',
    `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
  )
  zip.file('_rels/.rels', relationsXml([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]))
  zip.file(
    'xl/workbook.xml',
    `${XML_HEAD}<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  zip.file(
    'xl/_rels/workbook.xml.rels',
    relationsXml([{ id: 'rId1', type: 'worksheet', target: 'worksheets/sheet1.xml' }]),
  )
  zip.file(
    'xl/worksheets/sheet1.xml',
    `${XML_HEAD}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  )
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}
