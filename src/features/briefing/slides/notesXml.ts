import type { SlideNote } from '#domain/slides.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { officeLanguage } from '#parts/officeLanguage.ts'
import { offsetXml, SLIDE_SPACES, TREE_HEAD, XML_HEAD } from './drawingXml.ts'

const PICTURE = offsetXml({ x: 0.75, y: 0.75, w: 6, h: 3.375 })
const TEXT = offsetXml({ x: 0.75, y: 4.4, w: 6, h: 5 })
const shape = (id: number, name: string, type: string, lock: string, inner: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"${lock}/></p:cNvSpPr><p:nvPr><p:ph type="${type}"${type === 'body' ? ' idx="1"' : ''}/></p:nvPr></p:nvSpPr>${inner}</p:sp>`

/** The master of the notes, for a package that has none. */
export const NOTES_MASTER = `${XML_HEAD}<p:notesMaster ${SLIDE_SPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>${TREE_HEAD}${shape(2, 'Slide', 'sldImg', ' noRot="1" noChangeAspect="1"', `<p:spPr><a:xfrm>${PICTURE}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="6350"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr>`)}${shape(3, 'Notes', 'body', '', `<p:spPr><a:xfrm>${TEXT}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody>`)}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:notesStyle><a:lvl1pPr algn="l"><a:spcBef><a:spcPts val="400"/></a:spcBef><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>`

/** The notes of a slide. */
export function notesXml(notes: readonly SlideNote[]): string {
  const paragraphs = notes.map(
    ({ text, language, isSmall }) =>
      `<a:p><a:r><a:rPr lang="${officeLanguage(language)}"${isSmall ? ' sz="1000"' : ''} dirty="0"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`,
  )
  return `${XML_HEAD}<p:notes ${SLIDE_SPACES}><p:cSld><p:spTree>${TREE_HEAD}${shape(2, 'Slide', 'sldImg', ' noRot="1" noChangeAspect="1"', '<p:spPr/>')}${shape(3, 'Notes', 'body', '', `<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs.join('') || '<a:p/>'}</p:txBody>`)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`
}
