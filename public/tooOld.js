// For browsers that cannot run the page's script: says so in the reader's language, in place of the empty page. Written in the
// JavaScript of 2009, which all of them read. TEXTS, by language, come from scripts/earlyWords.ts.
function sayTooOld() {
  var asked = /[?&]lang=([a-z]+)/.exec(window.location.hash)
  var named = asked ? asked[1] : (navigator.language || 'en').slice(0, 2).toLowerCase()
  var language = TEXTS[named] ? named : 'en'
  var root = document.getElementById('root')
  var page = document.createElement('main')
  page.className = 'shell-noscript'
  page.lang = language
  page.appendChild(document.createTextNode(TEXTS[language]))
  root.innerHTML = ''
  root.appendChild(page)
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', sayTooOld)
else sayTooOld()
