// The table's own events, for each rendering of it: what is clicked is told to the server, or done here.
// What it says stands before it as `words`.
const said = (told) => {
  const place = element.querySelector('[data-said]');
  if (place) place.textContent = told;
};

const copy = async (button) => {
  const text = button.dataset.sentence;
  try {
    await navigator.clipboard.writeText(text);
  } catch {  // an address without TLS has no clipboard
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    button.focus();
  }
  said(words.copied);
  button.textContent = words.copiedButton;
  setTimeout(() => { button.textContent = words.copy; }, 2000);
};

// The source opens beside the table where there is room, else below it; going back leads to the row it was opened from.
let opener;
const goBack = () => {
  document.getElementById('source')?.classList.remove('open');
  opener?.focus();
};
document.addEventListener('click', (event) => {
  if (event.target.closest('#source [data-back]')) goBack();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.querySelector('#source.open')) goBack();
});

element.addEventListener('click', (event) => {
  const link = event.target.closest('.said a');
  if (link) {
    opener = link;
    document.getElementById('source')?.classList.add('open');
  }
  const button = event.target.closest('button');
  if (button?.dataset.sentence) return copy(button);
  if (button && 'sort' in button.dataset) {
    element.dataset.sorted = button.closest('th').className;
    return trigger('order', {by: button.dataset.sort});
  }
  // A click anywhere in a row opens its source, unless something is being marked or pressed there.
  if (event.target.closest('a, button, input, .pick') || String(window.getSelection())) return;
  event.target.closest('tbody tr')?.querySelector('.said a')?.click();
});

// What is chosen is kept here, and told once the reader pauses: boxes may be marked in quick succession.
const place = element.closest('#figures') ?? element;
let chosen = [];
let telling;

const mark = () => {
  for (const box of element.querySelectorAll('[data-pick]')) {
    box.checked = chosen.includes(box.dataset.pick);
    box.closest('tr').classList.toggle('chosen', box.checked);
  }
};
const tell = (wait) => {
  mark();
  place.dataset.picked = JSON.stringify(chosen);
  clearTimeout(telling);
  telling = setTimeout(() => trigger('pick'), wait);
};

element.addEventListener('change', (event) => {
  const box = event.target.closest('[data-pick]');
  if (!box) return;
  chosen = chosen.filter((id) => id !== box.dataset.pick);
  if (box.checked) chosen.push(box.dataset.pick);
  tell(150);
});
place.addEventListener('unpick', () => {
  chosen = [];
  tell(0);
});

// The table is drawn anew: boxes stay as they are, and a heading that was pressed keeps the focus.
watch('value', () => {
  const drawn = element.querySelector('[data-chosen]');
  if (drawn && 'anew' in drawn.dataset) chosen = JSON.parse(drawn.dataset.chosen);
  mark();
  const sorted = element.dataset.sorted;
  if (sorted) element.querySelector(`th.${sorted} button`)?.focus({preventScroll: true});
  delete element.dataset.sorted;
});
