import { XML_HEAD } from './drawingXml.ts'

const LINE = (width: number) =>
  `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>`
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const EFFECT = '<a:effectStyle><a:effectLst/></a:effectStyle>'

/** A theme: its twelve colours (RRGGBB) in the schema's order, its two fonts, and flat formats. */
export function themeXml(
  colours: readonly (readonly [name: string, value: string])[],
  { name, fonts }: { name: string; fonts: { major: string; minor: string } },
): string {
  const scheme = colours.map(([key, value]) => `<a:${key}><a:srgbClr val="${value}"/></a:${key}>`).join('')
  const font = (kind: 'major' | 'minor') =>
    `<a:${kind}Font><a:latin typeface="${fonts[kind]}"/><a:ea typeface=""/><a:cs typeface=""/></a:${kind}Font>`
  return `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${name}"><a:themeElements><a:clrScheme name="${name}">${scheme}</a:clrScheme><a:fontScheme name="${name}">${font('major')}${font('minor')}</a:fontScheme><a:fmtScheme name="${name}"><a:fillStyleLst>${FILL.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${LINE(6350)}${LINE(12_700)}${LINE(19_050)}</a:lnStyleLst><a:effectStyleLst>${EFFECT.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${FILL.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`
}
