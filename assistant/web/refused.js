/* Gradio shows nothing of an event that is answered directly and refused; it is told here.
   `words` gives the title and the advice of the page that is shown, and whether it is in the server's language;
   `undo` takes back what the page did before it asked. */
window.hoisoRefused = (words, undo = () => {}) => {
  const own = window.fetch;
  let shown;
  const told = async (reply) => {
    const { title, more, isVietnamese } = words();
    const said = await reply.json().catch(() => ({}));
    /* What a page itself refuses has a title and is in its language; what the server refuses is in Vietnamese. */
    if (said.title && said.error && !said.detail) return `${said.title}: ${said.error}`;
    return `${title}. ${(isVietnamese && said.detail) || more}`;
  };
  const show = (text) => {
    shown?.remove();
    shown = document.createElement('div');
    shown.className = 'refused';
    shown.setAttribute('role', 'alert');
    shown.style.cssText = 'position:fixed;left:50%;bottom:5.5rem;transform:translateX(-50%);z-index:100;'
      + 'max-width:calc(100vw - 2rem);padding:.6rem 1rem;border-radius:.6rem;background:#7f1d1d;color:#fff';
    document.body.append(shown);
    shown.textContent = text;
    const mine = shown;
    setTimeout(() => mine.remove(), 10_000);
  };
  window.fetch = async (...asked) => {
    const reply = await own(...asked);
    if (!reply.ok && reply.url.includes('/gradio_api/run/')) {
      told(reply.clone()).then(show);
      undo();
    }
    return reply;
  };
};
