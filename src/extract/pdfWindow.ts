/** Whether this module set `window`, and `pdfParser.ts` is to remove it. */
export const setWindow = typeof window === 'undefined'

// In a worker without `window`, the parser of pdf.js takes the worker's messages for its own and answers them to the page.
if (setWindow) Object.assign(globalThis, { window: globalThis })
