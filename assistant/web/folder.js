/* A folder is given to Gradio's own field as if its files had been chosen there, so that they are checked and shown as
   any others. That field tells the server no folders: each file carries those below the chosen one in its name. */
(() => {
  const isHidden = (part) => part.startsWith('.');
  function take(input) {
    const place = input.closest('.folder'), told = place.querySelector('[role="status"]');
    const field = document.querySelector('#upload input[type="file"]');
    const kinds = place.dataset.kinds.split(' ');
    const every = [...input.files].map((file) => ({ file, path: (file.webkitRelativePath || file.name).split('/') }));
    const name = every[0]?.path[0] ?? '';
    const good = every.filter(({ file, path }) =>
      !path.slice(1).some(isHidden) && kinds.some((kind) => file.name.toLowerCase().endsWith(kind)));
    const say = good.length ? place.dataset.read : place.dataset.none;
    told.textContent = say.replace('{name}', () => name).replace('{files}', good.length).replace('{others}', every.length - good.length);
    input.value = '';
    if (!good.length || !field) return;
    const given = new DataTransfer();
    for (const { file, path } of good) {
      given.items.add(new File([file], path.slice(path.length > 1 ? 1 : 0).join(' - '), { type: file.type, lastModified: file.lastModified }));
    }
    field.files = given.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  document.addEventListener('click', ({ target }) => target.closest?.('[data-folder]')?.parentElement.querySelector('input').click());
  document.addEventListener('change', ({ target }) => { if (target.closest?.('.folder')) take(target); });
})();
