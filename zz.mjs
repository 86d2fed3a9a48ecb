import { chromium } from '@playwright/test'
const exe=process.env.EXE
const b=await chromium.launch({executablePath:exe,args:['--no-sandbox','--disable-3d-apis']})
for (const link of ['#/explore','#/sources','#/briefings','#/compare','#/explore','#/explore?selected=route:channel']) {
const ctx=await b.newContext({viewport:{width:1440,height:900},serviceWorkers:'block',reducedMotion:process.env.RM??null})
const page=await ctx.newPage(); const cdp=await ctx.newCDPSession(page); await cdp.send('Performance.enable')
const t=Date.now(); await page.goto('http://localhost:4777/'+link); await page.waitForTimeout(3000)
const m=Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(x=>[x.name,x.value]))
console.log(link, ['TaskDuration','ScriptDuration','LayoutDuration','RecalcStyleDuration','V8CompileDuration'].map(k=>k+' '+(m[k]*1000|0)).join(', '), 'nodes',m.Nodes, 'heap', m.JSHeapUsedSize/1e6|0)
await ctx.close()}
await b.close()
