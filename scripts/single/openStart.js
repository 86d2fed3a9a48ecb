// A file that carries a briefing opens with it, unless the address says what to show.
{
  const { start } = JSON.parse(document.getElementById('throughline-parcel').textContent)
  if (start && window.location.hash === '') window.history.replaceState(null, '', start)
}
