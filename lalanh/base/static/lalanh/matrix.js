// Comforts of the matrix: arrows move between cells, a cell says in words what its letter means.

const cellOf = (node) => node.closest("[data-matrix] :is(td, th)");

const inWords = (cell) => {
  const row = cell.parentElement;
  const table = row.closest("table");
  const head = table.tHead.rows[0].cells[cell.cellIndex];
  const letter = cell.textContent.replace(/[!()]/g, "");
  const signs = [...document.querySelectorAll(".legend .sign")];
  const sign = signs.find((one) => one.textContent === letter);
  const state = sign ? sign.nextSibling.textContent.trim() : cell.textContent;
  const late = sign && cell.textContent.startsWith("!") ? "quá hạn, " : "";
  return `${row.cells[0].innerText.trim()} · ${head.title || head.innerText}: ${late}${state}`;
};

const name = (event) => {
  const cell = event.target.closest("[data-matrix] tbody td");
  if (cell && !cell.title && cell.textContent) cell.title = inWords(cell);
};

document.addEventListener("pointerover", name);
document.addEventListener("focusin", name);

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  const cell = step && event.target.matches("[data-matrix] a") && cellOf(event.target);
  if (!cell) return;
  const rows = [...cell.closest("table").rows];
  let row = rows.indexOf(cell.parentElement);
  let column = cell.cellIndex;
  for (;;) {
    row += step[0];
    column += step[1];
    const next = rows[row]?.cells[column];
    if (!next) return;
    const link = next.querySelector("a");
    if (!link) continue;
    event.preventDefault();
    link.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
    return;
  }
});
