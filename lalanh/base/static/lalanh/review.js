// The review page: a proposal and its passage point at each other; j, k, e, t, c work the cards.

const pane = document.querySelector(".review-text");
const cards = () => [...document.querySelectorAll("[data-clause]")];
const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const manner = { block: "center", behavior: isCalm ? "auto" : "smooth" };
let current = null;

const passagesOf = (id) => [...document.querySelectorAll(`.passage[data-clauses~="${id}"]`)];

const showPassage = (id) => {
  for (const marked of document.querySelectorAll(".passage.is-marked")) {
    marked.classList.remove("is-marked");
  }
  const passages = passagesOf(id);
  for (const passage of passages) passage.classList.add("is-marked");
  if (!pane || !passages.length) return;
  const place = passages[0].getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTo({ top: pane.scrollTop + place - pane.clientHeight / 3, behavior: manner.behavior });
};

const choose = (card, { scrolls = false } = {}) => {
  for (const other of cards()) other.classList.toggle("is-current", other === card);
  current = card ? card.dataset.clause : null;
  if (!card) return;
  showPassage(current);
  if (!scrolls) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView(manner);
};

const cardOf = (id) => document.getElementById(`muc-${id}`);

document.addEventListener("click", (event) => {
  const passage = event.target.closest(".review-text .passage[data-clauses]");
  if (passage && passage.dataset.clauses) {
    choose(cardOf(passage.dataset.clauses.split(" ")[0]), { scrolls: true });
    return;
  }
  const card = event.target.closest("[data-clause]");
  if (!card) return;
  if (event.target.closest("[data-passage]")) event.preventDefault();
  choose(card);
});

document.addEventListener("focusin", (event) => {
  const card = event.target.closest("[data-clause]");
  if (card && card.dataset.clause !== current) choose(card);
});

const step = (by) => {
  const all = cards();
  const place = all.findIndex((card) => card.dataset.clause === current);
  const next = place < 0 ? 0 : Math.min(Math.max(place + by, 0), all.length - 1);
  if (all[next]) choose(all[next], { scrolls: true });
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select, [contenteditable], dialog");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") return step(1);
  if (event.key === "k") return step(-1);
  const card = current && cardOf(current);
  const act = card && card.querySelector(`[data-act="${CSS.escape(event.key)}"]`);
  if (!act) return;
  event.preventDefault();
  act.click();
});

// One list of bodies is open at a time; Escape closes it and goes back to its card.
const closePickers = (except) => {
  for (const picker of document.querySelectorAll(".picker")) {
    if (picker !== except) picker.remove();
  }
};

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !event.target.closest(".picker")) return;
  closePickers();
  const card = current && cardOf(current);
  if (card) card.focus({ preventScroll: true });
});

// What was swapped in takes the keyboard: a field to type in, or the card that came back.
document.addEventListener("htmx:load", (event) => {
  if (event.target.matches(".picker")) closePickers(event.target);
  const field = event.target.querySelector("[autofocus], .is-editing textarea");
  if (field) return field.focus();
  const card = current && cardOf(current);
  if (card) choose(card);
});
