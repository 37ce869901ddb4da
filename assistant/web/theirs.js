/* What lists offer out of the sources is Vietnamese on every page, and says so where the page is not; Gradio's lists
   hold no marks of languages. `ours` are the names that the page says in its own language. */
window.hoisoTheirs = (language, ours = []) => {
  if (language === 'vi') return;
  for (const one of document.querySelectorAll('.theirs [role="option"], .theirs .token > span')) {
    const name = one.textContent.replace('✓', '').replace(/\([\d,]+\)\s*$/, '').trim();
    const own = ours.includes(name) ? '' : 'vi';
    if (one.lang !== own) one.lang = own;
  }
};
