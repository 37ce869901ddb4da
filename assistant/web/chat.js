/* The part of the chat page that only a browser can do: keep the conversation of this tab, carry what is clicked in a
   card to the server, copy, scroll, and say aloud what is new.

   A conversation lives in sessionStorage: each tab has its own, a reload and a restart of the server leave it, and it
   is gone with the tab, as it should be at a shared computer. Its id stands in the state of the history entry, so that
   back and forward find the conversation that was there. */
window.hoiso = (() => {
  const KEY = 'hoiso:', LAST = 'hoiso-last', MOST = 20;
  const { hoisoPages: pages, hoisoWords: all } = window;
  const { language, title } = pages[location.pathname.split('/').filter(Boolean).pop() ?? ''] ?? pages[''];
  const words = all[language];

  const stored = (key) => { try { return sessionStorage.getItem(key); } catch { return null; } };
  const store = (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* private mode: not kept */ } };
  const memory = {};
  const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 10);

  function open(id, change) {
    store(LAST, id);
    const address = new URL(location.href);
    for (const name of ['hoi', 'truoc', 'nguyen']) address.searchParams.delete(name);
    history[change]({ ...history.state, hoiso: id }, '', address);
    return id;
  }
  function currentId() {
    const id = history.state?.hoiso;
    return id ? id : open(stored(LAST) || newId(), 'replaceState');
  }
  function turnsOf(id) {
    try {
      const turns = JSON.parse(stored(KEY + id) ?? memory[id] ?? '[]');
      return Array.isArray(turns) ? turns : [];
    } catch { return []; }
  }
  function save(id, turns) {
    memory[id] = JSON.stringify(turns.slice(-MOST));
    store(KEY + id, memory[id]);
  }
  const conversation = (id) => ({ id, turns: turnsOf(id) });
  const given = () => [conversation(currentId())];

  /* The question is kept before it is sent: a reload in the middle of an answer asks it again. */
  function add(turn) {
    const id = currentId();
    store(LAST, id);
    save(id, [...turnsOf(id), turn]);
  }
  function asked(text) {
    const question = (text ?? '').trim();
    if (question) add({ q: question });
    else document.querySelector('#question textarea')?.focus();
    return '';
  }
  /* A question that was misunderstood is asked as typed in the place where it stands; those after it, which may have
     leant on it, are asked once more too. */
  let undone = null;
  function undo(at) {
    const id = currentId(), turns = turnsOf(id);
    if (!turns[at]) return;
    undone = { id, turns, at };
    const anew = turns.slice(at).map(({ q, alone }, after) => (alone || !after ? { q, alone: true } : { q }));
    save(id, [...turns.slice(0, at), ...anew]);
    press('go');
  }
  /* A refused question goes back to where it was typed: kept as asked, it would be answered unawares with the next one,
     or have every next one refused with it. */
  function takeBack() {
    const id = currentId(), turns = turnsOf(id);
    /* What was to be read anew is shown as it was. */
    if (undone) {
      save(undone.id, undone.turns);
      undone = null;
      return;
    }
    const refused = turns.filter((turn) => !turn.done).map((turn) => turn.q);
    const box = document.querySelector('#question textarea');
    if (!refused.length || !box || box.value) return;
    save(id, turns.filter((turn) => turn.done));
    box.value = refused.join('\n');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  function loaded() {
    const link = new URLSearchParams(location.search);
    const question = (link.get('hoi') ?? '').trim();
    if (question) {
      const id = open(newId(), 'replaceState');
      const earlier = link.getAll('truoc').slice(1 - MOST).map((q) => ({ q, done: true }));
      save(id, [...earlier, link.has('nguyen') ? { q: question, alone: true } : { q: question }]);
    }
    return given();
  }
  function fresh() {
    open(newId(), 'pushState');
    document.querySelector('#question textarea')?.focus();
    return given();
  }
  const press = (id) => document.getElementById(id)?.click();

  /* What the server gives back; turns that were added meanwhile stay. */
  function shown(data) {
    if (!data?.id) return;
    document.documentElement.dataset.ready = '';
    const before = turnsOf(data.id);
    const isBehind = before.length > data.turns.length && data.turns.every((turn, at) => turn.q === before[at].q);
    save(data.id, isBehind ? [...data.turns, ...before.slice(data.turns.length)] : data.turns);
    if (isBehind) setTimeout(catchUp, 1500);
    if (data.told) return tell(data.told);
    showSource(data.place);
    const at = undone?.id === data.id ? undone.at : null;
    undone = null;
    if (data.turns.length) whenShown(data.turns.length, 40, at);
  }
  /* An answer that was overtaken by a slower one is shown after all. */
  function catchUp() {
    if (document.querySelectorAll('#chat .card').length < turnsOf(currentId()).length) press('go');
  }
  /* Shows and says a card once it is there: the last one, or the one that takes the place of a misunderstood one. */
  function whenShown(count, tries, at = null) {
    const cards = document.querySelectorAll('#chat .card');
    const isThere = cards.length >= count && (at === null || !document.querySelector(`[data-turn="${at}"] [data-undo]`));
    if (!isThere && tries) return void setTimeout(() => whenShown(count, tries - 1, at), 25);
    const card = cards[at ?? cards.length - 1];
    if (!card) return;
    say(card.dataset.spoken ?? '');
    const row = card.closest('.message-row, .bot-row') ?? card;
    const questions = [...document.querySelectorAll('#chat .user-row, #chat .message-row.user-row')];
    const question = questions[at ?? questions.length - 1];
    (question ?? row).scrollIntoView({ block: 'start', behavior: calm() });
  }
  const calm = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth');
  function say(text) {
    const status = document.getElementById('spoken');
    if (status) status.textContent = text;
  }
  let toast;
  function tell(text) {
    say(text);
    toast?.remove();
    toast = document.createElement('div');
    toast.className = 'toast';
    toast.setAttribute('aria-hidden', 'true');
    toast.textContent = text;
    document.body.append(toast);
    setTimeout(() => toast?.remove(), 4000);
  }

  async function copy(text, done) {
    tell((await copied(text)) ? done : words.uncopied);
  }
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* not a secure address, or not allowed: the older way */ }
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    document.body.append(area);
    const focused = document.activeElement;
    area.select();
    const isDone = document.execCommand('copy');
    area.remove();
    focused?.focus?.();
    return isDone;
  }

  let rating = null;
  function rate(button) {
    rating = { turn: Number(button.closest('[data-turn]').dataset.turn), verdict: button.dataset.rate };
    press(rating.verdict === 'helpful' ? 'rate' : 'open-form');
  }
  const rated = () => [conversation(currentId()), rating, null, ''];
  const ratedWith = (reason, text) => [conversation(currentId()), rating, reason, text];
  function opened() {
    const form = document.getElementById('feedback');
    form?.scrollIntoView({ block: 'center', behavior: calm() });
    form?.querySelector('input')?.focus({ preventScroll: true });
  }
  /* A form that says too little stays open, with what was typed, and shows itself what it needs. */
  function sent(data) {
    if (data?.told !== words.needed) return shown(data);
    say(data.told);
    document.querySelector('#feedback input')?.focus();
  }
  function closed() {
    document.querySelector(`[data-turn="${rating?.turn}"] [data-rate="${rating?.verdict}"]`)?.focus();
  }

  /* A source opens in the frame without an entry in the history: back leads to the conversation before. */
  let cameFrom = null;
  function showSource(address) {
    const panel = document.getElementById('nguon-xem');
    const frame = panel?.querySelector('iframe');
    if (!frame) return null;
    panel.classList.toggle('empty', !address);
    const wanted = new URL(address || 'about:blank', location.href).href;
    panel.querySelector('[data-new-tab]').href = `${wanted.split('#')[0]}#trich`;
    if (frame.contentWindow.location.href !== wanted) frame.contentWindow.location.replace(wanted);
    return panel;
  }
  function openSource(link) {
    const panel = showSource(link.href);
    if (!panel) return false;
    cameFrom = link;
    panel.focus({ preventScroll: true });
    panel.scrollIntoView({ block: 'nearest', behavior: calm() });
    return true;
  }

  function goBack() {
    const to = cameFrom?.isConnected ? cameFrom : document.querySelector('#chat .message-row:last-of-type .card a.chip, #question textarea');
    to?.focus({ preventScroll: true });
    to?.scrollIntoView({ block: 'center', behavior: calm() });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (event.target.closest?.('#feedback')) return press('feedback-cancel');
    if (!event.target.closest?.('#nguon-xem')) return;
    showSource('');
    goBack();
  });

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target.closest?.('[data-ask], [data-undo], [data-copy], [data-link], [data-rate], [data-back], a[target="nguon"]');
    if (!target) return;
    const data = target.dataset;
    if (data.ask) {
      add({ q: data.ask });
      press('go');
    } else if ('undo' in data) undo(Number(target.closest('[data-turn]').dataset.turn));
    else if (data.copy) copy(data.copy, words.copied);
    else if (data.link) copy(new URL(data.link, location.href).href, words.linked);
    else if (data.rate) rate(target);
    else if ('back' in data) goBack();
    else if (openSource(target)) event.preventDefault();
  });
  /* A fragment in the frame's address would scroll this page too. */
  document.addEventListener('load', (event) => {
    const frame = event.target;
    if (frame.name !== 'nguon') return;
    const source = frame.contentWindow;
    const cited = source?.document.getElementById('trich');
    /* A page cannot tell by its style that the keyboard is within a frame; and Escape closes the source from there too. */
    source?.addEventListener('focus', () => frame.classList.add('within'));
    source?.addEventListener('blur', () => frame.classList.remove('within'));
    source?.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') frame.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
    if (cited) source.scrollTo(0, cited.getBoundingClientRect().top + source.scrollY - source.innerHeight / 3);
  }, true);
  addEventListener('popstate', () => press('go'));

  /* Gradio tells of what is typed at a keypress, which pasting, deleting, dictation and the keyboards of phones lack. */
  document.addEventListener('input', ({ target }) => {
    if (target.closest?.('#lookup-text, #source-text')) target.dispatchEvent(new KeyboardEvent('keypress'));
  });

  /* The switch leads to the same page in the other language, in the same state: what is searched is in the address. */
  const keepSearch = (event) => {
    const link = event.target.closest?.('a.language');
    if (link) link.search = location.search;
  };
  for (const kind of ['pointerdown', 'focusin', 'click']) document.addEventListener(kind, keepSearch, true);

  /* What Gradio says itself, it says in English or in the browser's language; it has one title for all pages. */
  const hasChat = () => document.getElementById('chat') !== null;
  hoisoRefused(() => ({
    title: hasChat() ? words.failed : words.undone,
    more: hasChat() ? words.failedMore : words.undoneMore,
    isVietnamese: language === 'vi',
  }), takeBack);
  function translate(toast) {
    const title = toast.querySelector('.toast-title');
    const theirs = title?.textContent.trim();
    const isLost = theirs === 'Connection Lost';
    if (isLost) title.textContent = words.lost;
    else if (theirs === 'Error') title.textContent = hasChat() ? words.failed : words.undone;
    if (![words.lost, words.failed, words.undone].includes(title?.textContent)) return;
    const more = !hasChat() ? words.undoneMore : title.textContent === words.lost ? words.lostMore : words.failedMore;
    for (const text of toast.querySelectorAll('.toast-message-text')) {
      /* What the server itself tells is in Vietnamese, and may say how long to wait. */
      const isOurs = language === 'vi' && /[^\x00-\x7f]/.test(text.textContent);
      if (!isOurs && text.textContent !== more) text.textContent = more;
    }
    toast.querySelectorAll('.toast-close').forEach((button) => button.setAttribute('aria-label', words.close));
  }
  function nameRemovers() {
    for (const button of document.querySelectorAll('.token-remove')) {
      const chosen = button.closest('.token')?.textContent.trim();
      const name = chosen ? `${words.remove}: ${chosen}` : words.clear;
      if (button.title === name && button.getAttribute('aria-label') === name) continue;
      button.title = name;
      button.setAttribute('aria-label', name);
    }
  }
  const named = () => {
    if (document.documentElement.lang !== language) document.documentElement.lang = language;
    if (document.title !== title) document.title = title;
  };
  named();
  new MutationObserver(() => {
    named();
    const log = document.querySelector('#chat [role="log"]');
    if (log && log.getAttribute('aria-label') !== words.log) {
      log.setAttribute('aria-label', words.log);
      log.setAttribute('aria-live', 'off');
      log.setAttribute('tabindex', '-1');
    }
    for (const [who, name] of [['user', words.asked], ['bot', words.answered]]) {
      for (const message of document.querySelectorAll(`#chat [data-testid="${who}"]`)) {
        if (message.getAttribute('aria-label') === name) continue;
        message.setAttribute('role', 'group');
        message.setAttribute('aria-label', name);
      }
    }
    /* The list of a field is no stop of its own: it closes when the field is left. */
    for (const list of document.querySelectorAll('ul.option-list:not([tabindex])')) list.tabIndex = -1;
    document.querySelectorAll('.toast-body').forEach(translate);
    nameRemovers();
    hoisoTheirs(language, words.ours);
  }).observe(document.documentElement, { childList: true, subtree: true });

  return { asked, loaded, fresh, shown, rated, ratedWith, opened, closed, sent, current: () => given(), chosen: () => [rating] };
})();
