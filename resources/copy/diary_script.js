'use strict';
(function () {
  const copy = JSON.parse(document.getElementById('copy').textContent);
  const oneDay = 86400000;
  const store = 'needlebook-diary-2-' + copy.book + '-' + copy.patient;
  const earlierStore = 'needlebook-diary-' + copy.book + '-' + copy.patient;  // Of copies that kept no times.
  const iso = (date) => date.getFullYear() + '-' + String(date.getMonth() + 1).padStart(2, '0') + '-' +
    String(date.getDate()).padStart(2, '0');
  const minute = (date) => iso(date) + 'T' + String(date.getHours()).padStart(2, '0') + ':' +
    String(date.getMinutes()).padStart(2, '0');
  const today = () => { const now = new Date(); return new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12); };
  const byId = (id) => document.getElementById(id);

  let answers = {};   // "2026-03-01" -> {measure: {score: 5 | "declined", at: "2026-03-01T20:15"}}
  let keeps = true;
  try {
    const kept = localStorage.getItem(store);
    answers = kept ? JSON.parse(kept) : timeless(JSON.parse(localStorage.getItem(earlierStore) || '{}'));
  } catch (problem) { keeps = false; }

  let shown = today();
  let here = 0;         // Which question a key answers.
  let waiting = false;  // A 1 that may still become 10.

  function timeless(scores) {
    Object.values(scores).forEach((of_day) => Object.keys(of_day).forEach((measure) => {
      of_day[measure] = { score: of_day[measure] };
    }));
    return scores;
  }

  function keep() {
    try { localStorage.setItem(store, JSON.stringify(answers)); } catch (problem) { keeps = false; }
  }
  function say(words) { byId('said').textContent = words; }

  function score_of(day, measure) {
    const given = (answers[day] || {})[measure];
    return given === undefined ? undefined : given.score;
  }

  function answer(index, score) {
    const day = iso(shown);
    const measure = copy.measures[index].id;
    const of_day = answers[day] || {};
    if (score === null) delete of_day[measure];
    else if (score_of(day, measure) !== score) of_day[measure] = { score: score, at: minute(new Date()) };
    if (Object.keys(of_day).length === 0) delete answers[day]; else answers[day] = of_day;
    keep();
    draw();
  }

  function show_day(date) {
    const last = today();
    const first = new Date(last.getTime() - 60 * oneDay);
    shown = date > last ? last : date < first ? first : date;
    shown.setHours(12, 0, 0, 0);
    here = 0;
    waiting = false;
    draw();
  }
  function step(days) { show_day(new Date(shown.getTime() + days * oneDay)); }

  function go_on() {
    waiting = false;
    if (here + 1 < copy.measures.length) { here += 1; draw(); return; }
    if (iso(shown) === iso(today())) { say(copy.words.all_in); draw(); return; }
    step(1);
  }

  function draw() {
    const day = iso(shown);
    byId('day').textContent = shown.toLocaleDateString(copy.language, { weekday: 'long', day: 'numeric', month: 'long' });
    byId('later').disabled = day === iso(today());
    byId('late').hidden = day >= iso(new Date(today().getTime() - oneDay));
    copy.measures.forEach((measure, index) => {
      const field = byId('measure-' + index);
      field.classList.toggle('here', index === here);
      field.querySelectorAll('button').forEach((button) => {
        const score = button.value === 'declined' ? 'declined' : Number(button.value);
        button.setAttribute('aria-pressed', String(score_of(day, measure.id) === score));
      });
    });
    const days = Object.keys(answers).length;
    byId('count').textContent = days === 0 ? copy.words.none
      : days === 1 ? copy.words.one : copy.words.many.replace('{}', days);
    byId('save').disabled = days === 0;
    if (!keeps) say(copy.words.not_kept);
  }

  function press_digit(digit) {
    if (waiting) {
      if (digit === 0) { answer(here, 10); go_on(); return; }
      go_on();
    }
    answer(here, digit);
    if (digit === 1) waiting = true; else go_on();
  }

  function on_key(event) {
    if (byId('diary').hidden || event.ctrlKey || event.altKey || event.metaKey) return;
    const on_button = event.target instanceof HTMLButtonElement;
    if (/^[0-9]$/.test(event.key)) press_digit(Number(event.key));
    else if (event.key === 'd' || event.key === 'D') { answer(here, 'declined'); go_on(); }
    else if (event.key === '-') { answer(here, null); go_on(); }
    else if (event.key === 'Backspace' || event.key === 'Delete') { waiting = false; answer(here, null); }
    else if (event.key === 'Enter' && !on_button) go_on();
    else if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'ArrowRight') step(1);
    else if (event.key === 'ArrowUp') { waiting = false; here = Math.max(0, here - 1); draw(); }
    else if (event.key === 'ArrowDown') { waiting = false; here = Math.min(copy.measures.length - 1, here + 1); draw(); }
    else return;
    event.preventDefault();
  }

  function file_text() {
    const readings = [];
    Object.keys(answers).sort().forEach((day) => copy.measures.forEach((measure) => {
      const given = answers[day][measure.id];
      if (given !== undefined)
        readings.push({ measure: measure.id, day: day, score: given.score, answered_at: given.at });
    }));
    return JSON.stringify({ format: 'needlebook-diary', version: 1, book: copy.book, patient: copy.patient,
      made_on: copy.made_on, readings: readings }, null, 1) + '\n';
  }

  function save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([file_text()], { type: 'application/json' }));
    link.download = 'diary-' + iso(today()) + '.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say(copy.words.saved.replace('{}', link.download));
  }

  function show_page() {
    const diary = location.hash === '#diary';
    byId('diary').hidden = !diary;
    byId('course').hidden = diary;
    document.querySelectorAll('nav.pages a').forEach((link) => {
      if ((link.getAttribute('href') === '#diary') === diary) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    });
  }

  copy.measures.forEach((measure, index) => {
    const field = byId('measure-' + index);
    field.querySelectorAll('button').forEach((button) => button.addEventListener('click', () => {
      here = index;
      waiting = false;
      const score = button.value === 'declined' ? 'declined' : Number(button.value);
      answer(index, score_of(iso(shown), measure.id) === score ? null : score);
    }));
  });
  byId('earlier').addEventListener('click', () => step(-1));
  byId('later').addEventListener('click', () => step(1));
  byId('save').addEventListener('click', save);
  document.addEventListener('keydown', on_key);
  window.addEventListener('hashchange', show_page);
  show_page();
  draw();
}());
